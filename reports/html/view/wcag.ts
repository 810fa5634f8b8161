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

export function wcagView({ wcag, checks, rootCauses, undecided }: ReportDocument) {
  const count = (status: ReportCriterion['status']) => wcag.filter((one) => one.status === status).length;
  const open = new Set(undecided.map(({ check }) => check));
  return {
    rows: wcag.map((criterion) => row(criterion, checks, rootCauses, open)),
    sum: `${plural(wcag.length, 'criterion', 'criteria')} = ${number(count('automatic'))} tested in part + ${number(count('needs-person'))} that need a person + ${number(count('not-tested'))} not tested.`,
    failures: plural(wcag.filter((one) => one.result === 'failure-found').length, 'criterion', 'criteria'),
  };
}

function row(
  criterion: ReportCriterion,
  checks: readonly ReportCheck[],
  rootCauses: readonly RootCause[],
  open: ReadonlySet<CheckId>,
) {
  const { status, result } = criterion;
  const about = rootCauses.filter(({ wcag }) => wcag.includes(criterion.number));
  return {
    ...criterion,
    statusWords: STATUS_WORDS[status],
    resultWords: status === 'not-tested' ? null : RESULT_WORDS[result],
    checks: checks
      .filter((check) => criterion.checks.includes(check.id))
      .map(({ id, title, outcomes }) => {
        const causes = about.filter(({ check }) => check === id);
        return {
          title,
          outcomes: tallyInWords(outcomes),
          href: causes.some(({ outcome }) => outcome === 'failed') ? `#${anchor(`check-${id}`)}` : null,
          // What it found is under other rows, and a reader of this one should not look for it here.
          elsewhere: outcomes.failed + outcomes.cantTell > 0 && causes.length === 0 && !open.has(id),
        };
      }),
  };
}
