import type { Category, CheckId, CheckMeta, PointId, Severity, Verdict } from './check.ts';
import type { Digest, Failure } from './evidence.ts';
import type { WcagCriterion } from './wcag.ts';

export type Outcome = Verdict | { readonly outcome: 'untested'; readonly error: Failure };
export type OutcomeName = Outcome['outcome'];

export interface CheckResult {
  readonly check: CheckId;
  /** Page URL for page checks, origin for site checks. */
  readonly subject: string;
  readonly outcome: Outcome;
}

export type Tally = Readonly<Record<OutcomeName, number>>;

/** What one check took from a score. `lost` adds up, over the deductions, to exactly 100 minus the score. */
export interface Deduction {
  readonly check: CheckId;
  readonly severity: Severity;
  readonly weight: number;
  /** Mean of the check over the subjects it decided, 0 to 100, one decimal. */
  readonly checkScore: number;
  /** Points of the score, one decimal. */
  readonly lost: number;
}

/** `value` is 0 to 100 with one decimal, or null when nothing was decided or the point is never scored. */
export interface Score {
  readonly value: number | null;
  readonly decided: readonly CheckId[];
  readonly undecided: readonly CheckId[];
  readonly deductions: readonly Deduction[];
}

/** LGDSS points are `lgdss:1` to `lgdss:15`, GOV.UK Service Standard points `govuk:1` to `govuk:14`. */
export type StandardPointId = PointId | `govuk:${number}`;

export interface Scorecard {
  readonly overall: Score;
  readonly categories: Readonly<Partial<Record<Category, Score>>>;
  readonly points: Readonly<Record<StandardPointId, Score>>;
}

/** A pure function of the record, the checks and the policy. No clock, no run id: same inputs, same digest. */
export interface ScanResult {
  readonly schema: 1;
  readonly scan: Digest;
  readonly versions: { readonly tool: string; readonly checks: Digest; readonly policy: string };
  readonly results: readonly CheckResult[];
  readonly scorecard: Scorecard;
}

/** How far outside evidence reaches: `scored` gets a number, the others never do. */
export type PointOutput = 'scored' | 'hints' | 'presence-only' | 'prompts-only';

/**
 * How near outside evidence comes to what a point asks. `direct`: a fault on a page is a fault in what the point asks.
 * `indirect`: a sign of it that may have other reasons. `presence`: whether something is there, not how good it is.
 */
export type Reach = 'direct' | 'indirect' | 'presence' | 'nothing';

/** One thing a scan can show about a point. The checks follow from the categories, so that a new check finds its place. */
export interface PointEvidence {
  readonly strength: Exclude<Reach, 'nothing'>;
  readonly shows: string;
  readonly categories: readonly Category[];
}

export interface StandardPoint {
  readonly id: StandardPointId;
  readonly title: string;
  /** What the point asks, in our own words. */
  readonly asks: string;
  readonly output: PointOutput;
  readonly measurability: 'no' | 'partly';
  /** What the scan can show. */
  readonly canShow: string;
  /** The same piece by piece, the nearest first. Empty: nothing. */
  readonly evidence: readonly PointEvidence[];
  /** What can never be seen from outside. */
  readonly neverSeen: string;
  /** Questions for a reviewer, two to four. */
  readonly prompts: readonly string[];
  /** The same point, as near as it comes, in the other standard. */
  readonly twins: readonly StandardPointId[];
}

/**
 * How sure we are of a fact. `verified`: read in the source named. `reported`: read in the commentary of others.
 * `unconfirmed`: general knowledge. `ours`: our own wording or judgement.
 */
export type Confidence = 'verified' | 'reported' | 'unconfirmed' | 'ours';

export interface LawRef {
  readonly title: string;
  readonly short: string;
  readonly source: string;
  /** The day on which the source was last read. */
  readonly checked: string;
  readonly confidence: Confidence;
}

export interface Catalogue {
  readonly checks: readonly CheckMeta[];
  readonly points: readonly StandardPoint[];
  readonly policy: string;
  readonly laws: Readonly<Record<string, LawRef>>;
  /** Categories to the GOV.UK points they speak to besides their LGDSS twins. */
  readonly govukByCategory: Readonly<Partial<Record<Category, readonly number[]>>>;
  /** The criteria of WCAG 2.2 at levels A and AA. */
  readonly wcag: readonly WcagCriterion[];
}

export interface Comparison {
  readonly introduced: readonly string[];
  readonly resolved: readonly string[];
  readonly remaining: readonly string[];
}
