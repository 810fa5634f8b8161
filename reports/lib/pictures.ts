import type { Box, Screenshot } from '../../src/model/evidence.ts';
import type { ReportInput, ReportTools } from '../../src/model/report.ts';
import { cropElement, decodePicture, type Picture } from './crop.ts';
import type { ReportDocument, RootCause } from './document-types.ts';
import type { LocatedFinding } from './findings.ts';

export interface ElementPicture extends Picture {
  /** Id of the finding it shows. */
  readonly finding: string;
}

/** Decoding a page takes about a second and 100 MB, so few pages are opened, one after the other. */
const MAX_PICTURES = 60;
const MAX_PAGES = 20;

interface Shot {
  readonly rootCause: string;
  readonly finding: string;
  readonly page: string;
  readonly box: Box;
}

/** One picture per root cause, as far as the caps reach, in the order the report shows the causes. */
export async function picturesOf(
  input: ReportInput,
  document: ReportDocument,
  located: readonly LocatedFinding[],
  tools: ReportTools,
): Promise<ReadonlyMap<string, ElementPicture>> {
  const screenshots = new Map<string, Screenshot>();
  for (const { url, screenshot } of input.record.outcomes) if (screenshot) screenshots.set(url, screenshot);
  const pictures = new Map<string, ElementPicture>();
  for (const [page, shots] of planShots(document, located, screenshots)) {
    for (const [rootCause, picture] of await takeShots(screenshots.get(page), shots, tools)) {
      pictures.set(rootCause, picture);
    }
  }
  return pictures;
}

/** Prefers pages that are opened anyway: a fault in a shared header needs no page of its own. */
function planShots(
  document: ReportDocument,
  located: readonly LocatedFinding[],
  screenshots: ReadonlyMap<string, Screenshot>,
): ReadonlyMap<string, readonly Shot[]> {
  const candidates = candidatesByCause(document, located, screenshots);
  const plan = new Map<string, Shot[]>();
  let taken = 0;
  for (const { id } of inReportOrder(document.rootCauses)) {
    const shots = candidates.get(id) ?? [];
    const shot = shots.find(({ page }) => plan.has(page)) ?? (plan.size < MAX_PAGES ? shots[0] : undefined);
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

function candidatesByCause(
  document: ReportDocument,
  located: readonly LocatedFinding[],
  screenshots: ReadonlyMap<string, Screenshot>,
): ReadonlyMap<string, readonly Shot[]> {
  const causes = new Map(document.findings.map((finding) => [finding.id, finding.rootCause]));
  const shots = new Map<string, Shot[]>();
  for (const { finding, source } of located) {
    const box = source.at.kind === 'element' ? source.at.box : undefined;
    const rootCause = causes.get(finding.id);
    const screenshot = screenshots.get(finding.page);
    if (!box || !rootCause || !screenshot || box.y >= screenshot.height || box.x >= screenshot.width) continue;
    const shot = { rootCause, finding: finding.id, page: finding.page, box };
    const known = shots.get(rootCause);
    if (known) known.push(shot);
    else shots.set(rootCause, [shot]);
  }
  return shots;
}

/** The decoded page is local to this call, so that it is gone before the next one is opened. */
async function takeShots(
  screenshot: Screenshot | undefined,
  shots: readonly Shot[],
  tools: ReportTools,
): Promise<readonly (readonly [rootCause: string, picture: ElementPicture])[]> {
  const bytes = screenshot && (await tools.readBlob(screenshot));
  const pixels = bytes && decodePicture(bytes);
  if (!pixels) return [];
  return shots.flatMap(({ rootCause, finding, box }) => {
    const picture = cropElement(pixels, box);
    return picture ? [[rootCause, { ...picture, finding }] as const] : [];
  });
}
