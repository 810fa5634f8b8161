import type { Budget } from '../model/budget.ts';
import type { Severity } from '../model/check.ts';
import type { Profile } from '../model/profile.ts';
import type { Spine } from '../model/report.ts';

/** Everything a scan can be told, settled. `null` means: not set, or worked out while scanning. */
export interface Config {
  readonly start: readonly string[];
  readonly maxPages: number;
  readonly maxDepth: number;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly sample: boolean;
  readonly samplePerTemplate: number | null;
  readonly sampleSeed: string | null;
  readonly newSample: boolean;
  readonly concurrency: number | null;
  readonly delayMs: number | null;
  readonly rate: number | null;
  readonly quietHours: string | null;
  readonly iOwnThisSite: boolean;
  readonly allPictures: boolean;
  readonly parallelHosts: number | null;
  readonly timeoutMs: number;
  readonly maxMinutes: number | null;
  readonly checkExternalLinks: boolean;
  readonly ignoreCertificateErrors: boolean;
  readonly ca: string | null;
  readonly resolve: readonly string[];
  readonly dnsServer: string | null;
  readonly contactUrl: string;
  /** As sent; when it was not set, made from the version and the contact address. */
  readonly userAgent: string;
  readonly browser: string | null;
  readonly since: string | null;
  readonly out: string | null;
  readonly store: string;
  /** A secret: only who scans says which machine gets to see signatures of their keys. */
  readonly blobs: string | null;
  readonly data: string | null;
  readonly save: boolean;
  /** A secret: an address of a server has its password in it. */
  readonly database: string | null;
  /** How far back, such as 12w. */
  readonly keepEvidence: string | null;
  readonly packs: readonly string[];
  readonly profile: Profile;
  readonly probes: boolean;
  readonly journeys: readonly string[];
  readonly wholeSite: boolean;
  readonly lighthouse: boolean;
  readonly maxMeasured: number;
  readonly lighthouseRuns: number | null;
  readonly device: 'mobile' | 'desktop' | 'both';
  readonly maxPdfs: number;
  /** A secret: see secrets.ts. */
  readonly cruxKey: string | null;
  readonly standard: Spine;
  readonly pdf: boolean;
  readonly budgets: readonly Budget[] | null;
  readonly failOn: Severity | null;
  readonly minScore: number | null;
  readonly minPoint: readonly string[];
  readonly newOnly: boolean;
  readonly baseline: string | null;
  readonly formats: readonly string[];
  readonly checks: readonly string[];
  readonly coverageFloor: number;
  readonly storageState: string | null;
  readonly signIn: string | null;
  readonly header: readonly string[];
  readonly cookie: readonly string[];
  readonly basicAuth: string | null;
  readonly signedIn: string | null;
  readonly requestedBy: string | null;
  readonly quiet: boolean;
  readonly json: boolean;
}

export type ConfigKey = keyof Config;
