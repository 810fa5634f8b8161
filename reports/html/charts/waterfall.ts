import type { Asked } from '../../lib/loading.ts';

/** One request: its words on the left, its bar on the right. */
export interface WaterfallBar {
  readonly label: string;
  /** For narrow screens: the number, by which it is found in the table, and the kind. */
  readonly shortLabel: string;
  readonly textY: number;
  readonly barY: number;
  /** Shares of the width of the bars, in per cent. */
  readonly start: number;
  readonly width: number;
  readonly own: boolean;
  readonly blocking: boolean;
}

export interface Waterfall {
  readonly height: number;
  readonly barHeight: number;
  readonly bars: readonly WaterfallBar[];
  readonly ticks: readonly { readonly at: number; readonly label: string; readonly labelled: boolean }[];
}

const HEAD = 24;
const ROW = 20;
const BAR_HEIGHT = 12;
/** Text in a drawing neither wraps nor is cut where the bars begin. */
const LONG = 28;
/** Thinner bars would not be seen. */
const THINNEST = 0.6;
const TICKS = 4;
/** Further right there is no room for the label. */
const LAST_LABEL = 86;

/** Widths are shares, so that letters keep their size however narrow the page is. */
export function waterfallOf(requests: readonly Asked[], kinds: Readonly<Record<Asked['kind'], string>>): Waterfall {
  const end = Math.max(1, ...requests.map(({ endMs }) => endMs));
  return {
    height: HEAD + requests.length * ROW,
    barHeight: BAR_HEIGHT,
    bars: requests.map(({ url, kind, startMs, endMs, own, renderBlocking }, index) => {
      const start = Math.min(share(startMs, end), 100 - THINNEST);
      return {
        label: shortened(`${index + 1} ${nameOf(url, own)}`),
        shortLabel: `${index + 1} ${kinds[kind]}`,
        textY: HEAD + index * ROW + 14,
        barY: HEAD + index * ROW + (ROW - BAR_HEIGHT) / 2,
        ...{ start, width: Math.max(THINNEST, share(endMs, end) - start), own, blocking: renderBlocking },
      };
    }),
    ticks: ticksOf(end),
  };
}

function ticksOf(end: number): Waterfall['ticks'] {
  const step = niceStep(end / TICKS);
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => {
    const at = share(index * step, end);
    return { at, label: `${(index * step) / 1000} s`, labelled: at <= LAST_LABEL };
  });
}

/** 1, 2 or 5 times a power of ten: people read these. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5].map((times) => times * power).find((step) => step >= least) ?? 10 * power;
}

function share(ms: number, end: number): number {
  return Math.round(Math.min(1, ms / end) * 1000) / 10;
}

/** The file; of other sites, the host, which says more. */
function nameOf(url: string, own: boolean): string {
  const parsed = URL.parse(url);
  if (!parsed) return url;
  return own ? (parsed.pathname.split('/').findLast((part) => part !== '') ?? '/') : parsed.host;
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length <= LONG ? text : `${letters.slice(0, LONG - 1).join('')}…`;
}
