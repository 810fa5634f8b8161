import type { Metric } from '../../model/measured-runs.ts';

/** How a metric is compared. A change that nobody would notice is none, however certain. */
export interface MetricRule {
  readonly worse: 'more' | 'less';
  /** The least change that matters, in the unit of the metric, from the earlier median. */
  leastChange(median: number): number;
  /** Noise of times grows with the time and has a long tail upwards; of the others it does not. */
  readonly scale: (value: number) => number;
}

const asItIs = (value: number) => value;
/** A time below a millisecond is one: there is no logarithm of nothing. */
const logarithm = (value: number) => Math.log(Math.max(1, value));
const time: MetricRule = { worse: 'more', leastChange: (ms) => Math.max(100, ms * 0.05), scale: logarithm };

export const RULES: Readonly<Record<Metric, MetricRule>> = {
  lcp: time,
  fcp: time,
  speedIndex: time,
  tbt: { worse: 'more', leastChange: (ms) => Math.max(50, ms * 0.1), scale: asItIs },
  cls: { worse: 'more', leastChange: () => 0.02, scale: asItIs },
  score: { worse: 'less', leastChange: () => 5, scale: asItIs },
};
