import type { BrowserContext } from 'playwright';
import type { FixedAddresses } from '../../browser/fixed-addresses.ts';
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
  /** How many PDFs may be looked into. */
  readonly mostPdfs: number;
  /** Pages of the crawl were seen as somebody signed in sees them. What `cleanContext` opens is not signed in. */
  readonly signedIn: boolean;
  /** Without cookies or storage. Whoever opens it closes it. */
  cleanContext(options?: { readonly javaScriptEnabled?: boolean }): Promise<BrowserContext>;
  /** Aborted at the gatherer's deadline and when the scan is stopped. */
  readonly signal: AbortSignal;
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
