/** Milliseconds since navigation start, from the page's own performance entries; null when the browser reported none. */
export interface Vitals {
  readonly ttfb: number | null;
  readonly fcp: number | null;
  readonly lcp: number | null;
  readonly lcpElement: string | null;
  readonly cls: number;
  /** Sum over long tasks of the time beyond 50 ms, before anything of ours ran in the page. */
  readonly blocking: number;
  readonly longTasks: number;
  /** What moved, and how much of `cls` is its own; the most first, at most 5. Left out by scans of early versions, like the rest. */
  readonly shifts?: readonly { readonly selector: string; readonly share: number }[];
  /** The longest of the long tasks; 0 without any. */
  readonly longestTask?: number;
  /** Scripts that ran while a frame took too long, and for how long altogether; the slowest first, at most 5. */
  readonly slowScripts?: readonly { readonly url: string; readonly ms: number }[];
}

/**
 * A lab proxy for Interaction to Next Paint, which only real people can tell: one press of the Tab key, once the page has
 * loaded and everything else was read, and how long it took until the page was drawn again.
 */
export interface LabInteraction {
  readonly key: 'Tab';
  /** As the browser reports it, in steps of 8 milliseconds. */
  readonly ms: number | null;
  /** Why there is no number; null where there is one. `not-pressed`: the page could have sent something through a socket. */
  readonly reason: 'not-reported' | 'page-left' | 'not-pressed' | null;
}
