import type { PointMinimum } from '../config/point-minimum.ts';
import type { Severity } from '../model/check.ts';
import type { Baseline } from './baseline.ts';

/** Everything that a run is asked to keep to, in one object. */
export interface GatePolicy {
  readonly failOn: Severity | null;
  readonly minScore: number | null;
  readonly minPoints: readonly PointMinimum[];
  /** Whether the budgets that were set must be kept. Nobody asked for the scanner's own to be. */
  readonly budgets: boolean;
  /** Only failures that the baseline does not have count. */
  readonly newOnly: boolean;
  /** Without `newOnly`, new failures are told apart and all of them count. */
  readonly baseline: (Baseline & { readonly file: string }) | null;
}

export const NO_GATE: GatePolicy = {
  ...{ failOn: null, minScore: null, minPoints: [], budgets: false },
  ...{ newOnly: false, baseline: null },
};

/** New failures of any severity count where nobody says which. */
export function severityOfGate({ failOn, newOnly }: GatePolicy): Severity | null {
  return failOn ?? (newOnly ? 'minor' : null);
}

export function isGate(policy: GatePolicy): boolean {
  const { minScore, minPoints, budgets } = policy;
  return severityOfGate(policy) !== null || minScore !== null || minPoints.length > 0 || budgets;
}

/** What a run must keep to, said before it begins. Empty where there is no gate. */
export function policyInWords(policy: GatePolicy): readonly string[] {
  if (!isGate(policy)) return [];
  const { minScore, minPoints, budgets, newOnly, baseline } = policy;
  const severity = severityOfGate(policy);
  const grave = severity === 'minor' || severity === null ? '' : ` that is ${orWorse(severity)}`;
  const sentences = [
    ...(severity === null ? [] : [`There may be no ${newOnly ? 'new ' : ''}failure${grave}.`]),
    ...(baseline && newOnly ? [`Not new is what ${baseline.file} lists: ${entries(baseline)}.`] : []),
    ...(minScore === null ? [] : [`The overall score must be at least ${minScore}.`]),
    ...minPoints.map(({ point, least }) => `Point ${point} must score at least ${least}.`),
    ...(budgets
      ? ['No page may be over the budgets that you set; what is inside the noise of measuring is not over.']
      : []),
    ...(severity === null ? [] : ['New checks are shown and do not count until their first 90 days are over.']),
    'Nothing passes when the scan is incomplete.',
  ];
  return sentences;
}

export function orWorse(severity: Severity): string {
  return severity === 'critical' ? 'critical' : `${severity} or worse`;
}

function entries({ entries: list }: Baseline): string {
  return list.length === 1 ? '1 entry' : `${list.length} entries`;
}
