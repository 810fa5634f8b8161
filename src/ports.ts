import type { ScanEvent } from './model/event.ts';
import type {
  Digest,
  FetchedText,
  FileType,
  Gathered,
  Instant,
  LinkCheck,
  PageArtifact,
  PageArtifacts,
  PageEvidence,
  PageRecord,
  ScanRecord,
  SiteEvidence,
  UrlOutcome,
  UrlReason,
  UrlState,
} from './model/evidence.ts';
import type { JourneyRun } from './model/journey.ts';
import type { ReportTools } from './model/report.ts';
import type { ScanResult } from './model/result.ts';
import type { Device, Measured } from './model/seen/measured.ts';

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

/** A value, and what the answer it came with says about the server. */
export interface Answered<T> {
  readonly value: T;
  readonly status: number | null;
  readonly reason: UrlReason | null;
  readonly retryAfterMs: number | null;
}

/** Asks when the turn of the host has come. Undefined when it may not be asked: it was given up, or the scan stopped. */
export type Turn = <T>(url: string, ask: () => Promise<Answered<T>>) => Promise<T | undefined>;

/** What an earlier visit saw, as far as it is needed to know the page again. */
export type PageBefore = Pick<PageArtifacts, 'response' | 'validators'>;

export interface Compared {
  readonly unchanged: boolean;
  /** To the first byte of the page. */
  readonly latencyMs: number | null;
  /** How the visit ends where the server asked for patience, which it gets before another question. */
  readonly refused?: Visit;
}

/** Asks the server, without the browser, whether a page and its own files are as they were. In doubt they are not. */
export type Comparer = (url: string, before: PageBefore, signal?: AbortSignal) => Promise<Compared>;

/** Tries scanned pages out as an auditor does: by keyboard, zoom, size and pointer. Never rejects for a bad page. */
export interface Prober {
  /** What it makes of a page, all of it or the reason why not. */
  readonly artifacts: readonly PageArtifact[];
  /** Undefined when it was stopped. At least `pauseMs` pass between two loadings of the page. */
  probe(
    url: string,
    options: { readonly pauseMs: number },
    signal: AbortSignal,
  ): Promise<PageEvidence['artifacts'] | undefined>;
}

/** The page that is meant, as the crawl saw it. */
export interface PageMeant {
  readonly url: string;
  /** Where redirects led. */
  readonly finalUrl: string;
  readonly title: string;
}

export interface Measuring {
  /** Each loading of the page takes its turn at the pace of its host. Undefined when none comes: the scan was stopped. */
  readonly turn: <T>(load: () => Promise<T>) => Promise<T | undefined>;
  /** Told before each run. */
  readonly began: (run: { readonly device: Device; readonly run: number }) => void;
  readonly signal: AbortSignal;
}

/** Measures scanned pages with Lighthouse, each several times over. Never rejects for a bad page. */
export interface Measurer {
  readonly mostPages: number;
  readonly devices: readonly Device[];
  /** Undefined when it was stopped. */
  measure(page: PageMeant, measuring: Measuring): Promise<Gathered<Measured> | undefined>;
}

/** Turns among all scans on this machine: whoever measures does so while no scan has a page open. */
export interface MachineTurns {
  /** With others side by side, but not while anybody measures or is about to. */
  among<T>(work: () => Promise<T>): Promise<T>;
  /** Undefined when no turn came: it took too long, or it was stopped. */
  alone<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T | undefined>;
}

/** What the crawl of one site has seen, for those who look at the site as a whole afterwards. */
export interface SiteCrawled {
  readonly origin: string;
  /** Scanned pages, in the order met. */
  readonly pages: readonly PageRecord[];
  /** What was filed of a page, read back: one page at a time, because all of them together may not fit in memory. */
  read(page: PageRecord, only: ReadonlySet<PageArtifact>): Promise<PageEvidence['artifacts']>;
  /** Every address that was met, pages and documents alike. */
  readonly outcomes: readonly UrlOutcome[];
  /** Absolute addresses of all links on scanned pages, in the order met, each once. */
  readonly links: readonly string[];
}

/** Whom to ask for names. */
export interface DnsServer {
  readonly address: string;
  readonly port: number;
}

/** A scan of pages that only somebody signed in sees. */
export interface KeepingSignedIn {
  /** Signs in and proves it, before anything else. Why it did not work is for the person who scans. */
  begin(): Promise<Gathered<null>>;
  /** A text without the secrets of the sign-in. */
  redact(text: string): string;
}

/** A way through a service, with what is filled in on it. Nothing that would finish it is ever sent. */
export interface JourneyToRun {
  readonly name: string;
  /** Each page is opened in the turn of its host. Never rejects for a bad journey. */
  run(start: string, turn: Turn, signal: AbortSignal): Promise<JourneyRun>;
}

/** The browser and the network, seen from the rest of the program. Never rejects for a bad page. */
export interface Visitor {
  /** `explore` looks at a page briefly, for no more than it takes to choose a sample. The default is `full`. */
  visitPage(url: string, signal?: AbortSignal, options?: { readonly depth: 'explore' | 'full' }): Promise<Visit>;
  /** So many pages of a site will soon be open at once. What can be made ready for that is, while nothing else is to do. */
  expect?(url: string, pages: number): void;
  /** The crawl has ended: what was kept ready for its next page is let go. */
  rest?(): Promise<void>;
  /** One for each scan: it asks once for a file that pages share, and what it learnt holds no longer than the scan. */
  comparer(): Comparer;
  /** robots.txt of one more origin of a site, asked for as part of a visit. */
  robots(origin: string, signal?: AbortSignal): Promise<Gathered<FetchedText>>;
  /** Every request to the site takes a turn; without `turn`, all go at once. */
  visitSite(origin: string, signal?: AbortSignal, turn?: Turn): Promise<SiteEvidence>;
  /** Looks at a site as a whole after its crawl. Left out where only pages are looked at. */
  lookAround?(crawled: SiteCrawled, turn: Turn, signal: AbortSignal): Promise<SiteEvidence['artifacts']>;
  /** One HEAD request, or a GET where HEAD was turned down, for a link that the crawl did not open. */
  checkLink(url: string, signal?: AbortSignal): Promise<Answered<LinkCheck>>;
  /** Left out where none was asked for. */
  readonly journeys?: readonly JourneyToRun[];
  /** Left out where pages are not to be tried out. */
  readonly prober?: Prober;
  /** Left out where pages are not to be measured. */
  readonly measurer?: Measurer;
  readonly versions: { readonly browser: string; readonly axe: string };
  /** What the person who scans should know about how this visitor works here, in sentences. */
  readonly notes: readonly string[];
  /** Left out where nobody is signed in. */
  readonly signIn?: KeepingSignedIn;
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

/** The pinned sample of each target, as text. The newest takes the place of the one before. */
export interface SampleStore {
  sample(targetId: string): Promise<string | undefined>;
  pinSample(targetId: string, text: string): Promise<void>;
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
  readonly samples: SampleStore;
  readonly tools: ReportTools;
  readonly earlier?: EarlierScan;
  readonly emit: (event: ScanEvent) => void;
}
