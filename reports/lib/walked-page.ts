import type { Box, ScanRecord, Screenshot } from '../../src/model/evidence.ts';
import type { ReportTools } from '../../src/model/report.ts';
import { liesOn } from './shot.ts';
import { readFiled, readWalk } from './walks.ts';

/** The picture of the whole page that was taken while it was tried out, where the place stands on it as it did in the visit. */
export type SeenAgain = (page: string, box: Box) => Promise<Screenshot | undefined>;

/** What is filed of a walk has up to some hundred kB. */
const MOST_READ = 60;
/** So many places that both visits saw say whether the page stood still. */
const WITNESSES = 5;
/** Of a pixel or two nobody is misled. */
const CLOSE = 3;

interface Walked {
  readonly picture: Screenshot;
  /** Links that the visit saw and that the Tab key came to: where they stood for each. */
  readonly both: readonly { readonly visit: Box; readonly walk: Box }[];
}

/**
 * A page that is tried out is opened again, and may look different then: another width, a banner that is gone, pictures
 * that have loaded. An outline around the wrong thing would be worse than none, so both visits must agree on the width of
 * the window and, where links can tell, on where things stand. What an earlier scan tried out is not taken.
 */
export function seenAgain(
  { pages, probed }: Pick<ScanRecord, 'pages' | 'probed'>,
  visits: ReadonlyMap<string, Screenshot>,
  tools: Pick<ReportTools, 'readBlob'>,
): SeenAgain {
  const triedOut = new Set(probed?.pages.flatMap(({ url, reused }) => (reused ? [] : [url])));
  const records = new Map(pages.map((page) => [page.url, page]));
  const known = new Map<string, Walked | undefined>();
  const walkedOn = async (page: string): Promise<Walked | undefined> => {
    if (known.has(page) || known.size >= MOST_READ) return known.get(page);
    const record = records.get(page);
    const walk = await readWalk(record, tools);
    const links = walk && (await readFiled<unknown>(record, 'links', tools));
    const walked = walk && { picture: walk.picture, both: inBoth(walk.stops, Array.isArray(links) ? links : []) };
    known.set(page, walked);
    return walked;
  };
  // One scan has one window. Its first pages get a picture of the visit, and many that are tried out come later.
  const usual = visits.values().next().value?.width;
  return async (page, box) => {
    const visit = visits.get(page);
    const width = visit?.width ?? usual;
    if (width === undefined || !triedOut.has(page)) return undefined;
    const walked = await walkedOn(page);
    if (!walked || walked.picture.width !== width || !liesOn(box, walked.picture)) return undefined;
    // Of a page without a picture of its visit, something that both saw must tell that it is the same.
    if (!visit && walked.both.length === 0) return undefined;
    return stoodStill(walked, box) ? walked.picture : undefined;
  };
}

type Placed = { readonly selector?: unknown; readonly box?: Box | null } | null;

function inBoth(stops: readonly Placed[], links: readonly Placed[]): Walked['both'] {
  const placed = new Map(links.flatMap((link) => (link?.box ? [[link.selector, link.box] as const] : [])));
  return stops.flatMap((stop) => {
    const visit = placed.get(stop?.selector);
    return visit && stop?.box ? [{ visit, walk: stop.box }] : [];
  });
}

/** By most of those next to it: what is fixed to the window stands elsewhere each time, and everything else stays. */
function stoodStill({ both }: Walked, { y }: Box): boolean {
  const near = both.toSorted((a, b) => Math.abs(a.visit.y - y) - Math.abs(b.visit.y - y)).slice(0, WITNESSES);
  const moved = near.filter(
    ({ visit, walk }) => Math.abs(visit.x - walk.x) > CLOSE || Math.abs(visit.y - walk.y) > CLOSE,
  );
  return near.length === 0 || moved.length * 2 < near.length;
}
