import type { Budget } from '../model/budget.ts';

const KIB = 1024;

/**
 * What a page of a service may cost where nobody said. LCP and CLS are the limits of the Core Web Vitals, the blocking time
 * is what Lighthouse scores 90 on a phone. The sizes are ours: no official guidance names any.
 */
export const DEFAULT_BUDGETS: readonly Budget[] = [
  { path: '/**', bytes: 1000 * KIB, scriptBytes: 300 * KIB, lcp: 2500, cls: 0.1, tbt: 200 },
];
