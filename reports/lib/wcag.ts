import type { Catalogue, Tally } from '../../src/model/result.ts';
import { wcagCoverage } from '../../src/model/wcag.ts';
import type { CriterionResult, ReportCheck, ReportCriterion } from './document-types.ts';

/** Every criterion of levels A and AA: what this tool does about it, and what came of that in this scan. */
export function criteriaOf({ wcag, checks: metas }: Catalogue, checks: readonly ReportCheck[]) {
  return wcagCoverage(wcag, metas).map((criterion): ReportCriterion => {
    const { number, name, level, principle, since, asks, person, url, understanding, status, covers } = criterion;
    const used = checks.filter((check) => criterion.checks.includes(check.id));
    return {
      ...{ number, name, level, principle, since, asks, person, url, understanding, status, covers },
      checks: used.map((check) => check.id),
      ...outcomeOf(used.map((check) => check.outcomes)),
    };
  });
}

const NOTHING: Tally = { failed: 0, cantTell: 0, passed: 0, inapplicable: 0, untested: 0 };

/** The worst that any check said. `no-failure-found` is as good as it gets: it is not the same as met. */
function outcomeOf(tallies: readonly Tally[]): Pick<ReportCriterion, 'result' | 'outcomes'> {
  const outcomes = tallies.reduce(plus, NOTHING);
  return { result: resultOf(outcomes), outcomes };
}

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
