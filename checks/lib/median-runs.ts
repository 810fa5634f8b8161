import type { Finding } from '../../src/model/check.ts';
import type { Measure, Spread } from '../../src/model/measured-runs.ts';
import { mediansOf } from '../../src/model/medians.ts';
import type { Measured, MeasuredOn, Saving } from '../../src/model/seen/measured.ts';
import { short } from './headers.ts';

/** Mobile where it was measured: most people come by phone, and it bears least. */
export function judgedOn({ devices }: Measured): MeasuredOn | undefined {
  return devices.find(({ device }) => device === 'mobile') ?? devices[0];
}

/** Where a median is against its limit. `unclear`: it is over, but some runs were not. */
export function standing(of: Spread, good: number): 'good' | 'unclear' | 'over' {
  if (of.median <= good) return 'good';
  return of.low > good ? 'over' : 'unclear';
}

/** For the sentence of a finding: never a median without its runs. */
export function inWords(on: MeasuredOn, of: Spread, show: (value: number) => number) {
  const device = on.device === 'mobile' ? 'a simulated phone' : 'a simulated desktop';
  return { value: show(of.median), low: show(of.low), high: show(of.high), runs: of.runs, device };
}

export const seconds = (ms: number): number => Math.round(ms / 10) / 100;

/** The finding of a page whose runs do not count; its message is the same in every check. */
export function unsteady({ runs }: Pick<MeasuredOn, 'runs'>): Finding<'unsteady'> {
  const left = runs.filter(({ unreliable }) => unreliable !== null).length;
  return { message: 'unsteady', at: { kind: 'page' }, data: { left, runs: runs.length } };
}

export const UNSTEADY =
  'Too few runs count. The machine was too busy or too slow in {left} of {runs#run}, so this cannot be judged.';

export function medianOf(on: MeasuredOn, measure: Measure): Spread | null {
  return mediansOf(on)[measure];
}

/** A cache saves nothing on the first visit, which is what was measured. */
const ON_LATER_VISITS = 'cache-insight';

/** What would save most, as Lighthouse reckons it, with the file or element; only of these audits where some are named. */
export function mostSaved(on: Pick<MeasuredOn, 'savings'>, audits?: readonly string[]): string {
  const saving = on.savings.find(
    ({ audit, ms }) => ms !== null && audit !== ON_LATER_VISITS && (audits?.includes(audit) ?? true),
  );
  return saving ? savedBy(saving) : 'nothing that Lighthouse can put a number on';
}

function savedBy({ title, ms, items }: Saving): string {
  const [first] = items;
  const what = first ? ` (${short(first.what, 120)})` : '';
  return `${seconds(ms ?? 0)} seconds by "${short(title, 80)}"${what}`;
}
