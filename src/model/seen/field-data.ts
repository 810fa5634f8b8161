/**
 * What visitors of the last 28 days met with, as Google publishes it in the Chrome UX Report. It says nothing of one scan: it
 * is older, and of real people's devices.
 */
export interface FieldData {
  /** The origin first, then the start page; each for phones, then for desktops. */
  readonly records: readonly FieldRecord[];
}

export interface FieldRecord {
  readonly of: 'origin' | 'page';
  readonly url: string;
  readonly formFactor: 'phone' | 'desktop';
  /** Null where too few people visit for numbers to be published. That is no fault. */
  readonly p75: FieldNumbers | null;
  /** First and last day, such as `2026-10-27`; null where it is not known. */
  readonly period: { readonly first: string; readonly last: string } | null;
}

/** Three of four page loads were at most this. Milliseconds, but for `cls`; null where there is no number. */
export interface FieldNumbers {
  readonly lcp: number | null;
  readonly inp: number | null;
  readonly cls: number | null;
  readonly fcp: number | null;
  readonly ttfb: number | null;
}

/** What visitors of one site met with, as Google publishes it. */
export interface SiteFieldData extends FieldData {
  readonly origin: string;
  /** Why nothing is known, in a sentence; null where an answer came. */
  readonly why: string | null;
}
