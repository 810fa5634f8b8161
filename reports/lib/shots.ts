import type { Screenshot } from '../../src/model/evidence.ts';
import type { ReportInput, ReportTools } from '../../src/model/report.ts';
import type { Parts } from './document.ts';
import { type Sheet, type Shot, shotsOfAll, shotsOfMarks } from './shot.ts';
import { inPictureOrder } from './shown-first.ts';
import { walkPictures } from './walks.ts';

export interface Shots {
  readonly sheets: readonly Sheet[];
  /** By root cause: pictures of one of its findings. */
  readonly byCause: ReadonlyMap<string, { readonly finding: string; readonly shots: readonly Shot[] }>;
  /** Pages that were gone through with the Tab key, with the stops in their order. */
  readonly walks: readonly { readonly url: string; readonly shots: readonly Shot[] }[];
  /** Others, which the report would be too large with. */
  readonly walksLeft: number;
}

/** Of all pictures together, as they stand in the report. */
const MAX_CHARACTERS = 6_000_000;
const MOST_EACH = 4;
const WALK_CAPTION = 'The page, with the stops of the Tab key numbered';

/** Pictures that checks attached to their findings: one finding of each cause, and one cause of each check first. */
export async function shotsOf(
  { catalogue, record }: Pick<ReportInput, 'catalogue' | 'record'>,
  { document, sources }: Parts,
  tools: ReportTools,
): Promise<Shots> {
  const captions = new Map(catalogue.checks.map((meta) => [meta.id, meta.captions ?? {}]));
  const sheets = new Map<string, Sheet | null>();
  let left = MAX_CHARACTERS;
  const sheetOf = async (shot: Screenshot): Promise<Sheet | null> => {
    const known = sheets.get(shot.blob);
    if (known !== undefined) return known;
    const dataUri = await dataUriOf(shot, tools);
    const fits = dataUri !== null && dataUri.length <= left;
    const { width, height } = shot;
    const sheet = fits ? { id: `shot-${sheets.size + 1}`, dataUri, width, height } : null;
    if (sheet) left -= sheet.dataUri.length;
    sheets.set(shot.blob, sheet);
    return sheet;
  };

  // Before those of the causes, which take what room there is.
  const walks: { url: string; shots: readonly Shot[] }[] = [];
  const walked = await walkPictures(record, tools);
  for (const { url, picture, note } of walked.shown) {
    const sheet = await sheetOf(picture.shot);
    if (sheet) walks.push({ url, shots: shotsOfAll(sheet, picture, WALK_CAPTION, note) });
  }

  const ofCause = new Map<string, number>();
  for (const [index, { rootCause }] of document.findings.entries())
    if (!ofCause.has(rootCause) && (sources[index]?.pictures?.length ?? 0) > 0) ofCause.set(rootCause, index);
  const byCause = new Map<string, { finding: string; shots: readonly Shot[] }>();
  for (const { id, check } of inPictureOrder(document)) {
    const index = ofCause.get(id);
    const finding = index === undefined ? undefined : document.findings[index];
    if (index === undefined || !finding) continue;
    const shots: Shot[] = [];
    for (const picture of (sources[index]?.pictures ?? []).slice(0, MOST_EACH)) {
      const sheet = await sheetOf(picture.shot);
      const caption = captions.get(check)?.[picture.caption] ?? 'The place on the page';
      if (sheet) shots.push(...shotsOfMarks(sheet, picture, caption));
    }
    if (shots.length > 0) byCause.set(id, { finding: finding.id, shots });
  }
  return { sheets: [...sheets.values()].filter((sheet) => sheet !== null), byCause, walks, walksLeft: walked.left };
}

async function dataUriOf(shot: Screenshot, tools: ReportTools): Promise<string | null> {
  if (!/^image\/(jpeg|png|webp)$/.test(shot.mediaType) || !isSize(shot.width) || !isSize(shot.height)) return null;
  const bytes = await tools.readBlob(shot);
  return bytes ? `data:${shot.mediaType};base64,${Buffer.from(bytes).toString('base64')}` : null;
}

function isSize(value: number): boolean {
  return Number.isFinite(value) && value >= 1 && value <= 20_000;
}
