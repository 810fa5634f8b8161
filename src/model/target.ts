/** One service or site to scan: where to start and how far to go. */
export interface Target {
  /** Stable, file-name-safe id, for example `www.ambleford.gov.uk`. */
  readonly id: string;
  readonly name: string;
  /** Absolute http(s) URLs; never empty. */
  readonly start: readonly string[];
  readonly scope: CrawlScope;
}

export interface CrawlScope {
  /** Origins (`https://host[:port]`) whose pages belong to the target. */
  readonly origins: readonly string[];
  /** Glob patterns on the path and query; an empty list includes everything. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly maxPages: number;
  /** Links away from a start page; start pages are depth 0. */
  readonly maxDepth: number;
}
