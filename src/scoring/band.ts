import type { CheckId } from '../model/check.ts';
import type { Score } from '../model/result.ts';
import type { Drawn } from './draws.ts';
import { questionOf } from './independent.ts';
import type { Share } from './mean.ts';
import type { ScoringPolicy } from './policy/types.ts';
import type { Sheet } from './sheets.ts';

type Banded = Pick<Score, 'band' | 'noBand'>;

/** Where the score falls when its pages are drawn again and again. `pages` is on how many of them it rests. */
export function bandOf(
  value: number,
  shares: readonly Share[],
  sheet: Pick<Sheet, 'fewestChecks' | 'cap'>,
  pages: number,
  draws: ReadonlyMap<CheckId, Drawn>,
  policy: Pick<ScoringPolicy, 'band' | 'sameQuestion'>,
): Banded {
  const rules = policy.band;
  if (pages === 0) return { band: null, noBand: 'site-wide' };
  if (pages < rules.fewestPages) return FEW;
  const rows = shares.flatMap(({ check, weight }) => {
    const drawn = draws.get(check);
    return drawn === undefined ? [] : [{ weight, question: questionOf(check, policy), ...drawn }];
  });
  const values: number[] = [];
  for (let draw = 0; draw < rules.draws; draw += 1) {
    const drawn = valueIn(draw, rows, sheet);
    if (drawn !== undefined) values.push(drawn);
  }
  // Most draws had no number: the score hangs on the few pages that they missed.
  if (values.length * 2 < rules.draws) return FEW;
  values.sort((a, b) => a - b);
  const outside = (1 - rules.share / 100) / 2;
  const from = Math.floor(values.length * outside);
  const low = values[from] ?? value;
  const high = values[values.length - 1 - from] ?? value;
  return { band: { low: Math.min(low, value), high: Math.max(high, value) }, noBand: null };
}

const FEW: Banded = { band: null, noBand: 'few-pages' };

/** The same rule as for the score itself, in ordinary arithmetic: a band need not add up to the last tenth. */
function valueIn(
  draw: number,
  rows: readonly (Drawn & { readonly weight: number; readonly question: CheckId })[],
  { fewestChecks, cap }: Pick<Sheet, 'fewestChecks' | 'cap'>,
): number | undefined {
  let [weights, sum, critical] = [0, 0, 0];
  const decided = new Set<CheckId>();
  for (const row of rows) {
    const [passed, failed] = [row.passed[draw] ?? 0, row.failed[draw] ?? 0];
    if (passed + failed === 0) continue;
    decided.add(row.question);
    weights += row.weight;
    sum += (row.weight * passed) / (passed + failed);
    critical += row.critical[draw] ?? 0;
  }
  if (decided.size < Math.max(1, fewestChecks)) return undefined;
  const mean = Math.round((1000 * sum) / weights) / 10;
  return cap !== null && critical > 0 ? Math.min(mean, cap) : mean;
}
