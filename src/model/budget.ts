import type { Spread } from './measured-runs.ts';
import type { Device } from './seen/measured.ts';

/** What can be limited: the first four are seen by the crawl on every page, the others by Lighthouse on some. */
export const LIMITS = ['bytes', 'requests', 'thirdParties', 'scriptBytes', 'lcp', 'cls', 'tbt', 'score'] as const;
export type LimitName = (typeof LIMITS)[number];

/** What pages may cost. Times in milliseconds, sizes in bytes; `score` is the least, all others are the most. */
export type Budget = { readonly path: string } & { readonly [L in LimitName]?: number | undefined };

/** How the pages of a scan stand to budgets. A page belongs to the first budget whose pattern fits it. */
export interface BudgetReport {
  /** Whether the person who scanned gave them; otherwise they are the scanner's own, and no gate fails for them. */
  readonly given: boolean;
  readonly budgets: readonly BudgetOutcome[];
}

export interface BudgetOutcome {
  readonly path: string;
  /** How many scanned pages belong to it. */
  readonly pages: number;
  readonly limits: readonly LimitOutcome[];
}

export interface LimitOutcome {
  readonly what: LimitName;
  readonly limit: number;
  /** Counts of pages. */
  readonly over: number;
  /** The median is over, and not all of the runs are. */
  readonly insideNoise: number;
  readonly within: number;
  readonly notKnown: number;
  /** Those that are over, then those inside the noise, the farthest first; capped. */
  readonly worst: readonly OverLimit[];
}

export interface OverLimit {
  readonly url: string;
  readonly state: 'over' | 'inside-noise';
  /** Of several runs, the median. */
  readonly value: number;
  /** Lighthouse's numbers only. */
  readonly measured: { readonly device: Device; readonly spread: Spread } | null;
}
