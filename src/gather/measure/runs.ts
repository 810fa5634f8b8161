import { mediansOf } from '../../model/medians.ts';
import type { MeasuredRun } from '../../model/seen/measured.ts';

export type RawRun = Omit<MeasuredRun, 'unreliable'>;

/** More of the machine than this was taken by others, when a run began or while it lasted. */
const BUSY = 0.5;
/** Against the quickest of the runs: the machine had something else to do meanwhile. */
const SLOWED = 0.5;
/** On a machine this slow, what is simulated on top of it no longer resembles a phone. */
const SLOW_MACHINE = 300;

/** Says of each run whether its numbers count, which shows only beside the others. */
export function judgeRuns(runs: readonly RawRun[]): readonly MeasuredRun[] {
  const best = Math.max(0, ...runs.map(({ benchmark }) => benchmark ?? 0));
  return runs.map((run) => ({ ...run, unreliable: whyNot(run, best) }));
}

function whyNot({ load, benchmark }: RawRun, best: number): MeasuredRun['unreliable'] {
  if (load > BUSY) return 'machine-busy';
  if (benchmark !== null && (benchmark < SLOW_MACHINE || benchmark < best * SLOWED)) return 'machine-slow';
  return null;
}

export interface RunsWanted {
  /** Runs that count, at least. */
  readonly least: number;
  /** Runs that count, at most: so many are made where they are far apart. */
  readonly most: number;
}

/** Runs that do not count are made again, but not for ever. */
const MOST_AGAIN = 3;

/** So far may runs be apart, in the unit of the measure or as a share of their median, whichever is more. */
const NARROW = {
  lcp: { apart: 150, share: 0.1 },
  tbt: { apart: 100, share: 0.25 },
  score: { apart: 5, share: 0 },
  serverResponse: { apart: 150, share: 0.25 },
} as const;

/** Whether another run is needed: there are too few that count, or they are far apart and there may be more. */
export function wantsAnother(runs: readonly MeasuredRun[], { least, most }: RunsWanted): boolean {
  const reliable = runs.filter(({ unreliable }) => unreliable === null).length;
  if (runs.length - reliable > MOST_AGAIN && reliable < least) return false;
  if (reliable < least) return true;
  return reliable < most && runs.length - reliable <= MOST_AGAIN && isWide(runs);
}

export function isWide(runs: readonly MeasuredRun[]): boolean {
  const medians = mediansOf({ runs });
  return (['lcp', 'tbt', 'score', 'serverResponse'] as const).some((measure) => {
    const of = medians[measure];
    const { apart, share } = NARROW[measure];
    return of !== null && of.high - of.low > Math.max(apart, share * of.median);
  });
}

/** The run to show: the one with the median of the largest contentful paint among those that count, or else among all. */
export function shownRun(runs: readonly MeasuredRun[]): number {
  const all = runs.map((run, index) => ({ ...run, index }));
  const reliable = all.filter(({ unreliable }) => unreliable === null);
  const inOrder = (reliable.length > 0 ? reliable : all).toSorted(
    (a, b) => (a.lcp ?? Number.MAX_VALUE) - (b.lcp ?? Number.MAX_VALUE) || a.index - b.index,
  );
  return inOrder[Math.floor((inOrder.length - 1) / 2)]?.index ?? 0;
}
