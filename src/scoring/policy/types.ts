import type { Basis, CheckId, Severity } from '../../model/check.ts';
import type { PointEvidence } from '../../model/result.ts';

export type Strength = PointEvidence['strength'];

/** How binding what a check asks for is: the law, official guidance, or only good practice. */
export interface Level {
  readonly name: 'must' | 'should' | 'information';
  readonly factor: number;
}

/**
 * The ruler, as data. A version that was released is never changed: whoever wants other numbers writes another version.
 * Weights and factors are whole numbers above nought, so that scores can be worked out exactly; a check weighs
 * its severity times the strength of the evidence times the level.
 */
export interface ScoringPolicy {
  /** Stored with every score: a chart over time is honest only if it shows where the ruler changed. */
  readonly version: string;
  /** What is new in it, in one sentence. */
  readonly summary: string;
  readonly weights: Readonly<Record<Severity, number>>;
  readonly strengths: Readonly<Record<Strength, number>>;
  readonly levels: Readonly<Record<Basis, Level>>;
  /** A point where a critical fault was found scores no more than this; null where nothing is capped. */
  readonly cap: number | null;
  /** For so many days a new check is shown and does not count. */
  readonly graceDays: number;
  /** A point decided by fewer independent checks than this has too little evidence for a number. */
  readonly fewestChecks: number;
  /**
   * Lists of checks that ask the same question in different ways. For `fewestChecks`, each list counts as one check. Left
   * out: every check counts.
   */
  readonly sameQuestion?: readonly (readonly CheckId[])[];
  /**
   * The least that a check which failed is shown to take off. A tenth keeps every failure visible and takes the tenths
   * from others; nought rounds honestly, and a loss too small to see stands in the list as 0.
   */
  readonly leastLoss: 0 | 0.1;
  readonly band: BandRules;
}

export interface BandRules {
  readonly draws: number;
  /** Of 100 draws, so many fall inside the band. */
  readonly share: number;
  /** With fewer pages than this there is no band. */
  readonly fewestPages: number;
}
