import type { Digest, Instant } from './evidence.ts';

/** Which services of which councils, and as of when. Null leaves it open. */
export interface EstateScope {
  readonly lgsl: number | null;
  readonly tier: string | null;
  readonly nation: string | null;
  readonly platform: string | null;
  readonly at: Instant;
  /** A scan that is older says nothing about today. */
  readonly freshDays: number;
}

/**
 * What is known of a target today. Only `known` has a score that may be shown with those of others: the rest is unknown, and
 * unknown is neither good nor bad.
 */
export const TARGET_STATES = ['known', 'no-score', 'other-policy', 'out-of-date', 'never'] as const;
export type TargetState = (typeof TARGET_STATES)[number];

/** A target with its last complete scan. */
export interface EstateTarget {
  readonly target: string;
  readonly name: string;
  readonly host: string;
  readonly lgsl: number | null;
  readonly platform: string | null;
  readonly council: string;
  readonly councilName: string;
  readonly tier: string | null;
  readonly nation: string | null;
  readonly state: TargetState;
  readonly scan: Digest | null;
  readonly finishedAt: Instant | null;
  /** Since the last complete scan. */
  readonly days: number | null;
  readonly score: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly policy: string | null;
  /** Per cent. */
  readonly coverage: number | null;
  readonly planned: number | null;
  readonly scanned: number | null;
  readonly blocked: number | null;
  readonly failed: number | null;
  /** Scans since then that were not complete. */
  readonly triedSince: number;
}

export type Dimension = 'all' | 'lgsl' | 'tier' | 'nation' | 'platform';

/** Smallest, quarter, middle, three quarters, largest. */
export type Five = readonly [number, number, number, number, number];

export interface Distribution {
  readonly dimension: Dimension;
  /** Null where it is not known, such as the platform of a site that shows none. */
  readonly name: string | null;
  readonly targets: number;
  readonly known: number;
  readonly five: Five | null;
  /** From the lowest to the highest, without names. */
  readonly scores: readonly number[];
}

export interface TrendWeek {
  readonly ends: Instant;
  readonly quarter: number;
  readonly median: number;
  readonly threeQuarters: number;
}

/** Of the same targets in every week, so that a change is one of theirs and not of who is counted. */
export interface Trend {
  readonly targets: number;
  readonly weeks: readonly TrendWeek[];
}

export interface CommonCheck {
  readonly check: string;
  readonly severity: string;
  readonly councils: number;
  readonly targets: number;
  readonly causes: number;
  readonly places: number;
}

export interface CommonCause {
  readonly check: string;
  /** Key of the message of the check. */
  readonly message: string;
  readonly severity: string;
  /** What its places have in common. */
  readonly cause: string;
  readonly councils: number;
  readonly targets: number;
  readonly places: number;
  /** When the first of those that are open was first seen. */
  readonly since: Instant;
}

/** One fault of one platform, seen at several councils. */
export interface SupplierFault extends CommonCause {
  readonly platform: string;
  /** Councils on this platform whose last complete scan is not out of date. */
  readonly users: number;
}

/** A place where a supplier's fault was seen, and the scan that shows it. */
export interface FaultSeen {
  readonly platform: string;
  readonly check: string;
  readonly message: string;
  readonly cause: string;
  readonly severity: string;
  readonly council: string;
  readonly councilName: string;
  readonly target: string;
  readonly host: string;
  readonly places: number;
  readonly since: Instant;
  readonly scan: Digest;
  readonly finishedAt: Instant;
  readonly store: string;
}

export interface CouncilCoverage {
  readonly council: string;
  readonly councilName: string;
  readonly tier: string | null;
  readonly nation: string | null;
  readonly targets: number;
  /** Whose last complete scan is not out of date. */
  readonly fresh: number;
  readonly outOfDate: number;
  readonly never: number;
  /** Lowest coverage among the fresh ones, in per cent. */
  readonly coverage: number | null;
  /** Age of the oldest last complete scan; null where there is none. */
  readonly oldestDays: number | null;
}

/** A council that is no more. */
export interface EndedCouncil {
  readonly council: string;
  readonly councilName: string;
  readonly begins: string | null;
  readonly ends: string;
  /** Who is responsible today. */
  readonly successor: string | null;
  readonly successorName: string | null;
  readonly scans: number;
  readonly firstScan: Instant | null;
  readonly lastScan: Instant | null;
  readonly lastScore: number | null;
  readonly lastPolicy: string | null;
}

/** What a check is called, for whoever does not know its id. */
export interface CheckNamed {
  readonly title: string;
  readonly fix: string;
}

/** estate.json, and what the other formats are made from. */
export interface EstateReport {
  readonly schema: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly asked: EstateScope;
  /** The policy by which all scores here were made; null where there is no score. */
  readonly policy: string | null;
  /** Of every check that is named here and known to this version. */
  readonly checks: Readonly<Record<string, CheckNamed>>;
  readonly targets: readonly EstateTarget[];
  readonly distributions: readonly Distribution[];
  readonly trend: Trend;
  readonly commonChecks: readonly CommonCheck[];
  readonly commonCauses: readonly CommonCause[];
  readonly supplierFaults: readonly SupplierFault[];
  readonly councils: readonly CouncilCoverage[];
  readonly ended: readonly EndedCouncil[];
}
