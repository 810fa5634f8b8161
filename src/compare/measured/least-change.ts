import type { Metric } from '../../model/measured-runs.ts';

/** How a metric is compared. A change that nobody would notice is none, however certain. */
export interface MetricRule {
  readonly worse: 'more' | 'less';
  /** The least change that matters, in the unit of the metric, from the earlier median. Never nought. */
  leastChange(median: number): number;
}

const more = (leastChange: MetricRule['leastChange']): MetricRule => ({ worse: 'more', leastChange });
const time = more((ms) => Math.max(100, ms * 0.05));

export const RULES: Readonly<Record<Metric, MetricRule>> = {
  lcp: time,
  fcp: time,
  speedIndex: time,
  serverResponse: more((ms) => Math.max(100, ms * 0.1)),
  tbt: more((ms) => Math.max(50, ms * 0.1)),
  cls: more(() => 0.02),
  score: { worse: 'less', leastChange: () => 5 },
};
