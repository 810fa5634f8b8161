import type { Measure, Metric, Spread } from '../../src/model/measured-runs.ts';
import type { Device, MeasuredRun, Throttling } from '../../src/model/seen/measured.ts';
import { listInWords, number, plural } from './text.ts';

export const METRIC_TITLES: Readonly<Record<Metric, string>> = {
  lcp: 'Largest part shown (LCP)',
  cls: 'Movement while loading (CLS)',
  tbt: 'Time blocked (TBT)',
  fcp: 'First part shown (FCP)',
  speedIndex: 'Speed index',
  serverResponse: 'Server response',
  score: 'Lighthouse score',
};

/** With their units, for columns of bare numbers. */
export const MEASURE_TITLES: Readonly<Record<Measure, string>> = {
  lcp: `${METRIC_TITLES.lcp}, ms`,
  cls: METRIC_TITLES.cls,
  tbt: `${METRIC_TITLES.tbt}, ms`,
  fcp: `${METRIC_TITLES.fcp}, ms`,
  speedIndex: `${METRIC_TITLES.speedIndex}, ms`,
  serverResponse: `${METRIC_TITLES.serverResponse}, ms`,
  score: METRIC_TITLES.score,
  ttfb: 'First byte (TTFB), ms',
  observedFcp: 'First part shown on this machine, not simulated, ms',
  observedLcp: 'Largest part shown on this machine, not simulated, ms',
  thirdPartyMs: 'Main-thread time of other sites’ code, ms',
  bytes: 'Sent, bytes',
};

export const DEVICE_TITLES: Readonly<Record<Device, string>> = { mobile: 'mobile', desktop: 'desktop' };

/** `2.1 s`, `40 ms`, `0.05`, `92`. */
export function metricInWords(metric: Metric, value: number): string {
  if (metric === 'cls') return String(Math.round(value * 1000) / 1000);
  if (metric === 'score') return number(value);
  // Rounded first: 999.7 ms is 1.0 s.
  const ms = Math.round(value);
  return ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** `2.1 s (2.0 s to 2.4 s, 5 runs)`. */
export function spreadInWords(metric: Metric, { median, low, high, runs }: Spread): string {
  const range = rangeInWords(metric, { median, low, high, runs });
  return `${metricInWords(metric, median)} (${range === '' ? '' : `${range}, `}${plural(runs, 'run')})`;
}

/** `2.0 s to 2.4 s`; empty where all runs came to the same. */
export function rangeInWords(metric: Metric, { low, high }: Spread): string {
  const [from, to] = [metricInWords(metric, low), metricInWords(metric, high)];
  return from === to ? '' : `${from} to ${to}`;
}

const LEFT_OUT: Readonly<Record<NonNullable<MeasuredRun['unreliable']>, string>> = {
  'machine-slow': 'the machine was too slow',
  'machine-busy': 'the machine was too busy',
};

/** Which runs do not count, and why; null where all do. */
export function leftOutInWords(
  leftOut: readonly { readonly why: NonNullable<MeasuredRun['unreliable']>; readonly runs: number }[],
): string | null {
  if (leftOut.length === 0) return null;
  return `${listInWords(leftOut.map(({ why, runs }) => `${plural(runs, 'run')} left out: ${LEFT_OUT[why]}`))}.`;
}

/** What was simulated, in a sentence. */
export function throttlingInWords(device: Device, throttling: Throttling): string {
  const { method, rttMs, throughputKbps, cpuSlowdown } = throttling;
  const what = device === 'mobile' ? 'A phone' : 'A desktop computer';
  if (method === 'provided') return `${what}, with the network and the processor of the machine that measured.`;
  const slower =
    cpuSlowdown > 1 ? `, and a processor ${number(cpuSlowdown)} times slower than that of this machine` : '';
  return `${what}: a network with ${number(rttMs)} ms for each way there and back and ${number(throughputKbps / 1000)} megabits a second${slower}.`;
}
