import type { Catalogue, Tally } from '../../src/model/result.ts';
import { wcagCoverage } from '../../src/model/wcag.ts';
import type { CriterionResult, ReportCriterion, ReportDocument, RootCause } from './document-types.ts';

type Said = Pick<ReportDocument, 'checks' | 'rootCauses' | 'undecided'>;

/** Every criterion of levels A and AA: what this tool does about it, and what came of that in this scan. */
export function criteriaOf({ wcag, checks: metas }: Catalogue, said: Said): readonly ReportCriterion[] {
  const open = new Set(said.undecided.map(({ check }) => check));
  return wcagCoverage(wcag, metas).map((criterion): ReportCriterion => {
    const { number, name, level, principle, since, asks, person, url, understanding, status, covers } = criterion;
    const used = said.checks.filter((check) => criterion.checks.includes(check.id));
    const outcomes = used.map((check) => check.outcomes).reduce(plus, NOTHING);
    const about = said.rootCauses.filter((cause) => cause.wcag.includes(number));
    return {
      ...{ number, name, level, principle, since, asks, person, url, understanding, status, covers },
      checks: used.map((check) => check.id),
      result: resultOf(
        about,
        used.some(({ id }) => open.has(id)),
        outcomes,
      ),
      outcomes,
    };
  });
}

const NOTHING: Tally = { failed: 0, cantTell: 0, passed: 0, inapplicable: 0, untested: 0 };

/** The worst that any check said about it. `no-failure-found` is as good as it gets: it is not the same as met. */
function resultOf(about: readonly RootCause[], open: boolean, outcomes: Tally): CriterionResult {
  const { failed, cantTell, passed, inapplicable, untested } = outcomes;
  if (about.some(({ outcome }) => outcome === 'failed')) return 'failure-found';
  if (about.length > 0 || open) return 'person-must-decide';
  // What failed or stayed open did so for another criterion; under this one nothing was found.
  if (passed + failed + cantTell > 0) return 'no-failure-found';
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
