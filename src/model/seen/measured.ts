import type { Digest, Failure } from '../evidence.ts';

/** What Lighthouse pretends the visitor has. */
export type Device = 'mobile' | 'desktop';

/** Lighthouse on one page, several times over. Every run is kept, so that nobody has to take a median on trust. */
export interface Measured {
  /** Version of Lighthouse. */
  readonly lighthouse: string;
  /** Where the browser was at the end, and the title there: proof that the page meant is the page measured. */
  readonly finalUrl: string;
  readonly title: string;
  /** In the order mobile, desktop; at least one. */
  readonly devices: readonly MeasuredOn[];
  /** Those that came to nothing while another did not. Left out where there are none. */
  readonly lost?: readonly LostDevice[];
}

export interface LostDevice {
  readonly device: Device;
  readonly error: Failure;
}

export interface MeasuredOn {
  readonly device: Device;
  readonly throttling: Throttling;
  /** In the order run, at least one. */
  readonly runs: readonly MeasuredRun[];
  /** Which of the runs everything below was seen in: the one whose largest contentful paint is the median. */
  readonly shown: number;
  readonly lcpElement: MeasuredElement | null;
  /** What moved, and by how much of the layout shift score. The worst first, at most 10. */
  readonly shifts: readonly (MeasuredElement & { readonly score: number })[];
  /** Main-thread tasks over 50 ms and the script they belong to. The longest first, at most 20. */
  readonly longTasks: readonly { readonly url: string; readonly startMs: number; readonly ms: number }[];
  /** Other sites' code by owner. The costliest first, at most 30. */
  readonly thirdParties: readonly {
    readonly owner: string;
    readonly requests: number;
    readonly bytes: number;
    readonly mainThreadMs: number;
  }[];
  /** What Lighthouse thinks could be saved. The most first, at most 30, with at most 10 files or elements each. */
  readonly savings: readonly Saving[];
  /** A few pictures of the page while it loads, in order of time, at most 8. */
  readonly film: readonly { readonly ms: number; readonly picture: Digest }[];
  /** What was asked for, in the order asked, at most 200; `requests` is the true number. */
  readonly waterfall: readonly WaterfallEntry[];
  readonly requests: number;
  /** HTTP Archive 1.2 of that run, without the values of cookies and other secrets. Null where there is none. */
  readonly har: Digest | null;
}

/** As Lighthouse was told to simulate it. */
export interface Throttling {
  readonly method: 'simulate' | 'devtools' | 'provided';
  readonly rttMs: number;
  readonly throughputKbps: number;
  readonly cpuSlowdown: number;
}

/** Times in milliseconds from the start of the navigation, sizes in bytes. Null where Lighthouse had no number. */
export interface MeasuredRun {
  /** Performance score, 0 to 100. */
  readonly score: number | null;
  readonly ttfb: number | null;
  /** How long the server took over the page itself, as it was: nothing is simulated here. Not in scans of early versions. */
  readonly serverResponse?: number | null;
  /** When the browser that measured showed the first and the largest part, without the slower device. */
  readonly observedFcp?: number | null;
  readonly observedLcp?: number | null;
  readonly fcp: number | null;
  readonly lcp: number | null;
  /** Without a unit. */
  readonly cls: number | null;
  /** Total blocking time. */
  readonly tbt: number | null;
  readonly speedIndex: number | null;
  /** How long code of other sites kept the browser busy. */
  readonly thirdPartyMs: number | null;
  /** Bytes that came over the network. */
  readonly bytes: number | null;
  /** Lighthouse's own measure of the machine at that moment (BenchmarkIndex); more is faster. */
  readonly benchmark: number | null;
  /** How busy others kept the machine just before the run or during it, whichever is more: a share of its cores, 0 to 1. */
  readonly load: number;
  /** Why its numbers do not count; null where they do. */
  readonly unreliable: 'machine-slow' | 'machine-busy' | null;
}

export interface MeasuredElement {
  readonly selector: string;
  /** The start of its markup. */
  readonly html: string;
}

export interface Saving {
  /** Lighthouse's name of the audit, such as `render-blocking-insight`. */
  readonly audit: string;
  readonly title: string;
  /** Null where it gives none. */
  readonly ms: number | null;
  readonly bytes: number | null;
  readonly items: readonly {
    /** Address of a file, or the selector of an element. */
    readonly what: string;
    readonly ms: number | null;
    readonly bytes: number | null;
  }[];
}

export interface WaterfallEntry {
  readonly url: string;
  /** As Lighthouse names it: Document, Script, Stylesheet, Image, Font … */
  readonly type: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly bytes: number;
  readonly status: number;
  readonly protocol: string;
  readonly renderBlocking: boolean;
}
