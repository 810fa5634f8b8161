import type { Measured, MeasuredOn, MeasuredRun } from '../../src/model/seen/measured.ts';

export function aRun(rest: Partial<MeasuredRun> = {}): MeasuredRun {
  const numbers = { score: 95, ttfb: 100, fcp: 900, lcp: 1500, cls: 0, tbt: 50, speedIndex: 1200, bytes: 90_000 };
  return { ...numbers, thirdPartyMs: 0, benchmark: 2000, load: 0.1, unreliable: null, ...rest };
}

/** One run for each value of one measure. */
export function runsOf(measure: 'lcp' | 'cls' | 'tbt' | 'score', values: readonly (number | null)[]) {
  return values.map((value) => aRun({ [measure]: value }));
}

export function on(rest: Partial<MeasuredOn> = {}): MeasuredOn {
  return {
    device: 'mobile',
    throttling: { method: 'simulate', rttMs: 150, throughputKbps: 1638.4, cpuSlowdown: 4 },
    runs: [aRun(), aRun(), aRun()],
    shown: 1,
    lcpElement: { selector: 'img.hero', html: '<img class="hero">' },
    shifts: [],
    longTasks: [],
    thirdParties: [],
    savings: [],
    film: [],
    waterfall: [],
    requests: 3,
    har: null,
    ...rest,
  };
}

export function measured(...devices: readonly Partial<MeasuredOn>[]): { readonly measured: Measured } {
  const url = 'https://www.ambleford.example/bins';
  return { measured: { lighthouse: '13.5.0', finalUrl: url, title: 'Bins', devices: devices.map(on) } };
}
