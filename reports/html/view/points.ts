import type { CheckId } from '../../../src/model/check.ts';
import type { OutcomeName, StandardPointId, Tally } from '../../../src/model/result.ts';
import type { ReportCheck, ReportDocument, ReportPoint } from '../../lib/document-types.ts';
import { anchor, listInWords, number, plural, score } from '../../lib/text.ts';
import { SEVERITY_TITLES } from '../../lib/words.ts';
import { deductionRows, sumInWords } from './deductions.ts';

export function pointsView(document: ReportDocument) {
  const views = document.points.map((point) => pointView(point, document));
  return {
    lgdss: views.filter((point) => point.id.startsWith('lgdss:')),
    govuk: views.filter((point) => point.id.startsWith('govuk:')),
    categories: document.categories.map((category) => ({
      title: category.title,
      score: category.score === null ? null : score(category.score),
      note: category.scoreNote,
      decided: decidedInWords(category.decided, category.decided + category.undecided),
      sum: sumInWords(category),
    })),
  };
}

function pointView(point: ReportPoint, document: ReportDocument) {
  const { score: value, scoreNote } = point;
  return {
    ...point,
    number: numberOf(point.id),
    anchor: anchor(`point-${point.id}`),
    score: value === null ? null : score(value),
    // The words before the colon: "Not measured" or "Not scored".
    shortNote: scoreNote?.split(':')[0] ?? null,
    decidedWords: decidedInWords(point.decided, point.decided + point.undecided),
    moreWords: morePrompts(point.prompts.length),
    rows: point.checks.map((id) => checkRow(id, point, document)),
    unmeasured: point.undecidedChecks.map((id) => unmeasured(id, document.checks)),
    deductionRows: deductionRows(document, point),
    sum: sumInWords(point),
    twinWords: listInWords(point.twins.map(numberOf)),
    twinCount: point.twins.length,
  };
}

function numberOf(id: StandardPointId): string {
  return id.slice(id.indexOf(':') + 1);
}

function decidedInWords(decided: number, all: number): string {
  return all === 0 ? 'No checks' : `${number(decided)} of ${number(all)}`;
}

function morePrompts(count: number): string {
  return count > 1 ? `and ${plural(count - 1, 'more question')} under the point` : '';
}

function checkRow(id: CheckId, point: ReportPoint, { checks, rootCauses }: ReportDocument) {
  const check = checks.find((one) => one.id === id);
  const deduction = point.deductions.find((one) => one.check === id);
  return {
    id,
    title: check?.title ?? id,
    href: rootCauses.some((cause) => cause.check === id && cause.outcome === 'failed')
      ? `#${anchor(`check-${id}`)}`
      : null,
    severity: check ? SEVERITY_TITLES[check.severity] : '',
    outcomes: check ? tallyInWords(check.outcomes) : '',
    lost: lostInWords(deduction?.lost, point.decidedChecks.includes(id)),
  };
}

function lostInWords(lost: number | undefined, decided: boolean): string {
  if (lost !== undefined && lost > 0) return score(lost);
  return decided ? 'nothing' : 'not decided';
}

const TALLY_WORDS: readonly (readonly [OutcomeName, string])[] = [
  ['failed', 'failed'],
  ['passed', 'passed'],
  ['cantTell', 'cannot tell'],
  ['inapplicable', 'does not apply'],
  ['untested', 'not tested'],
];

function tallyInWords(outcomes: Tally): string {
  const parts = TALLY_WORDS.filter(([name]) => outcomes[name] > 0).map(
    ([name, word]) => `${word} ${number(outcomes[name])}`,
  );
  const words = parts.length === 0 ? 'did not run' : parts.join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function unmeasured(id: CheckId, checks: readonly ReportCheck[]) {
  const check = checks.find((one) => one.id === id);
  return { title: check?.title ?? id, why: check ? whyUndecided(check.outcomes) : 'it did not run' };
}

function whyUndecided({ cantTell, inapplicable, untested }: Tally): string {
  if (cantTell > 0) return 'a person has to decide';
  if (untested > 0) return 'the evidence could not be gathered';
  return inapplicable > 0 ? 'nothing on these pages that it applies to' : 'it did not run';
}
