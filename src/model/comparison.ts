import type { CheckId, Severity } from './check.ts';
import type { Coverage, Digest, Instant } from './evidence.ts';
import type { Metric, Spread } from './measured-runs.ts';
import type { Band, Comparison, NoBand, StandardPointId } from './result.ts';
import type { Device } from './seen/measured.ts';

/**
 * What became of something between two scans. `not-retested`: the later scan did not look there, or could not decide, so
 * nobody knows. It is never taken for fixed.
 */
export type RetestState = 'new' | 'fixed' | 'not-fixed' | 'not-retested';

/** The contract of comparison.json. */
export interface ScanComparison {
  readonly schema: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly before: ComparedScan;
  readonly after: ComparedScan;
  /** What stands in the way of a fair comparison, in sentences. Empty where nothing does. */
  readonly cautions: readonly string[];
  readonly pages: { readonly both: number; readonly onlyBefore: number; readonly onlyAfter: number };
  readonly overall: ScoreChange;
  readonly points: readonly (ScoreChange & { readonly id: StandardPointId; readonly title: string })[];
  readonly counts: {
    readonly causes: Readonly<Record<RetestState, number>>;
    readonly findings: Readonly<Record<RetestState, number>>;
  };
  /** New ones first, then what is still there, what was not retested, and what is fixed; worst first in each. */
  readonly causes: readonly ComparedCause[];
  /** Ids of findings. Those of `remaining` are the later scan's. */
  readonly findings: Comparison & { readonly notRetested: readonly string[] };
  /** What Lighthouse measured in both; null where neither scan measured anything. */
  readonly measured: MeasuredComparison | null;
}

export interface MeasuredComparison {
  /** Pages that both scans measured, one entry for each device. */
  readonly pages: readonly ComparedPage[];
  readonly onlyBefore: number;
  readonly onlyAfter: number;
}

export interface ComparedPage {
  /** Address in the later scan. */
  readonly url: string;
  readonly device: Device;
  /** Why the runs do not measure the same, in a sentence. Then there are no metrics. */
  readonly note: string | null;
  /** Runs that do not count, because the machine was too slow or too busy. */
  readonly leftOut: { readonly before: number; readonly after: number };
  readonly metrics: readonly ComparedMetric[];
}

export interface ComparedMetric {
  readonly metric: Metric;
  readonly before: Spread | null;
  readonly after: Spread | null;
  /** Median after less median before. */
  readonly difference: number | null;
  /** Changes below this are none, however certain. In the unit of the metric. */
  readonly leastChange: number | null;
  /** How likely chance alone gives such a change, corrected for the number of pages, devices and metrics; null where that could not be tested. */
  readonly chance: number | null;
  readonly direction: 'better' | 'worse' | 'no-clear-change' | 'too-few-runs';
}

export interface ComparedScan {
  readonly scan: Digest;
  readonly name: string;
  readonly startedAt: Instant;
  readonly finished: boolean;
  readonly coverage: Coverage;
  readonly versions: {
    readonly tool: string;
    readonly browser: string;
    readonly axe: string;
    readonly checks: Digest;
    readonly policy: string;
  };
  /** How many pages the sample had; null where every page was to be scanned. */
  readonly sample: number | null;
}

export interface ScoreSeen {
  /** 0 to 100, or null where there is no score; then `note` says why. */
  readonly value: number | null;
  readonly note: string | null;
  /** How far the score may be off because of the sample; null where that is not known. */
  readonly band: Band | null;
  /** Why there is a score and no band; null where there is one, or nothing is known about bands. */
  readonly noBand: NoBand | null;
  /** The same in words. */
  readonly bandNote: string | null;
  /** What the score would be if a critical fault did not hold it down; null where none does. One decimal. */
  readonly beforeCap: number | null;
}

/**
 * `no-clear-change`: the bands overlap, or there are too few pages for one. `not-comparable`: one of the two has no score,
 * or they come from two policies.
 */
export type ScoreDirection = 'better' | 'worse' | 'same' | 'no-clear-change' | 'not-comparable';

export interface ScoreChange {
  readonly before: ScoreSeen;
  readonly after: ScoreSeen;
  /** After minus before, one decimal; null where there is nothing to subtract. */
  readonly difference: number | null;
  readonly direction: ScoreDirection;
}

export interface ComparedCause {
  readonly state: RetestState;
  /** Root cause in the earlier scan; null for a new one. */
  readonly before: string | null;
  /** Root causes in the later scan: more than one where a cause has split. */
  readonly after: readonly string[];
  readonly check: CheckId;
  readonly title: string;
  readonly outcome: 'failed' | 'cantTell';
  readonly severity: Severity;
  readonly message: string;
  readonly pattern: string;
  /** Pages of the earlier scan, of a new cause those of the later one. */
  readonly pages: readonly string[];
  readonly siteWide: boolean;
  /** Findings by what became of them. */
  readonly findings: Readonly<Record<RetestState, number>>;
  /** New causes only: how many of the findings stand where the earlier scan had not looked. */
  readonly notLookedAtBefore: number;
}
