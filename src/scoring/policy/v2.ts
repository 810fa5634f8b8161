import type { ScoringPolicy } from './types.ts';

/** Why these numbers: docs/decisions/0015-scoring-policy-v2.md. */
export const policyV2: ScoringPolicy = {
  version: '2',
  summary:
    'A check weighs by its severity, by how near its evidence comes to the point, and by whether law, guidance or good practice asks for it; a critical fault caps a point; new checks have a grace period.',
  weights: { minor: 1, moderate: 3, serious: 6, critical: 10 },
  strengths: { direct: 4, indirect: 2, presence: 1 },
  levels: {
    law: { name: 'must', factor: 3 },
    guidance: { name: 'should', factor: 2 },
    'good-practice': { name: 'information', factor: 1 },
  },
  cap: 60,
  graceDays: 90,
  fewestChecks: 3,
  sameQuestion: [
    ['open-standards/robots-and-sitemap', 'inclusion/findable'],
    ['resilience/not-found-page', 'resilience/not-found-status'],
    ['statement/exists', 'statement/linked'],
    ['accessibility/axe-form-labels', 'forms/visible-labels'],
    ['performance/page-weight', 'performance/third-party-cost'],
  ],
  leastLoss: 0,
  band: { draws: 400, share: 95, fewestPages: 5 },
};
