import { type CheckId, type CheckMeta, criteriaOf } from './check.ts';
import { doubtsOf, isOpen, type Outcome, type OutcomeName, saidOf } from './result.ts';

/** A success criterion of WCAG 2.2 at level A or AA. Number, name and level are official; the sentences are ours. */
export interface WcagCriterion {
  readonly number: string;
  readonly name: string;
  readonly level: 'A' | 'AA';
  readonly principle: 'perceivable' | 'operable' | 'understandable' | 'robust';
  /** The version of WCAG that brought it in. */
  readonly since: '2.0' | '2.1' | '2.2';
  readonly asks: string;
  /** What a person must do to judge it. Needed for every criterion: no program can show that one is met. */
  readonly person: string;
  /** Its place in the standard. */
  readonly url: string;
  /** W3C's explanation of it. */
  readonly understanding: string;
}

/**
 * What this tool does about a criterion. `automatic`: at least one check can fail under it by itself; it finds some failures and
 * can never show that the criterion is met, so it covers it partly and nothing covers it wholly. `needs-person`: checks
 * gather evidence and a person decides. `not-tested`: no check looks at it.
 */
export type CriterionCoverage =
  | { readonly status: 'automatic'; readonly covers: 'partly'; readonly checks: readonly CheckId[] }
  | { readonly status: 'needs-person'; readonly covers: 'nothing'; readonly checks: readonly CheckId[] }
  | { readonly status: 'not-tested'; readonly covers: 'nothing'; readonly checks: readonly CheckId[] };

export type CoveredCriterion = WcagCriterion & CriterionCoverage;

type Covering = Pick<CheckMeta, 'id' | 'kind' | 'criteria' | 'criteriaOf' | 'asks'> &
  Partial<Pick<CheckMeta, 'messages'>>;

/** Worked out from the checks that are there, so that it cannot promise a check that is not. */
export function wcagCoverage(
  criteria: readonly WcagCriterion[],
  checks: readonly Covering[],
): readonly CoveredCriterion[] {
  return criteria.map((criterion) => ({ ...criterion, ...coverageOf(criterion.number, checks) }));
}

function coverageOf(number: string, checks: Parameters<typeof wcagCoverage>[1]): CriterionCoverage {
  const naming = checks.filter((check) => check.criteria.includes(number));
  const ids = naming.map((check) => check.id);
  if (naming.some((check) => canFail(check, number))) return { status: 'automatic', covers: 'partly', checks: ids };
  if (naming.length > 0) return { status: 'needs-person', covers: 'nothing', checks: ids };
  return { status: 'not-tested', covers: 'nothing', checks: [] };
}

/** Whether anything that the check says of this criterion is more than a question. */
function canFail(check: Covering, number: string): boolean {
  const { kind, asks = [], messages = {} } = check;
  if (kind !== 'automatic') return false;
  if (asks.length === 0) return true;
  return Object.keys(messages).some(
    (message) => !asks.includes(message) && criteriaOf(check, { message }).includes(number),
  );
}

/** What one result comes to under one of the check's criteria. A doubt without a place is a doubt under all of them. */
export function outcomesByCriterion(meta: CheckMeta, outcome: Outcome): (number: string) => OutcomeName {
  const name = outcome.outcome;
  if (name === 'inapplicable' || name === 'untested') return () => name;
  const judged = new Set(outcome.criteria ?? meta.criteria);
  const about = new Set(saidOf(outcome).flatMap((said) => criteriaOf(meta, said)));
  // What was open beside a failure is open under its own criteria, or under all of them.
  const doubtful = new Set(doubtsOf(outcome).flatMap((message) => criteriaOf(meta, { message })));
  const everywhere = name === 'cantTell' && isOpen(outcome);
  return (number) => {
    if (everywhere || about.has(number)) return name;
    if (doubtful.has(number)) return 'cantTell';
    return judged.has(number) ? 'passed' : 'inapplicable';
  };
}
