import { max, median, min } from 'simple-statistics';
import type { Measured, MeasuredOn } from './seen/measured.ts';

/** What of a run is reported, compared and held against budgets. The order is that of the reports. */
export const METRICS = ['lcp', 'cls', 'tbt', 'fcp', 'speedIndex', 'serverResponse', 'score'] as const;
export type Metric = (typeof METRICS)[number];
/** Every number that a run has of the page itself. */
export type Measure = Metric | 'ttfb' | 'observedFcp' | 'observedLcp' | 'thirdPartyMs' | 'bytes';

/** A page and what Lighthouse measured on it. */
export interface MeasuredPage {
  readonly url: string;
  readonly measured: Measured;
}

/** Several runs in short: never a median without how far the runs were apart and how many there were. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly runs: number;
}

/** Of the runs that count: a number from a machine that was too slow or too busy says nothing about the page. */
export function valuesOf({ runs }: Pick<MeasuredOn, 'runs'>, metric: Measure): readonly number[] {
  return runs.flatMap((run) => (run.unreliable === null ? (run[metric] ?? []) : []));
}

export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  return { median: median(values), low: min(values), high: max(values), runs: values.length };
}
