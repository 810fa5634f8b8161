/** One service or site to scan: where to start and how far to go. */
export interface Target {
  /** Stable, file-name-safe id, for example `www.ambleford.gov.uk`. */
  readonly id: string;
  readonly name: string;
  /** Absolute http(s) URLs; never empty. */
  readonly start: readonly string[];
  readonly scope: CrawlScope;
  /** Whose site it is, where the list of targets or the register of authorities says so. */
  readonly authority?: AuthorityRef;
  /** What the start pages are for, where the list of targets says so; several services may share a page. */
  readonly services?: readonly ServiceRef[];
}

export interface AuthorityRef {
  readonly name: string;
  /** The code of the Office for National Statistics, for example `E06000001`; empty when the list has none. */
  readonly gss: string;
}

/** One row of an export of GOV.UK's Local Links Manager. */
export interface ServiceRef {
  /** One of the start pages. */
  readonly url: string;
  /** Number in the Local Government Services List: which service. */
  readonly lgsl: number;
  /** Number in the Local Government Interactions List: what people do there. */
  readonly lgil: number;
  readonly title: string;
  /** "Service: interaction", as the list words it. */
  readonly description: string;
  /** Whether GOV.UK links to it; null when the list does not say. */
  readonly supportedByGovuk: boolean | null;
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
