import type { Box } from '../evidence.ts';

/** One thing that the second engine says of one element. */
export interface SecondOpinion {
  readonly rule: string;
  /** `fail` where the engine is sure, `potential` or `manual` where it asks a person. */
  readonly verdict: 'fail' | 'potential' | 'manual';
  /** Why, in the engine's own words. */
  readonly said: string;
  readonly selector: string;
  readonly html: string;
  readonly box: Box | null;
}

export interface SecondEngine {
  readonly engine: string;
  readonly version: string;
  /** Capped for each rule; in the order of the document. */
  readonly found: readonly SecondOpinion[];
  /** Rules that found something to look at, in whatever way it came out. Absent in older scans. */
  readonly ran?: readonly string[];
  /** What the caps left out, by rule. */
  readonly more: readonly { readonly rule: string; readonly count: number }[];
}
