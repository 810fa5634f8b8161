import type { CheckId, Severity } from './check.ts';
import type { RetestState, ScoreSeen } from './comparison.ts';
import type { Digest } from './evidence.ts';
import type { Confidence, StandardPointId } from './result.ts';

export const POINT_DECISIONS = ['met', 'partly met', 'not met', 'not assessed'] as const;
export type PointDecision = (typeof POINT_DECISIONS)[number];

export const FINDING_DECISIONS = ['confirmed', 'disputed', 'accepted risk', 'false alarm'] as const;
export type FindingDecision = (typeof FINDING_DECISIONS)[number];

/** A day, `2026-11-23`. */
export type Day = string;

/** What a reviewer wrote. Empty texts are open questions. */
export interface ReviewFile {
  readonly service: string;
  readonly scan: Digest;
  readonly scanned: Day;
  readonly date: Day;
  /** Roles, never names: a file that travels between councils needs no personal data. */
  readonly reviewers: readonly string[];
  readonly notes: string;
  readonly points: readonly ReviewPoint[];
  /** One for each root cause; what a reviewer says of it holds for all its findings. */
  readonly causes: readonly ReviewCause[];
}

export interface ReviewPoint {
  readonly point: StandardPointId;
  readonly decision: PointDecision | null;
  readonly reason: string;
  readonly notes: string;
  readonly questions: readonly { readonly ask: string; readonly answer: string }[];
}

export interface Ruling {
  readonly decision: FindingDecision | null;
  readonly reason: string;
  readonly owner: string;
  /** The last day on which it holds; empty: it holds until somebody changes it. */
  readonly expires: Day | '';
  /** Of the file, where it was read from one. */
  readonly line?: number;
}

export interface ReviewCause extends Ruling {
  readonly cause: string;
  /** What it is about, so that the entry can be read after the cause itself is gone. */
  readonly about: string;
  /** Since the scan before; null in a review of one scan. */
  readonly state: RetestState | null;
  readonly notes: string;
  /** Some of its findings: enough to know the cause again when its own id changes. */
  readonly findings: readonly string[];
  readonly moreFindings: number;
  /** Findings about which something else was decided. */
  readonly except: readonly ReviewException[];
}

export interface ReviewException extends Ruling {
  readonly finding: string;
}

/** Everything the final review says, for any format. */
export interface BuiltReview {
  readonly tool: string;
  readonly service: string;
  readonly scan: Digest;
  readonly scanned: Day;
  readonly date: Day;
  readonly builtOn: Day;
  readonly policy: string;
  readonly reviewers: readonly string[];
  readonly notes: string;
  readonly warnings: readonly string[];
  readonly coverage: string;
  readonly scoreLimits: readonly string[];
  readonly overall: BothScores;
  readonly points: readonly BuiltPoint[];
  readonly causes: readonly BuiltCause[];
  /** Entries of the file about causes that this scan does not have. */
  readonly gone: readonly BuiltGone[];
  readonly open: OpenQuestions;
  /** Findings that the second score leaves out. */
  readonly leftOut: { readonly falseAlarms: number; readonly acceptedRisks: number; readonly confirmed: number };
  /** Null in a review of one scan. */
  readonly retest: Readonly<Record<RetestState, number>> | null;
}

export interface BothScores {
  readonly asScanned: ScoreSeen;
  readonly withDecisions: ScoreSeen;
}

export interface BuiltPoint extends BothScores, ReviewPoint {
  readonly title: string;
  readonly asks: string;
  readonly canShow: string;
  readonly neverSeen: string;
  readonly titleConfidence: Confidence;
  /** "4 checks decided, 2 could not." */
  readonly evidence: string;
  /** Causes of failures that speak to it. */
  readonly causes: readonly string[];
}

export interface BuiltCause extends Ruling {
  readonly cause: string;
  readonly check: CheckId;
  readonly title: string;
  readonly message: string;
  readonly severity: Severity;
  readonly outcome: 'failed' | 'cantTell';
  readonly reach: string;
  readonly example: string;
  readonly notes: string;
  readonly state: RetestState | null;
  readonly expired: boolean;
  readonly except: readonly (ReviewException & { readonly expired: boolean })[];
}

export interface BuiltGone extends Ruling {
  readonly cause: string;
  readonly about: string;
  readonly state: RetestState | null;
}

export interface OpenQuestions {
  readonly points: readonly StandardPointId[];
  readonly questions: readonly { readonly point: StandardPointId; readonly ask: string }[];
  readonly causes: number;
  readonly expired: number;
  readonly reviewers: boolean;
}
