import type { Metric, Spread } from '../../src/model/measured-runs.ts';
import type { Device } from '../../src/model/seen/measured.ts';
import { number, plural } from './text.ts';

export const METRIC_TITLES: Readonly<Record<Metric, string>> = {
  lcp: 'Largest part shown (LCP)',
  cls: 'Movement while loading (CLS)',
  tbt: 'Time blocked (TBT)',
  fcp: 'First part shown (FCP)',
  speedIndex: 'Speed index',
  score: 'Lighthouse score',
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
  const [from, to] = [metricInWords(metric, low), metricInWords(metric, high)];
  const range = from === to ? '' : `${from} to ${to}, `;
  return `${metricInWords(metric, median)} (${range}${plural(runs, 'run')})`;
}
