import { z } from 'zod';
import type { Throttling } from '../../model/seen/measured.ts';
import { auditOf, itemsOf, type Lhr, rounded } from './lhr.ts';
import type { RawRun } from './runs.ts';

const time = z.number().nullable().catch(null);
const metricsShape = z.object({
  timeToFirstByte: time,
  observedFirstContentfulPaint: time,
  observedLargestContentfulPaint: time,
});

const busyShape = z.object({ mainThreadTime: z.number().nonnegative() });

/** Of all other sites together. Null where Lighthouse did not look. */
function busyFor(lhr: Lhr): number | null {
  const audit = auditOf(lhr, 'third-parties-insight');
  return audit ? rounded(itemsOf(audit, busyShape).reduce((sum, { mainThreadTime }) => sum + mainThreadTime, 0)) : null;
}

/** The numbers of one run. One that is not there, or not a number, is null. */
export function runOf(lhr: Lhr, load: number): RawRun {
  const value = (audit: string, digits = 0) => rounded(auditOf(lhr, audit)?.numericValue, digits);
  const [metrics] = itemsOf(auditOf(lhr, 'metrics'), metricsShape);
  const score = lhr.categories?.performance.score ?? null;
  return {
    score: score === null ? null : rounded(score * 100),
    ttfb: rounded(metrics?.timeToFirstByte),
    serverResponse: value('server-response-time'),
    observedFcp: rounded(metrics?.observedFirstContentfulPaint),
    observedLcp: rounded(metrics?.observedLargestContentfulPaint),
    fcp: value('first-contentful-paint'),
    lcp: value('largest-contentful-paint'),
    cls: value('cumulative-layout-shift', 4),
    tbt: value('total-blocking-time'),
    speedIndex: value('speed-index'),
    thirdPartyMs: busyFor(lhr),
    bytes: value('total-byte-weight'),
    benchmark: rounded(lhr.environment?.benchmarkIndex),
    load: rounded(load, 2) ?? 1,
  };
}

export function throttlingOf({ configSettings }: Lhr): Throttling {
  const { rttMs, throughputKbps, cpuSlowdownMultiplier } = configSettings.throttling;
  return { method: configSettings.throttlingMethod, rttMs, throughputKbps, cpuSlowdown: cpuSlowdownMultiplier };
}
