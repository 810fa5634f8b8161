import type { Finding } from '../../src/model/check.ts';
import type { Box, Screenshot } from '../../src/model/evidence.ts';
import type { ReportInput, ReportTools } from '../../src/model/report.ts';
import type { Parts } from './document.ts';
import type { ReportDocument, RootCause } from './document-types.ts';
import type { Shots } from './shots.ts';
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

/** Decoding a page takes about a second and 100 MB, so few pages are opened, one after the other. */
const MAX_PICTURES = 60;
const MAX_PAGES = 20;

/** Beside tens of thousands of findings there is less room, and more pages to choose from: only short ones are opened. */
const MANY_FINDINGS = 10_000;
const MAX_PAGES_WHEN_MANY = 6;
const MAX_PIXELS_WHEN_MANY = 1_600_000;

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
  const mostPages = isMany ? MAX_PAGES_WHEN_MANY : MAX_PAGES;
  const fits = ({ screenshot: { width, height } }: Candidate) => !isMany || width * height <= MAX_PIXELS_WHEN_MANY;
  let taken = 0;
  for (const { id } of inReportOrder(document.rootCauses)) {
    if (taken === MAX_PICTURES) break;
    const here = shown.has(id) ? [] : (places.get(id) ?? []);
    const choose = (all: readonly Candidate[]) =>
      all.find(({ screenshot }) => plan.has(screenshot.blob)) ?? (plan.size < mostPages ? smallest(all) : undefined);
    const chosen =
      choose(onVisits(id, here, visits).filter(fits)) ?? choose((await later(id, here, again)).filter(fits));
    if (!chosen) continue;
    const { screenshot, ...cut } = chosen;
    const planned = plan.get(screenshot.blob);
    if (planned) planned.cuts.push(cut);
    else plan.set(screenshot.blob, { screenshot, cuts: [cut] });
    taken += 1;
  }
  return [...plan.values()];
}

function inReportOrder(causes: readonly RootCause[]): readonly RootCause[] {
  return [...causes.filter((one) => one.outcome === 'failed'), ...causes.filter((one) => one.outcome !== 'failed')];
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
function smallest(all: readonly Candidate[]): Candidate | undefined {
  const pixels = ({ screenshot: { width, height } }: Candidate) => width * height;
  const least = all.reduce((size, one) => Math.min(size, pixels(one)), Number.POSITIVE_INFINITY);
  return all.find((one) => pixels(one) === least);
}
