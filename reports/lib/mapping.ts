import type { CheckMeta } from '../../src/model/check.ts';
import type { Catalogue, StandardPointId } from '../../src/model/result.ts';
import { listInWords } from './text.ts';

/** Sorts `lgdss:10` after `lgdss:9`, and the local standard before the GOV.UK one. */
export function byPoint(a: StandardPointId, b: StandardPointId): number {
  return order(a) - order(b);
}

/**
 * Every point a check speaks to, in both standards: its own, the nearest GOV.UK twin of each, and what its category
 * adds.
 */
export function pointsOf(meta: CheckMeta, catalogue: Catalogue): readonly StandardPointId[] {
  const points = new Set<StandardPointId>(meta.points);
  for (const id of meta.points) {
    // As in scoring: a point that is never scored lends nothing to a twin that is.
    const point = pointWith(id, catalogue);
    const twin = pointWith(point?.twins[0], catalogue);
    if (twin && (point?.output === 'scored' || twin.output !== 'scored')) points.add(twin.id);
  }
  for (const number of catalogue.govukByCategory[categoryOf(meta)] ?? []) points.add(`govuk:${number}`);
  return [...points].toSorted(byPoint);
}

/** `LGDSS 4 and 10; GOV.UK 4, 5 and 8`: a finding is always told in both numberings. */
export function pointsInWords(points: readonly StandardPointId[]): string {
  const ofStandard = (prefix: string, name: string) => {
    const numbers = points.filter((id) => id.startsWith(prefix)).map((id) => id.slice(prefix.length));
    return numbers.length === 0 ? [] : [`${name} ${listInWords(numbers)}`];
  };
  return [...ofStandard('lgdss:', 'LGDSS'), ...ofStandard('govuk:', 'GOV.UK')].join('; ');
}

function pointWith(id: StandardPointId | undefined, { points }: Catalogue) {
  return points.find((point) => point.id === id);
}

export function categoryOf(meta: CheckMeta) {
  return meta.id.slice(0, meta.id.indexOf('/')) as keyof Catalogue['govukByCategory'];
}

function order(id: StandardPointId): number {
  return Number(id.slice(id.indexOf(':') + 1)) + (id.startsWith('govuk:') ? 1000 : 0);
}
