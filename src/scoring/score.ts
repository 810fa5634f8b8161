import type { Category, CheckMeta } from '../model/check.ts';
import type { Catalogue, CheckResult, Score, Scorecard } from '../model/result.ts';
import { categoryOf, isScored, pointsOf } from './mapping.ts';
import { type Share, weightedMean } from './mean.ts';
import type { ScoringPolicy } from './policy.ts';
import { decidedBy } from './tally.ts';

/** What the results come to, point by point. No evidence is not a good score, and not a bad one: it is no score. */
export function score(
  results: readonly CheckResult[],
  catalogue: Pick<Catalogue, 'checks' | 'points' | 'govukByCategory'>,
  policy: ScoringPolicy,
): Scorecard {
  const decided = decidedBy(results);
  const scoreOf = (checks: readonly CheckMeta[], scored: boolean, fewest = 1): Score => {
    const shares = checks.flatMap((check) => shareOf(check) ?? []);
    const inMean = new Set(shares.map((share) => share.check));
    return {
      ...weightedMean(scored && inMean.size >= fewest ? shares : []),
      decided: [...inMean].toSorted(),
      undecided: [...new Set(checks.map((check) => check.id))].filter((id) => !inMean.has(id)).toSorted(),
    };
  };
  const shareOf = (check: CheckMeta): Share | undefined => {
    const counts = check.kind === 'automatic' ? decided.get(check.id) : undefined;
    if (counts === undefined) return undefined;
    return { check: check.id, severity: check.severity, weight: policy.weights[check.severity], ...counts };
  };

  const mapped = catalogue.checks.map((check) => ({ check, points: pointsOf(check, catalogue) }));
  const scoredPoints = catalogue.points.filter(isScored).map((point) => point.id);
  const counting = mapped.filter(({ points }) => scoredPoints.some((id) => points.has(id))).map(({ check }) => check);
  const points = catalogue.points.map((point) => {
    const checks = mapped.filter((entry) => entry.points.has(point.id)).map(({ check }) => check);
    return [point.id, scoreOf(checks, isScored(point), policy.fewestChecks)] as const;
  });
  const categories = [...new Set(catalogue.checks.map(categoryOf))].map((category) => {
    const inCategory = (check: CheckMeta) => categoryOf(check) === category;
    const checks = counting.filter(inCategory);
    // A category whose checks speak only to points without a number still says which of them were decided.
    const score = checks.length > 0 ? scoreOf(checks, true) : scoreOf(catalogue.checks.filter(inCategory), false);
    return [category, score] as const;
  });
  return {
    overall: scoreOf(counting, true),
    categories: Object.fromEntries(categories) as Partial<Record<Category, Score>>,
    points: Object.fromEntries(points),
  };
}
