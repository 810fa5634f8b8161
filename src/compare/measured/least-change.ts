import type { Metric } from '../../model/measured-runs.ts';

/** How a metric is compared. A change that nobody would notice is none, however certain. */
export interface MetricRule {
  readonly worse: 'more' | 'less';
  /** The least change that matters, in the unit of the metric, from the earlier median. Never nought. */
  leastChange(median: number): number;
  /** How many least changes of it weigh as much as one of another metric: more where single runs go far astray. */
  readonly swings: number;
}

const more = (swings: number, leastChange: MetricRule['leastChange']): MetricRule => {
  return { worse: 'more', leastChange, swings };
};

export const RULES: Readonly<Record<Metric, MetricRule>> = {
  lcp: more(1, (ms) => Math.max(100, ms * 0.05)),
  fcp: more(1, (ms) => Math.max(100, ms * 0.05)),
  speedIndex: more(2, (ms) => Math.max(100, ms * 0.05)),
  serverResponse: more(1, (ms) => Math.max(100, ms * 0.1)),
  tbt: more(3, (ms) => Math.max(50, ms * 0.1)),
  cls: more(1, () => 0.02),
  score: { worse: 'less', leastChange: () => 5, swings: 2 },
};
