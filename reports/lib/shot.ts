import type { FindingPicture } from '../../src/model/check.ts';
import type { Box } from '../../src/model/evidence.ts';
import { plural } from './text.ts';

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
  /** How much room it needs to be readable; null where it fits anywhere. */
  readonly size: 'wide' | 'middle' | null;
  readonly caption: string;
  readonly alt: string;
}

/** More than a walk with the Tab key has stops. */
const MOST_MARKS = 320;
const MARGIN = 40;
/** What is shown at the least, so that a place can be recognised. */
const LEAST = { width: 640, height: 360 } as const;
const LABEL_HEIGHT = 22;
const LETTER = 10;
/** Of the width, or in pixels where that is more: what is higher does not fit on a sheet of paper above its words. */
const HIGHEST = 1.2;
const HIGH = 880;
/** So that what stands where one part ends is whole in one of them, with its label. */
const OVERLAP = 40;

/** The part of a picture with all its marks; in two or more, where they are further apart than one sheet of paper is high. */
export function shotsOfMarks(sheet: Sheet, picture: FindingPicture, caption: string): readonly Shot[] {
  const { marks, more } = marksOn(sheet, picture);
  const parts = partsOf(viewOf(sheet, marks), marks);
  // What lies between two places, and has none itself, shows nothing.
  const marked = parts.length === 1 ? parts : parts.filter((one) => one.marks.length > 0);
  return marked.map((one, index) => shotWith(sheet, one, inPart(caption, index, marked.length, more)));
}

/** The whole picture from its top, marked or not, in as many parts as it takes. */
export function shotsOfAll(sheet: Sheet, picture: FindingPicture, caption: string, note: string): readonly Shot[] {
  const { marks, more } = marksOn(sheet, picture);
  const parts = partsOf({ x: 0, y: 0, width: sheet.width, height: sheet.height }, marks);
  return parts.map((one, index) => shotWith(sheet, one, inPart(caption, index, parts.length, `${more}${note}`)));
}

type Marks = FindingPicture['marks'];

interface Part {
  readonly view: Box;
  readonly marks: Marks;
}

function partsOf(whole: Box, marks: Marks): readonly Part[] {
  const count = Math.max(1, Math.ceil(whole.height / Math.max(whole.width * HIGHEST, HIGH)));
  const high = Math.ceil(whole.height / count);
  return Array.from({ length: count }, (_, index) => {
    const from = whole.y + index * high;
    const top = Math.max(whole.y, from - OVERLAP);
    const end = Math.min(from + high, whole.y + whole.height);
    return {
      view: { ...whole, y: top, height: end - top },
      marks: marks.filter(({ box }) => box.y < end && box.y + box.height > top),
    };
  });
}

/** What is to be said of all of it is said once. */
function inPart(caption: string, index: number, count: number, note: string): string {
  const which = count === 1 ? '' : `, part ${index + 1} of ${count}`;
  return `${caption}${which}${index === 0 ? note : ''}`;
}

function marksOn(sheet: Sheet, { marks }: FindingPicture): { readonly marks: Marks; readonly more: string } {
  const inside = marks.filter(({ box }) => liesOn(box, sheet));
  const left = inside.length - MOST_MARKS;
  return { marks: inside.slice(0, MOST_MARKS), more: left > 0 ? `. ${plural(left, 'more place')} not outlined.` : '' };
}

function shotWith(sheet: Sheet, { view, marks }: Part, caption: string): Shot {
  const numbered = marks.some(({ label }) => label !== undefined);
  const places = `${plural(marks.length, 'place')} outlined${numbered ? ', with labels' : ''}.`;
  const sentence = caption.endsWith('.') ? caption : `${caption}.`;
  return {
    sheet: sheet.id,
    view,
    marks: marks.map(({ box, label }) => markOf(box, label)),
    size: sizeOf(view),
    caption,
    alt: marks.length === 0 ? sentence : `${sentence} ${places}`,
  };
}

/** The style sheet knows these. */
function sizeOf({ width }: Box): Shot['size'] {
  if (width > 800) return 'wide';
  return width > 400 ? 'middle' : null;
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
function viewOf(sheet: Sheet, marks: Marks): Box {
  const boxes = marks.map(({ box }) => box);
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

export function liesOn({ x, y, width, height }: Box, sheet: Pick<Sheet, 'width' | 'height'>): boolean {
  if (![x, y, width, height].every(Number.isFinite)) return false;
  return x < sheet.width && y < sheet.height && x + width > 0 && y + height > 0;
}
