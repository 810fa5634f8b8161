import type { Category, CheckMeta } from '../model/check.ts';
import type { Catalogue, StandardPoint, StandardPointId } from '../model/result.ts';

type Standards = Pick<Catalogue, 'points' | 'govukByCategory'>;

/**
 * Nothing outside a council shows whether it understood its users, tested with its minister or built a team for the
 * long run. These points stay without a number even if the data file should one day say otherwise.
 */
const NEVER_SCORED: ReadonlySet<StandardPointId> = new Set(['lgdss:1', 'lgdss:2', 'lgdss:3', 'lgdss:15']);

export function isScored(point: StandardPoint): boolean {
  return point.output === 'scored' && !NEVER_SCORED.has(point.id);
}

/** The points of both standards that a check speaks to. GOV.UK points follow from the nearest twin and the category. */
export function pointsOf(check: CheckMeta, standards: Standards): ReadonlySet<StandardPointId> {
  const scored = new Set(standards.points.filter(isScored).map((point) => point.id));
  const twins = standards.points.flatMap((point) => {
    const twin = includes(check, point) ? primaryTwin(point) : undefined;
    // A point without a number lends its checks only to a twin that has none either.
    return twin !== undefined && (isScored(point) || !scored.has(twin)) ? [twin] : [];
  });
  const byCategory = standards.govukByCategory[categoryOf(check)] ?? [];
  const govuk = byCategory.map((number): StandardPointId => `govuk:${number}`);
  return new Set([...check.points, ...twins, ...govuk]);
}

export function categoryOf(check: CheckMeta): Category {
  // A CheckId begins with its category; split cannot say so in its type.
  return check.id.split('/', 1)[0] as Category;
}

function includes(check: CheckMeta, point: StandardPoint): boolean {
  return (check.points as readonly StandardPointId[]).includes(point.id);
}

function primaryTwin(point: StandardPoint): StandardPointId | undefined {
  return point.twins[0];
}
