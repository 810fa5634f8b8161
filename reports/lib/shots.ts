import type { FindingPicture } from '../../src/model/check.ts';
import type { Box, Screenshot } from '../../src/model/evidence.ts';
import type { ReportInput, ReportTools } from '../../src/model/report.ts';
import type { Parts } from './document.ts';
import { plural } from './text.ts';
import { walkPictures } from './walks.ts';

/** A picture as it was taken; several places in a report may show parts of it. */
export interface Sheet {
  readonly id: string;
  readonly dataUri: string;
  readonly width: number;
  readonly height: number;
}

export interface Mark extends Box {
  readonly label: string | null;
  /** Where the label stands: its flag is drawn above the box, or below it at the top of the picture. */
  readonly labelY: number;
  readonly labelWidth: number;
}

/** The part of a sheet that shows what there is to see, with its marks. */
export interface Shot {
  readonly sheet: string;
  readonly view: Box;
  readonly marks: readonly Mark[];
  readonly caption: string;
  readonly alt: string;
}

export interface Shots {
  readonly sheets: readonly Sheet[];
  /** By root cause: pictures of one of its findings. */
  readonly byCause: ReadonlyMap<string, { readonly finding: string; readonly shots: readonly Shot[] }>;
  /** Pages that were gone through with the Tab key, with the stops in their order. */
  readonly walks: readonly { readonly url: string; readonly shot: Shot }[];
  /** Others, which the report would be too large with. */
  readonly walksLeft: number;
}

/** Of all pictures together, as they stand in the report. */
const MAX_CHARACTERS = 4_000_000;
const MOST_CAUSES = 60;
const MOST_EACH = 4;
const MOST_MARKS = 60;
const MARGIN = 40;
/** What is shown at the least, so that a place can be recognised. */
const LEAST = { width: 640, height: 360 } as const;
const LABEL_HEIGHT = 22;
const LETTER = 10;

/** Pictures that checks attached to their findings: one finding of each cause, in the order of the report. */
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

  const ofCause = new Map<string, number>();
  for (const [index, { rootCause }] of document.findings.entries())
    if (!ofCause.has(rootCause) && (sources[index]?.pictures?.length ?? 0) > 0) ofCause.set(rootCause, index);
  const byCause = new Map<string, { finding: string; shots: readonly Shot[] }>();
  for (const { id, check } of document.rootCauses) {
    const index = ofCause.get(id);
    const finding = index === undefined ? undefined : document.findings[index];
    if (index === undefined || !finding || byCause.size >= MOST_CAUSES) continue;
    const shots: Shot[] = [];
    for (const picture of (sources[index]?.pictures ?? []).slice(0, MOST_EACH)) {
      const sheet = await sheetOf(picture.shot);
      if (sheet) shots.push(shotOf(sheet, picture, captions.get(check)?.[picture.caption] ?? 'The place on the page'));
    }
    if (shots.length > 0) byCause.set(id, { finding: finding.id, shots });
  }
  const walks: { url: string; shot: Shot }[] = [];
  const walked = await walkPictures(record, tools);
  for (const { url, picture } of walked.shown) {
    const sheet = await sheetOf(picture.shot);
    if (sheet) walks.push({ url, shot: shotOf(sheet, picture, 'The page, with the stops of the Tab key numbered') });
  }
  return { sheets: [...sheets.values()].filter((sheet) => sheet !== null), byCause, walks, walksLeft: walked.left };
}

async function dataUriOf(shot: Screenshot, tools: ReportTools): Promise<string | null> {
  if (!/^image\/(jpeg|png|webp)$/.test(shot.mediaType) || !isSize(shot.width) || !isSize(shot.height)) return null;
  const bytes = await tools.readBlob(shot);
  return bytes ? `data:${shot.mediaType};base64,${Buffer.from(bytes).toString('base64')}` : null;
}

function shotOf(sheet: Sheet, { marks }: FindingPicture, caption: string): Shot {
  const inside = marks.filter(({ box }) => liesOn(box, sheet)).slice(0, MOST_MARKS);
  const view = viewOf(
    sheet,
    inside.map(({ box }) => box),
  );
  const numbered = inside.some(({ label }) => label !== undefined);
  const places =
    inside.length === 0 ? '' : ` ${plural(inside.length, 'place')} outlined${numbered ? ', with labels' : ''}.`;
  return {
    sheet: sheet.id,
    view,
    marks: inside.map(({ box, label }) => markOf(box, label)),
    caption,
    alt: `${caption}.${places}`,
  };
}

function markOf({ x, y, width, height }: Box, label: string | undefined): Mark {
  const text = label === undefined ? null : label.slice(0, 20);
  return {
    ...{ x, y, width: Math.max(width, 2), height: Math.max(height, 2) },
    label: text,
    labelY: y >= LABEL_HEIGHT ? y - LABEL_HEIGHT : y + height,
    labelWidth: (text?.length ?? 0) * LETTER + 12,
  };
}

/** All marks with some room around them. */
function viewOf(sheet: Sheet, boxes: readonly Box[]): Box {
  if (boxes.length === 0) return part(sheet, 0, 0, sheet.width, Math.min(sheet.height, 720));
  const left = Math.min(...boxes.map(({ x }) => x)) - MARGIN;
  const top = Math.min(...boxes.map(({ y }) => y)) - MARGIN;
  const right = Math.max(...boxes.map(({ x, width }) => x + width)) + MARGIN;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + MARGIN;
  return part(sheet, left, top, right - left, bottom - top);
}

function part(sheet: Sheet, x: number, y: number, width: number, height: number): Box {
  const wide = Math.min(sheet.width, Math.max(LEAST.width, Math.ceil(width)));
  const high = Math.min(sheet.height, Math.max(LEAST.height, Math.ceil(height)));
  const clamp = (at: number, most: number) => Math.max(0, Math.min(Math.floor(at), most));
  return {
    x: clamp(x - (wide - width) / 2, sheet.width - wide),
    y: clamp(y - (high - height) / 2, sheet.height - high),
    width: wide,
    height: high,
  };
}

function liesOn({ x, y, width, height }: Box, sheet: Sheet): boolean {
  if (![x, y, width, height].every(Number.isFinite)) return false;
  return x < sheet.width && y < sheet.height && x + width > 0 && y + height > 0;
}

function isSize(value: number): boolean {
  return Number.isFinite(value) && value >= 1 && value <= 20_000;
}
