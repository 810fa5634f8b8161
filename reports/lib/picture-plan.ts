import type { Finding } from '../../src/model/check.ts';
import type { Box, Screenshot } from '../../src/model/evidence.ts';
import type { ReportInput, ReportTools } from '../../src/model/report.ts';
import type { Parts } from './document.ts';
import type { ReportDocument } from './document-types.ts';
import type { Shots } from './shots.ts';
import { inPictureOrder } from './shown-first.ts';
import { type SeenAgain, seenAgain } from './walked-page.ts';

/** A place to cut out of a picture. */
export interface PlannedCut {
  readonly rootCause: string;
  readonly finding: string;
  readonly box: Box;
  /** The picture was not taken while the place was found, but later in the same scan. */
  readonly later: boolean;
}

export interface PlannedPicture {
  readonly screenshot: Screenshot;
  readonly cuts: readonly PlannedCut[];
}

/** Decoding ten million pixels takes about a second, so only so many are opened together, one page after the other. */
const MAX_PIXELS = 200_000_000;

/** Beside tens of thousands of findings there is less room, and more pages to choose from: only short ones are opened. */
const MANY_FINDINGS = 10_000;
const MAX_PIXELS_WHEN_MANY = 9_600_000;
const LARGEST_WHEN_MANY = 1_600_000;

interface Candidate extends PlannedCut {
  readonly screenshot: Screenshot;
}

/** Something to show, and where it stands. */
interface Place {
  readonly finding: string;
  readonly page: string;
  readonly box: Box;
}

/**
 * Prefers pictures that are opened anyway: a fault in a shared header needs no page of its own. Where the picture of the
 * visit does not reach down to the place, there may be one of the whole page.
 */
export async function planPictures(
  { record }: Pick<ReportInput, 'record'>,
  { document, sources }: Parts,
  tools: Pick<ReportTools, 'readBlob'>,
  shown: Shots['byCause'],
): Promise<readonly PlannedPicture[]> {
  const visits = new Map<string, Screenshot>();
  for (const { url, screenshot } of record.outcomes) if (screenshot) visits.set(url, screenshot);
  const again = seenAgain(record, visits, tools);
  const places = placesByCause(document, sources);
  const plan = new Map<string, { readonly screenshot: Screenshot; readonly cuts: PlannedCut[] }>();
  const isMany = document.findings.length > MANY_FINDINGS;
  const largest = isMany ? LARGEST_WHEN_MANY : Number.POSITIVE_INFINITY;
  let left = isMany ? MAX_PIXELS_WHEN_MANY : MAX_PIXELS;
  const fits = (one: Candidate) => pixelsOf(one) <= largest;
  for (const { id } of inPictureOrder(document)) {
    const here = shown.has(id) ? [] : (places.get(id) ?? []);
    const choose = (all: readonly Candidate[]) =>
      all.find(({ screenshot }) => plan.has(screenshot.blob)) ?? smallest(all.filter((one) => pixelsOf(one) <= left));
    const chosen =
      choose(onVisits(id, here, visits).filter(fits)) ?? choose((await later(id, here, again)).filter(fits));
    if (!chosen) continue;
    const { screenshot, ...cut } = chosen;
    const planned = plan.get(screenshot.blob);
    if (planned) planned.cuts.push(cut);
    else {
      plan.set(screenshot.blob, { screenshot, cuts: [cut] });
      left -= pixelsOf(chosen);
    }
  }
  return [...plan.values()];
}

function placesByCause(
  { findings }: ReportDocument,
  sources: readonly Finding[],
): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place[]>();
  for (const [index, { rootCause, id, page }] of findings.entries()) {
    const at = sources[index]?.at;
    const box = at?.kind === 'element' ? at.box : undefined;
    if (!box) continue;
    const known = places.get(rootCause);
    const place = { finding: id, page, box };
    if (known) known.push(place);
    else places.set(rootCause, [place]);
  }
  return places;
}

function onVisits(
  rootCause: string,
  places: readonly Place[],
  visits: ReadonlyMap<string, Screenshot>,
): readonly Candidate[] {
  return places.flatMap(({ finding, page, box }) => {
    const screenshot = visits.get(page);
    if (!screenshot || box.y >= screenshot.height || box.x >= screenshot.width) return [];
    return [{ rootCause, finding, box, screenshot, later: false }];
  });
}

/** The first that can be shown: looking for more would open more evidence. */
async function later(rootCause: string, places: readonly Place[], again: SeenAgain): Promise<readonly Candidate[]> {
  for (const { finding, page, box } of places) {
    const screenshot = await again(page, box);
    if (screenshot) return [{ rootCause, finding, box, screenshot, later: true }];
  }
  return [];
}

/** What a page takes to unpack goes by its size. */
function pixelsOf({ screenshot: { width, height } }: Candidate): number {
  return width * height;
}

function smallest(all: readonly Candidate[]): Candidate | undefined {
  const least = all.reduce((size, one) => Math.min(size, pixelsOf(one)), Number.POSITIVE_INFINITY);
  return all.find((one) => pixelsOf(one) === least);
}
