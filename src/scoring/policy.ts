import type { Severity } from '../model/check.ts';

/** How much a check counts beside the others. Whole numbers above nought, so that scores can be worked out exactly. */
export interface ScoringPolicy {
  /** Stored with every score: a chart over time is honest only if it shows where the ruler changed. */
  readonly version: string;
  readonly weights: Readonly<Record<Severity, number>>;
  /** A point decided by fewer checks than this has too little evidence for a number. */
  readonly fewestChecks: number;
}

export const policyV1: ScoringPolicy = {
  version: '1',
  weights: { minor: 1, moderate: 3, serious: 6, critical: 10 },
  fewestChecks: 3,
};
