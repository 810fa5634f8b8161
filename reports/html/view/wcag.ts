import type { CheckId } from '../../../src/model/check.ts';
import type { CriterionResult, ReportCriterion, ReportDocument, RootCause } from '../../lib/document-types.ts';
import { onProbedPages } from '../../lib/probed.ts';
import { anchor, number, plural } from '../../lib/text.ts';
import { toldUnder } from '../../lib/told.ts';
import { tallyInWords } from './tally.ts';

const STATUS_WORDS: Readonly<Record<ReportCriterion['status'], string>> = {
  automatic: 'Tested in part by program',
  'needs-person': 'Needs a person',
  'not-tested': 'Not tested by this tool',
};

/** Without a word that could be read as "met". */
const RESULT_WORDS: Readonly<Record<CriterionResult, string>> = {
  'failure-found': 'Failures found',
  'person-must-decide': 'A person must decide',
  'no-failure-found': 'No failure found by program',
  'nothing-to-test': 'Nothing on these pages to test',
  'not-tested': 'Not tested in this scan',
};

export function wcagView(document: ReportDocument) {
  const { wcag, checks, rootCauses } = document;
  const count = (status: ReportCriterion['status']) => wcag.filter((one) => one.status === status).length;
  const known = new Map(
    checks.map(({ id, title, triedOut }) => [
      id,
      { title, where: onProbedPages(triedOut, document), told: toldUnder(id, document) },
    ]),
  );
  return {
    rows: wcag.map((criterion) => row(criterion, known, rootCauses)),
    sum: `${plural(wcag.length, 'criterion', 'criteria')} = ${number(count('automatic'))} tested in part + ${number(count('needs-person'))} that need a person + ${number(count('not-tested'))} not tested.`,
    failures: plural(wcag.filter((one) => one.result === 'failure-found').length, 'criterion', 'criteria'),
  };
}

type Known = ReadonlyMap<CheckId, { readonly title: string; readonly where: string; readonly told: string }>;

function row(criterion: ReportCriterion, known: Known, causes: readonly RootCause[]) {
  const { status, result } = criterion;
  const about = causes.filter(({ wcag }) => wcag.includes(criterion.number));
  // To the failures, or else to what was put together for a person.
  const linkTo = (id: CheckId) => {
    const has = (outcome: RootCause['outcome']) => about.some((one) => one.check === id && one.outcome === outcome);
    if (has('failed')) return `#${anchor(`check-${id}`)}`;
    return has('cantTell') ? `#${anchor(`review-${id}`)}` : null;
  };
  return {
    ...criterion,
    statusWords: STATUS_WORDS[status],
    resultWords: status === 'not-tested' ? null : RESULT_WORDS[result],
    checks: criterion.byCheck.map(({ check, outcomes }) => ({
      title: known.get(check)?.title ?? check,
      outcomes:
        tallyInWords(outcomes) +
        (known.get(check)?.where ?? '') +
        (outcomes.failed + outcomes.cantTell > 0 ? (known.get(check)?.told ?? '') : ''),
      href: linkTo(check),
    })),
  };
}
