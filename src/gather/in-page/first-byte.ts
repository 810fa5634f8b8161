/// <reference lib="dom" />
import type { Vitals } from '../../model/seen/vitals.ts';

/** How fast the server answered, and nothing else: a visit that explores waits for no paint. */
export function readFirstByte(): Vitals {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const ttfb = navigation ? Math.round(navigation.responseStart) : null;
  return { ttfb, fcp: null, lcp: null, lcpElement: null, cls: 0, blocking: 0, longTasks: 0 };
}
