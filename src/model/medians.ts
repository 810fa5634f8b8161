import { METRICS, type Measure, type Spread, spreadOf, valuesOf } from './measured-runs.ts';
import type { MeasuredOn } from './seen/measured.ts';

export const MEASURES: readonly Measure[] = [...METRICS, 'ttfb', 'observedFcp', 'observedLcp', 'thirdPartyMs', 'bytes'];

/** Null where fewer than three runs count: two numbers have no middle. */
export type Medians = { readonly [M in Measure]: Spread | null };

/** As few runs have a middle that one of them alone cannot move. */
export const FEWEST_RUNS = 3;

export function mediansOf(on: Pick<MeasuredOn, 'runs'>): Medians {
  const enough = (values: readonly number[]) => (values.length < FEWEST_RUNS ? null : spreadOf(values));
  return Object.fromEntries(MEASURES.map((measure) => [measure, enough(valuesOf(on, measure))])) as Medians;
}
