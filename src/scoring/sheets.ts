import { type Category, type CheckMeta, isCustom } from '../model/check.ts';
import type { Catalogue, StandardPoint, StandardPointId } from '../model/result.ts';
import { categoryOf, isScored, pointsOf } from './mapping.ts';
import type { ScoringPolicy } from './policy/types.ts';
import { strengthOn, type Weighed, weigh } from './weight.ts';

export type Rules = Pick<Catalogue, 'checks' | 'points' | 'govukByCategory'>;

/** What goes into one score, before anything is known of a scan. */
export interface Sheet {
  readonly entries: readonly Weighed[];
  /** False: what was decided is told, without a number. */
  readonly scored: boolean;
  readonly fewestChecks: number;
  readonly cap: number | null;
}

export interface Sheets {
  readonly overall: Sheet;
  readonly categories: ReadonlyMap<Category, Sheet>;
  readonly points: ReadonlyMap<StandardPointId, Sheet>;
}

export function sheetsOf(all: Rules, policy: ScoringPolicy): Sheets {
  const rules = { ...all, checks: all.checks.filter(({ id }) => !isCustom(id)) };
  const mapped = unique(rules.checks).map((check) => ({ check, points: pointsOf(check, rules) }));
  const scoredPoints = rules.points.filter(isScored);
  const counting = mapped.filter(({ points }) => scoredPoints.some(({ id }) => points.has(id)));
  // Beyond a single point, a check weighs by the point that it comes nearest to.
  const nearest = counting.map(({ check, points }) => {
    const ofCheck = scoredPoints.filter(({ id }) => points.has(id));
    return weigh(check, strengthOn(check, ofCheck), policy);
  });
  const whole = { fewestChecks: 1, cap: null };
  const categories = [...new Set(rules.checks.map(categoryOf))].map((category): [Category, Sheet] => {
    const entries = nearest.filter(({ meta }) => categoryOf(meta) === category);
    if (entries.length > 0) return [category, { entries, scored: true, ...whole }];
    // A category whose checks speak only to points without a number still says which of them were decided.
    const others = mapped.filter(({ check }) => categoryOf(check) === category);
    const silent = others.map(({ check }) => weigh(check, 'presence', policy));
    return [category, { entries: silent, scored: false, ...whole }];
  });
  const pointSheet = (point: StandardPoint): [StandardPointId, Sheet] => {
    const checks = mapped.filter(({ points }) => points.has(point.id));
    const entries = checks.map(({ check }) => weigh(check, strengthOn(check, [point]), policy));
    return [point.id, { entries, scored: isScored(point), fewestChecks: policy.fewestChecks, cap: policy.cap }];
  };
  return {
    overall: { entries: nearest, scored: true, ...whole },
    categories: new Map(categories),
    points: new Map(rules.points.map(pointSheet)),
  };
}

function unique(checks: readonly CheckMeta[]): readonly CheckMeta[] {
  return [...new Map(checks.map((check) => [check.id, check])).values()];
}
