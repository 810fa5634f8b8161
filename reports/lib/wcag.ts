import type { CheckId, CheckMeta } from '../../src/model/check.ts';
import type { Catalogue, CheckResult, OutcomeName, Tally } from '../../src/model/result.ts';
import { outcomesByCriterion, wcagCoverage } from '../../src/model/wcag.ts';
import type { CriterionResult, ReportCriterion } from './document-types.ts';

/** Every criterion of levels A and AA: what this tool does about it, and what came of that in this scan. */
export function wcagTable({ wcag, checks }: Catalogue, results: readonly CheckResult[]): readonly ReportCriterion[] {
  const tallies = talliesOf(checks, results);
  return wcagCoverage(wcag, checks).map((criterion): ReportCriterion => {
    const { number, name, level, principle, since, asks, person, url, understanding, status, covers } = criterion;
    const byCheck = criterion.checks.map((check) => ({ check, outcomes: tallies.get(check)?.get(number) ?? NOTHING }));
    const outcomes = byCheck.map((one) => one.outcomes).reduce(plus, NOTHING);
    return {
      ...{ number, name, level, principle, since, asks, person, url, understanding, status, covers },
      checks: criterion.checks,
      result: resultOf(outcomes),
      outcomes,
      byCheck,
    };
  });
}

type Tallies = ReadonlyMap<CheckId, ReadonlyMap<string, Tally>>;

/** One check may look at several criteria on one page, and find a fault under one and nothing to look at under another. */
function talliesOf(metas: readonly CheckMeta[], results: readonly CheckResult[]): Tallies {
  const byId = new Map(
    metas.map((meta) => [meta.id, { meta, tallies: new Map<string, Record<OutcomeName, number>>() }]),
  );
  for (const { check, outcome } of results) {
    const known = byId.get(check);
    if (!known || known.meta.criteria.length === 0) continue;
    const outcomeUnder = outcomesByCriterion(known.meta, outcome);
    for (const number of known.meta.criteria) {
      const tally = known.tallies.get(number) ?? { ...NOTHING };
      tally[outcomeUnder(number)] += 1;
      known.tallies.set(number, tally);
    }
  }
  return new Map([...byId].map(([id, { tallies }]) => [id, tallies]));
}

const NOTHING: Tally = { failed: 0, cantTell: 0, passed: 0, inapplicable: 0, untested: 0 };

/** The worst that any check said about it. `no-failure-found` is as good as it gets: it is not the same as met. */
function resultOf({ failed, cantTell, passed, inapplicable, untested }: Tally): CriterionResult {
  if (failed > 0) return 'failure-found';
  if (cantTell > 0) return 'person-must-decide';
  if (passed > 0) return 'no-failure-found';
  return inapplicable > 0 && untested === 0 ? 'nothing-to-test' : 'not-tested';
}

function plus(a: Tally, b: Tally): Tally {
  return {
    failed: a.failed + b.failed,
    cantTell: a.cantTell + b.cantTell,
    passed: a.passed + b.passed,
    inapplicable: a.inapplicable + b.inapplicable,
    untested: a.untested + b.untested,
  };
}
