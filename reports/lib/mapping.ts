import type { CheckMeta } from '../../src/model/check.ts';
import type { Catalogue, StandardPointId } from '../../src/model/result.ts';

/** Sorts `lgdss:10` after `lgdss:9`, and the local standard before the GOV.UK one. */
export function byPoint(a: StandardPointId, b: StandardPointId): number {
  return order(a) - order(b);
}

/**
 * Every point a check speaks to, in both standards: its own, the nearest GOV.UK twin of each that is scored,
 * and what its category adds.
 */
export function pointsOf(meta: CheckMeta, catalogue: Catalogue): readonly StandardPointId[] {
  const points = new Set<StandardPointId>(meta.points);
  for (const id of meta.points) {
    // As in scoring: a point that is never scored lends nothing to its twin.
    const point = catalogue.points.find((one) => one.id === id);
    if (point?.output === 'scored' && point.twins[0]) points.add(point.twins[0]);
  }
  for (const number of catalogue.govukByCategory[categoryOf(meta)] ?? []) points.add(`govuk:${number}`);
  return [...points].toSorted(byPoint);
}

export function categoryOf(meta: CheckMeta) {
  return meta.id.slice(0, meta.id.indexOf('/')) as keyof Catalogue['govukByCategory'];
}

function order(id: StandardPointId): number {
  return Number(id.slice(id.indexOf(':') + 1)) + (id.startsWith('govuk:') ? 1000 : 0);
}
