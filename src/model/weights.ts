import type { Listed } from './result.ts';

export type FileKind = 'document' | 'style' | 'script' | 'picture' | 'font' | 'media' | 'data' | 'other';

/** Bytes are of bodies; of a file from the browser's cache, as it was first sent. */
export interface Weight {
  readonly requests: number;
  /** As sent over the network. */
  readonly sent: number;
  /** Once unpacked, or at least this much: of files of other sites browsers often do not tell. */
  readonly unpacked: number;
}

/** What pages weigh on a first visit, and how fast they were on the one that was made. Facts, not verdicts. */
export interface Weights {
  /** Those of which it is known; the heaviest first. */
  readonly pages: Listed<PageWeight>;
  /** Of all these pages, each as if it were the first: what two share is counted twice. */
  readonly total: Weight;
  readonly kinds: readonly (Weight & { readonly kind: FileKind })[];
  /** From the site of the page itself. */
  readonly own: Weight;
  /** From other sites, by host; the heaviest first. */
  readonly others: Listed<Weight & { readonly host: string }>;
}

export interface PageWeight extends Weight {
  readonly url: string;
  readonly others: Weight;
  readonly kinds: readonly (Weight & { readonly kind: FileKind })[];
  /** One visit, by a desktop browser whose network was not slowed down, in milliseconds; null where it was not measured. */
  readonly speed: {
    readonly ttfb: number | null;
    readonly fcp: number | null;
    readonly lcp: number | null;
    /** Without a unit. */
    readonly cls: number;
    readonly longTasks: number;
    readonly longestTask: number | null;
    /** Lab proxy for Interaction to Next Paint: one press of the Tab key. */
    readonly labInteraction: number | null;
    /** Selector of the largest part; null where the browser named none. Left out by early versions, like the next one. */
    readonly lcpElement?: string | null;
    /** Selectors of what moved, and their share of the shift; the most first. */
    readonly shifts?: readonly { readonly selector: string; readonly share: number }[];
  } | null;
}
