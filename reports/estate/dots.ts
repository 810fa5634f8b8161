import { cap } from '../lib/text.ts';

/** Drawings of many scores. Places along the line are shares of the width and heights are pixels, so that letters keep their size. */
export interface Dots {
  readonly height: number;
  readonly dots: readonly { readonly x: number; readonly y: number }[];
  /** How many one dot stands for. */
  readonly each: number;
}

/** Scores this near to each other share a column. */
const COLUMN = 2;
const DOT = 6;
const MOST_HIGH = 36;

/** One dot for each score, stacked where scores are alike. */
export function dotsOf(scores: readonly number[]): Dots {
  const columns = Map.groupBy(scores, (score) => Math.min(100 - COLUMN, Math.floor(score / COLUMN) * COLUMN));
  const tallest = Math.max(1, ...[...columns.values()].map((column) => column.length));
  const each = Math.ceil(tallest / MOST_HIGH);
  const height = Math.ceil(tallest / each) * DOT + DOT;
  const dots = [...columns]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([from, column]) =>
      Array.from({ length: Math.ceil(column.length / each) }, (_, index) => ({
        x: from + COLUMN / 2,
        y: height - DOT / 2 - index * DOT,
      })),
    );
  return { height, dots, each };
}

export interface BoxInput {
  readonly label: string;
  readonly words: string;
  /** For narrow screens, where text in a drawing cannot wrap. */
  readonly shortWords: string;
  readonly five: readonly [number, number, number, number, number] | null;
  readonly scores: readonly number[];
}

export interface Box {
  readonly label: string;
  readonly shortLabel: string;
  readonly words: string;
  readonly shortWords: string;
  readonly textY: number;
  readonly y: number;
  /** Null where there are too few scores for halves and quarters to mean anything: then each is a dot. */
  readonly five: {
    readonly least: number;
    readonly from: number;
    readonly width: number;
    readonly middle: number;
    readonly most: number;
  } | null;
  readonly dots: readonly number[];
}

const ROW = 52;
const TEXT = 17;
const MIDDLE = 34;
const LONG = 60;
const SHORT = 17;
/** Of fewer, quarters would be single councils. */
const FEWEST = 8;

export function boxesOf(groups: readonly BoxInput[]): { readonly height: number; readonly boxes: readonly Box[] } {
  return {
    height: groups.length * ROW,
    boxes: groups.map(({ label, words, shortWords, five, scores }, index) => ({
      label: cap(label, LONG),
      shortLabel: cap(label, SHORT),
      words,
      shortWords,
      textY: index * ROW + TEXT,
      y: index * ROW + MIDDLE,
      five: five === null || scores.length < FEWEST ? null : boxOf(five),
      dots: scores.length < FEWEST ? scores.map(tenth) : [],
    })),
  };
}

function boxOf([least, quarter, middle, threeQuarters, most]: NonNullable<BoxInput['five']>): Box['five'] {
  return {
    ...{ least: tenth(least), from: tenth(quarter), width: tenth(threeQuarters - quarter) },
    ...{ middle: tenth(middle), most: tenth(most) },
  };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
