/** One bar: its words on a line of their own, and the bar below them. */
export interface BarInput {
  readonly label: string;
  /** What the number means, in words, at the end of the line. */
  readonly words: string;
  /** Null: there is no number, which is not the same as nought. */
  readonly value: number | null;
  readonly band?: { readonly low: number; readonly high: number } | null | undefined;
}

export interface Bar {
  readonly label: string;
  /** For narrow screens, where text in a drawing cannot wrap. */
  readonly shortLabel: string;
  readonly words: string;
  readonly textY: number;
  readonly barY: number;
  /** Share of the full width in per cent; null where there is no number. */
  readonly width: number | null;
  readonly band: { readonly low: number; readonly high: number } | null;
}

export interface Bars {
  readonly height: number;
  readonly barHeight: number;
  readonly bars: readonly Bar[];
}

const ROW = 44;
const TEXT = 17;
const BAR = 24;
const BAR_HEIGHT = 12;
const SHORT = 22;
const LONG = 80;

/** Widths are shares, so that letters keep their size however narrow the page is. */
export function barsOf(items: readonly BarInput[], full = largest(items)): Bars {
  return {
    height: items.length * ROW,
    barHeight: BAR_HEIGHT,
    bars: items.map(({ label, words, value, band }, index) => ({
      label: shortened(label, LONG),
      shortLabel: shortened(label, SHORT),
      words,
      textY: index * ROW + TEXT,
      barY: index * ROW + BAR,
      width: value === null ? null : share(value, full),
      band: value === null || !band ? null : { low: share(band.low, full), high: share(band.high, full) },
    })),
  };
}

function largest(items: readonly BarInput[]): number {
  return items.reduce((most, { value }) => Math.max(most, value ?? 0), 0);
}

function share(value: number, full: number): number {
  if (full <= 0) return 0;
  return Math.round(Math.min(1, Math.max(0, value / full)) * 1000) / 10;
}

/** By whole characters, and never inside one of two halves. */
function shortened(text: string, most: number): string {
  const letters = [...text];
  return letters.length <= most
    ? text
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
