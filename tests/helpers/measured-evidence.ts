import type { MeasuredPage, Metric } from '../../src/model/measured-runs.ts';
import type { Device, Measured, MeasuredOn, MeasuredRun, Throttling } from '../../src/model/seen/measured.ts';
import { ORIGIN } from '../reports/sample-input.ts';

export const MOBILE: Throttling = { method: 'simulate', rttMs: 150, throughputKbps: 1638.4, cpuSlowdown: 4 };

export function run(rest: Partial<MeasuredRun> = {}): MeasuredRun {
  return {
    score: 95,
    ttfb: 600,
    serverResponse: 40,
    observedFcp: 300,
    observedLcp: 400,
    fcp: 1000,
    lcp: 2000,
    cls: 0,
    tbt: 0,
    speedIndex: 1200,
    thirdPartyMs: 0,
    bytes: 200_000,
    benchmark: 2000,
    load: 0.2,
    unreliable: null,
    ...rest,
  };
}

/** One run for each number. */
export function runsOf(metric: Metric, values: readonly (number | null)[]): readonly MeasuredRun[] {
  return values.map((value) => run({ [metric]: value }));
}

export function measuredOn(runs: readonly MeasuredRun[], rest: Partial<MeasuredOn> = {}): MeasuredOn {
  return {
    device: 'mobile' satisfies Device,
    throttling: MOBILE,
    runs,
    shown: 0,
    lcpElement: { selector: 'img.hero', html: '<img class="hero">' },
    shifts: [],
    longTasks: [],
    thirdParties: [],
    savings: [],
    film: [],
    waterfall: [],
    requests: 4,
    har: null,
    ...rest,
  };
}

export function measured(devices: readonly MeasuredOn[], rest: Partial<Measured> = {}): Measured {
  return { lighthouse: '13.5.0', finalUrl: `${ORIGIN}/`, title: 'Home', devices, ...rest };
}

export function measuredPage(
  path: string,
  runs: readonly MeasuredRun[],
  on: Partial<MeasuredOn> = {},
  rest: Partial<Measured> = {},
): MeasuredPage {
  return { url: ORIGIN + path, measured: measured([measuredOn(runs, on)], { finalUrl: ORIGIN + path, ...rest }) };
}

/** What a check sees of a page: one device for each, with three runs alike unless others are given. */
export function seenMeasured(...devices: readonly Partial<MeasuredOn>[]): { readonly measured: Measured } {
  return { measured: measured(devices.map(({ runs = [run(), run(), run()], ...rest }) => measuredOn(runs, rest))) };
}
