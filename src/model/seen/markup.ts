/** How the source of the page is written, before any script ran. Null where it could not be read again, or takes too long. */
export interface Markup {
  /** `old` names another standard than today's HTML. */
  readonly doctype: 'html' | 'old' | 'none';
  /** As declared by the server or in the page, in small letters; empty where neither says it. */
  readonly encoding: string;
  /** Mistakes as the HTML standard names them, in the order of the source; capped. `total` is the true number. */
  readonly mistakes: readonly { readonly code: string; readonly line: number; readonly column: number }[];
  readonly total: number;
  /** Ids that more than one element has, and how many have it; capped. */
  readonly repeatedIds: readonly { readonly id: string; readonly count: number }[];
  /** Only the beginning of a very long source was read. */
  readonly cut: boolean;
}
