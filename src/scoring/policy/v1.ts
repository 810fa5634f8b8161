import type { ScoringPolicy } from './types.ts';

/** Severity alone weighs. The bands are newer than the policy; they show how sure a score is and do not change it. */
export const policyV1: ScoringPolicy = {
  version: '1',
  summary: 'A check weighs by its severity alone.',
  weights: { minor: 1, moderate: 3, serious: 6, critical: 10 },
  strengths: { direct: 1, indirect: 1, presence: 1 },
  levels: {
    law: { name: 'must', factor: 1 },
    guidance: { name: 'should', factor: 1 },
    'good-practice': { name: 'information', factor: 1 },
  },
  cap: null,
  graceDays: 0,
  fewestChecks: 3,
  leastLoss: 0.1,
  band: { draws: 400, share: 95, fewestPages: 5 },
};
