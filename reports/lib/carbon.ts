import { co2 } from '@tgwf/co2';
import type { Inventory } from '../../src/model/result.ts';

/** What a view of a page emits, in grams of CO2 and what counts like it. An estimate from bytes alone. */
export interface CarbonEstimate {
  readonly model: 'Sustainable Web Design Model';
  readonly version: '4';
  readonly estimate: true;
  /** A first visit; hosting on green electricity is not assumed, and electricity is the world's average. */
  readonly grams: { readonly mean: number; readonly heaviest: number };
}

/** From bytes that were sent to grams, with three digits behind the point. */
export function gramsOf(bytes: number): number {
  const model = new co2({ model: 'swd', version: 4 });
  return Math.round(model.perByte(bytes, false) * 1000) / 1000;
}

/** Null where the weight of no page is known. */
export function carbonOf({ weights }: Pick<Inventory, 'weights'>): CarbonEstimate | null {
  const heaviest = weights?.pages.list[0];
  if (!weights || !heaviest) return null;
  const mean = weights.total.sent / weights.pages.total;
  return {
    model: 'Sustainable Web Design Model',
    version: '4',
    estimate: true,
    grams: { mean: gramsOf(mean), heaviest: gramsOf(heaviest.sent) },
  };
}
