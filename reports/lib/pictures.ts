import type { Finding } from '../../src/model/check.ts';
import type { Box, Screenshot } from '../../src/model/evidence.ts';
import type { Picture, ReportInput, ReportTools } from '../../src/model/report.ts';
import { cutOut } from './crop.ts';
import type { Parts } from './document.ts';
import type { ReportDocument, RootCause } from './document-types.ts';
import type { Shots } from './shots.ts';

export interface ElementPicture extends Picture {
  /** Id of the finding it shows. */
  readonly finding: string;
}

/** Decoding a page takes about a second and 100 MB, so few pages are opened, one after the other. */
const MAX_PICTURES = 60;
const MAX_PAGES = 20;
/** Of all pictures together, as they stand in the report. */
const MAX_CHARACTERS = 3_000_000;

/** Beside tens of thousands of findings there is less room, and more pages to choose from: only short ones are opened. */
const MANY_FINDINGS = 10_000;
const MAX_PAGES_WHEN_MANY = 6;
const MAX_PIXELS_WHEN_MANY = 1_600_000;

interface Shot {
  readonly rootCause: string;
  readonly finding: string;
  readonly page: string;
  readonly box: Box;
  /** Of the picture of the page. */
  readonly pixels: number;
}

/** What a page takes to unpack goes by its size. */
function smallest(shots: readonly Shot[]): Shot | undefined {
  const least = shots.reduce((size, { pixels }) => Math.min(size, pixels), Number.POSITIVE_INFINITY);
  return shots.find(({ pixels }) => pixels === least);
}

/** One picture per root cause, as far as the caps reach, in the order the report shows the causes. */
export async function picturesOf(
  input: ReportInput,
  { document, sources }: Parts,
  tools: ReportTools,
  /** Causes that have pictures of their own. */
  { byCause }: Pick<Shots, 'byCause'> = { byCause: new Map() },
): Promise<ReadonlyMap<string, ElementPicture>> {
  const screenshots = new Map<string, Screenshot>();
  for (const { url, screenshot } of input.record.outcomes) if (screenshot) screenshots.set(url, screenshot);
  const pictures = new Map<string, ElementPicture>();
  let left = MAX_CHARACTERS;
  for (const [page, shots] of planShots(document, sources, screenshots, byCause)) {
    for (const [rootCause, picture] of await takeShots(screenshots.get(page), shots, tools)) {
      if (picture.dataUri.length > left) continue;
      left -= picture.dataUri.length;
      pictures.set(rootCause, picture);
    }
    tools.tidyUp?.();
  }
  return pictures;
}

/** Prefers pages that are opened anyway: a fault in a shared header needs no page of its own. */
function planShots(
  document: ReportDocument,
  sources: readonly Finding[],
  screenshots: ReadonlyMap<string, Screenshot>,
  shown: Shots['byCause'],
): ReadonlyMap<string, readonly Shot[]> {
  const candidates = candidatesByCause(document, sources, screenshots);
  const plan = new Map<string, Shot[]>();
  const mostPages = isMany(document) ? MAX_PAGES_WHEN_MANY : MAX_PAGES;
  let taken = 0;
  for (const { id } of inReportOrder(document.rootCauses)) {
    const shots = shown.has(id) ? [] : (candidates.get(id) ?? []);
    const shot = shots.find(({ page }) => plan.has(page)) ?? (plan.size < mostPages ? smallest(shots) : undefined);
    if (!shot) continue;
    const planned = plan.get(shot.page);
    if (planned) planned.push(shot);
    else plan.set(shot.page, [shot]);
    taken += 1;
    if (taken === MAX_PICTURES) break;
  }
  return plan;
}

function inReportOrder(causes: readonly RootCause[]): readonly RootCause[] {
  return [...causes.filter((one) => one.outcome === 'failed'), ...causes.filter((one) => one.outcome !== 'failed')];
}

function isMany({ findings }: ReportDocument): boolean {
  return findings.length > MANY_FINDINGS;
}

function candidatesByCause(
  document: ReportDocument,
  sources: readonly Finding[],
  screenshots: ReadonlyMap<string, Screenshot>,
): ReadonlyMap<string, readonly Shot[]> {
  const shots = new Map<string, Shot[]>();
  for (const [index, finding] of document.findings.entries()) {
    const at = sources[index]?.at;
    const box = at?.kind === 'element' ? at.box : undefined;
    const { rootCause } = finding;
    const screenshot = screenshots.get(finding.page);
    const pixels = screenshot ? screenshot.width * screenshot.height : 0;
    if (isMany(document) && pixels > MAX_PIXELS_WHEN_MANY) continue;
    if (!box || !screenshot || box.y >= screenshot.height || box.x >= screenshot.width) continue;
    const shot = { rootCause, finding: finding.id, page: finding.page, box, pixels };
    const known = shots.get(rootCause);
    if (known) known.push(shot);
    else shots.set(rootCause, [shot]);
  }
  return shots;
}

/** One page after the other, as each takes much memory while it is open. */
async function takeShots(
  screenshot: Screenshot | undefined,
  shots: readonly Shot[],
  tools: ReportTools,
): Promise<readonly (readonly [rootCause: string, picture: ElementPicture])[]> {
  const bytes = screenshot && (await tools.readBlob(screenshot));
  if (!bytes) return [];
  const boxes = shots.map(({ box }) => box);
  const pictures = await (tools.cutOut ?? cutOut)(bytes, boxes);
  return shots.flatMap(({ rootCause, finding }, index) => {
    const picture = pictures[index];
    return picture ? [[rootCause, { ...picture, finding }] as const] : [];
  });
}
