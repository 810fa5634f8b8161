/** How a version was told: by what the script says of itself, or only by its address. */
export type FoundBy = 'content' | 'address';

export interface LibrarySeen {
  /** Its name in the signature data, such as `jquery`. */
  readonly name: string;
  readonly version: string;
  readonly by: FoundBy;
}

/** Why a script was not read. */
export type ScriptUnread = 'cap' | 'robots' | 'refused' | 'failed' | 'too-large' | 'not-searched' | 'out-of-time';

/** One script that scanned pages load, as it was after the crawl. Its text is never kept. */
export interface ScriptSeen {
  readonly url: string;
  /** The first page by address that loads it, and how many do. */
  readonly page: string;
  readonly pages: number;
  /** Null where it was read from beginning to end. */
  readonly unread: ScriptUnread | null;
  /** By name. One address may hold many. */
  readonly libraries: readonly LibrarySeen[];
}

/** Capped; `total` is how many different scripts the scanned pages load. In the order of their addresses. */
export interface Scripts {
  readonly scripts: readonly ScriptSeen[];
  readonly total: number;
  /** Pages of which it is not known what they load. */
  readonly pagesUnread: number;
  /** Left out by scans of early versions, which did not search them. */
  readonly inline?: InlineScripts;
}

/** Scripts that stand in the pages themselves, as far as there are libraries in them. `total` is how many there are. */
export interface InlineScripts {
  readonly found: readonly InlineScript[];
  readonly total: number;
  /** Texts that were too long or too many, or took too long. */
  readonly unsearched: number;
  /** Pages whose text is not known to its end. */
  readonly pagesUnread: number;
}

export interface InlineScript {
  /** The first page by address that holds it, and how many do. */
  readonly page: string;
  readonly pages: number;
  readonly libraries: readonly LibrarySeen[];
}
