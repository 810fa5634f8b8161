import type { CheckMeta } from '../model/check.ts';
import type { StandardPoint } from '../model/result.ts';
import { categoryOf } from './mapping.ts';
import type { Level, ScoringPolicy, Strength } from './policy/types.ts';

/** Why a check weighs what it weighs. */
export interface Weighed {
  readonly meta: CheckMeta;
  readonly strength: Strength;
  readonly level: Level;
  /** Severity times strength times level. */
  readonly weight: number;
}

export function weigh(meta: CheckMeta, strength: Strength, policy: ScoringPolicy): Weighed {
  const level = policy.levels[meta.basis];
  const weight = policy.weights[meta.severity] * policy.strengths[strength] * level.factor;
  return { meta, strength, level, weight };
}

/** How near the check comes to the nearest of these points. What the register does not know counts least. */
export function strengthOn(check: CheckMeta, points: readonly StandardPoint[]): Strength {
  const category = categoryOf(check);
  const found = points.flatMap(({ evidence }) =>
    evidence.filter((entry) => entry.categories.includes(category)).map((entry) => entry.strength),
  );
  return NEAREST_FIRST.find((strength) => found.includes(strength)) ?? 'presence';
}

const NEAREST_FIRST: readonly Strength[] = ['direct', 'indirect', 'presence'];
