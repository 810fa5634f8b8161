import type { Score } from '../../src/model/result.ts';

/** A score of nothing, to be filled in by tests. */
export const noScore: Score = {
  value: null,
  band: null,
  noBand: null,
  policy: '2',
  decided: [],
  undecided: [],
  grace: [],
  pages: { decided: 0, of: 0 },
  cap: null,
  deductions: [],
};
