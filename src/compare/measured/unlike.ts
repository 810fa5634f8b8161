import { median } from 'simple-statistics';
import type { Measured, MeasuredOn, Throttling } from '../../model/seen/measured.ts';

interface OneSide {
  readonly measured: Measured;
  readonly on: MeasuredOn;
}

/** A machine of less than so much of the other one's speed is another machine to a page with scripts. */
const ALIKE = 0.75;

/** Why two sets of runs do not measure the same, in a sentence; null where they do. Then nothing is claimed of them. */
export function whyNotComparable(before: OneSide, after: OneSide): string | null {
  if (JSON.stringify(before.on.runs) === JSON.stringify(after.on.runs))
    return 'The page was not measured again: the later scan kept the runs of the earlier one.';
  const [one, other] = [before.measured.lighthouse, after.measured.lighthouse];
  if (one !== other) return `Lighthouse ${one} measured the earlier runs and ${other} the later ones.`;
  if (throttled(before.on.throttling) !== throttled(after.on.throttling))
    return 'Lighthouse pretended another connection or another processor in the later runs.';
  if (pathOf(before.measured) !== pathOf(after.measured)) return 'The address led to another page in the later scan.';
  const [slower, faster] = [speedOf(before.on), speedOf(after.on)].toSorted((a, b) => (a ?? 0) - (b ?? 0));
  if (slower && faster && slower < ALIKE * faster)
    return 'The machine that measured was much faster for one of the scans than for the other one.';
  return null;
}

/** The host may be another one: a test site is compared with the live one. */
function pathOf({ finalUrl }: Measured): string {
  const { pathname = finalUrl, search = '' } = URL.parse(finalUrl) ?? {};
  return pathname + search;
}

function throttled({ method, rttMs, throughputKbps, cpuSlowdown }: Throttling): string {
  return [method, rttMs, throughputKbps, cpuSlowdown].join(' ');
}

/** Lighthouse's own measure of the machine, in the runs that count; null where it gave none. */
function speedOf({ runs }: MeasuredOn): number | null {
  const speeds = runs.flatMap(({ benchmark, unreliable }) => (unreliable === null ? (benchmark ?? []) : []));
  return speeds.length === 0 ? null : median(speeds);
}
