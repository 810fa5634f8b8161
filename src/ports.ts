import type { ScanEvent } from './model/event.ts';
import type {
  Digest,
  FileType,
  Gathered,
  Instant,
  LinkCheck,
  PageArtifacts,
  PageEvidence,
  ScanRecord,
  SiteEvidence,
  UrlReason,
  UrlState,
} from './model/evidence.ts';
import type { ReportTools } from './model/report.ts';
import type { ScanResult } from './model/result.ts';

export interface Clock {
  now(): Instant;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** How one visit ended. `page` is there for `scanned` only. */
export interface Visit {
  readonly url: string;
  readonly state: UrlState;
  readonly reason: UrlReason | null;
  readonly detail: string;
  readonly status: number | null;
  readonly finalUrl: string | null;
  /** How long the server asked us to wait, where it did. */
  readonly retryAfterMs: number | null;
  /** What the address turned out to be when it is no page, and of documents the format, such as `pdf`. */
  readonly type?: FileType;
  readonly format?: string;
  readonly page: PageEvidence | null;
}

/** What an earlier visit saw, as far as it is needed to know the page again. */
export type PageBefore = Pick<PageArtifacts, 'response' | 'validators'>;

export interface Compared {
  readonly unchanged: boolean;
  /** To the first byte of the page. */
  readonly latencyMs: number | null;
}

/** The browser and the network, seen from the rest of the program. Never rejects for a bad page. */
export interface Visitor {
  visitPage(url: string, signal?: AbortSignal): Promise<Visit>;
  /** Asks the server, without the browser, whether a page and its own files are as they were. In doubt they are not. */
  unchanged(url: string, before: PageBefore, signal?: AbortSignal): Promise<Compared>;
  visitSite(origin: string, signal?: AbortSignal): Promise<SiteEvidence>;
  /** HEAD requests for links that the crawl did not open; `pauseMs` at least between two to one host that is not local. */
  checkLinks(urls: readonly string[], pauseMs: number, signal?: AbortSignal): Promise<Gathered<readonly LinkCheck[]>>;
  readonly versions: { readonly browser: string; readonly axe: string };
  /** What the person who scans should know about how this visitor works here, in sentences. */
  readonly notes: readonly string[];
  close(): Promise<void>;
}

export interface BlobStore {
  put(bytes: Uint8Array): Promise<Digest>;
  get(digest: Digest): Promise<Uint8Array | undefined>;
}

export interface ScanStore {
  saveRecord(record: ScanRecord): Promise<Digest>;
  record(scan: Digest): Promise<ScanRecord | undefined>;
  saveResult(result: ScanResult): Promise<void>;
  results(scan: Digest): Promise<readonly ScanResult[]>;
  /** Newest first. */
  history(targetId: string, limit: number): Promise<readonly ScanResult[]>;
}

/** An earlier scan, whose evidence of unchanged pages may be used again. */
export interface EarlierScan {
  readonly scan: Digest;
  readonly record: ScanRecord;
  readonly blobs: BlobStore;
}

export interface Ports {
  readonly clock: Clock;
  readonly visitor: Visitor;
  readonly blobs: BlobStore;
  readonly scans: ScanStore;
  readonly tools: ReportTools;
  readonly earlier?: EarlierScan;
  readonly emit: (event: ScanEvent) => void;
}
