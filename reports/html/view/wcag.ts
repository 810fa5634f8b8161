import type { CheckId } from '../../../src/model/check.ts';
import type {
  CriterionResult,
  ReportCheck,
  ReportCriterion,
  ReportDocument,
  RootCause,
} from '../../lib/document-types.ts';
import { anchor, number, plural } from '../../lib/text.ts';
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

export function wcagView({ wcag, checks, rootCauses }: ReportDocument) {
  const failures = rootCauses.filter((cause) => cause.outcome === 'failed');
  const count = (status: ReportCriterion['status']) => wcag.filter((one) => one.status === status).length;
  return {
    rows: wcag.map((criterion) => row(criterion, checks, failures)),
    sum: `${plural(wcag.length, 'criterion', 'criteria')} = ${number(count('automatic'))} tested in part + ${number(count('needs-person'))} that need a person + ${number(count('not-tested'))} not tested.`,
    failures: plural(wcag.filter((one) => one.result === 'failure-found').length, 'criterion', 'criteria'),
  };
}

function row(criterion: ReportCriterion, checks: readonly ReportCheck[], failures: readonly RootCause[]) {
  const { status, result, number: criterionNumber } = criterion;
  const breaks = (id: CheckId) => failures.some(({ check, wcag }) => check === id && wcag.includes(criterionNumber));
  return {
    ...criterion,
    statusWords: STATUS_WORDS[status],
    resultWords: status === 'not-tested' ? null : RESULT_WORDS[result],
    checks: checks
      .filter((check) => criterion.checks.includes(check.id))
      .map(({ id, title, outcomes }) => ({
        title,
        outcomes: tallyInWords(outcomes),
        href: breaks(id) ? `#${anchor(`check-${id}`)}` : null,
        // Its failures are under other rows, and a reader of this one should not look for them here.
        elsewhere: outcomes.failed > 0 && !breaks(id),
      })),
  };
}
