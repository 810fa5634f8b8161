import type { Browser, BrowserContext } from 'playwright';
import type { FixedAddresses } from '../../browser/fixed-addresses.ts';
import type { OtherEngine } from '../../browser/other-engines.ts';
import type { Robots } from '../../crawl/robots.ts';
import type { SiteArtifact, SiteArtifacts } from '../../model/evidence.ts';
import type { BlobStore, Clock, SiteCrawled, Turn } from '../../ports.ts';
import type { Dns } from '../dns/dns.ts';
import type { HttpClient } from '../http.ts';

/** The site after the crawl, and the means to look at it. */
export interface LookingAround extends SiteCrawled {
  readonly blobs: BlobStore;
  readonly clock: Clock;
  /** Keeps the pace of each host by itself. */
  readonly http: Pick<HttpClient, 'get' | 'hop' | 'follow'>;
  /** What an origin asks of those who visit it. Each is asked once, for all that look around. */
  robots(origin: string): Promise<Robots>;
  /** For connections that are no HTTP requests of `http`: one turn for each. */
  readonly turn: Turn;
  readonly userAgent: string;
  readonly ignoreCertificateErrors: boolean;
  /** Where to connect for a host whatever DNS says. */
  readonly fixed: FixedAddresses;
  /** Asks the resolver, and no server of the site. */
  readonly dns: Dns;
  /** Certificates of authorities (PEM) to trust besides the public ones. */
  readonly trusted: readonly string[];
  /** How long one page may take to load, in milliseconds. */
  readonly pageTimeoutMs: number;
  /** How many PDFs may be looked into, and how many Office files where that is fewer than their own limit. */
  readonly mostPdfs: number;
  /** Pages of the crawl were seen as somebody signed in sees them. What `cleanContext` opens is not signed in. */
  readonly signedIn: boolean;
  /** Engines beside the one that scans. Not all of them need be on this machine. */
  readonly otherEngines: readonly OtherEngine[];
  /** Without cookies or storage, in the browser of the scan unless another is given. Whoever opens it closes it. */
  cleanContext(options?: ContextWishes): Promise<BrowserContext>;
  /** Aborted at the gatherer's deadline and when the scan is stopped. */
  readonly signal: AbortSignal;
}

export interface ContextWishes {
  readonly javaScriptEnabled?: boolean;
  readonly engine?: Browser | undefined;
  /** Null: that of the engine itself. Left out: that of the scan. */
  readonly userAgent?: string | null;
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** Thrown where it is known why something could not be tested. The message is for the reader. */
export class NotTested extends Error {}

/**
 * Looks at a site as a whole, once the crawl has shown what it consists of, and writes down what it saw. It judges nothing,
 * and is passive: ordinary page loads, GET and HEAD, look-ups, ordinary handshakes. What it throws costs its own artifact.
 */
export interface SiteGatherer<K extends SiteArtifact = SiteArtifact> {
  readonly artifact: K;
  /** What it asks for, to end "Asking for ... failed". */
  readonly what: string;
  /** Deadline for all of it. */
  readonly timeoutMs: number;
  gather(around: LookingAround): Promise<SiteArtifacts[K]>;
}
