import { max, median, min } from 'simple-statistics';
import type { MeasuredOn, MeasuredRun } from './seen/measured.ts';

export const MEASURES = ['lcp', 'cls', 'tbt', 'fcp', 'speedIndex', 'ttfb', 'bytes', 'score'] as const;
export type Measure = (typeof MEASURES)[number];

/** Never a median without how far the runs were apart, and how many there were. */
export interface MedianOf {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly runs: number;
}

/** Null where fewer than three runs count: two numbers have no middle. */
export type Medians = { readonly [M in Measure]: MedianOf | null };

/** As few runs have a middle that one of them alone cannot move. */
export const FEWEST_RUNS = 3;

/** Of the runs that count: a number from a machine that was too slow or too busy says nothing about the page. */
export function mediansOf({ runs }: Pick<MeasuredOn, 'runs'>): Medians {
  const reliable = runs.filter(({ unreliable }) => unreliable === null);
  return Object.fromEntries(MEASURES.map((measure) => [measure, medianOf(reliable, measure)])) as Medians;
}

function medianOf(runs: readonly MeasuredRun[], measure: Measure): MedianOf | null {
  const values = runs.flatMap((run) => run[measure] ?? []);
  if (values.length < FEWEST_RUNS) return null;
  return { median: median(values), low: min(values), high: max(values), runs: values.length };
}
