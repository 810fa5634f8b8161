import type { CheckId } from '../../../src/model/check.ts';
import type { Reach, StandardPointId, Tally } from '../../../src/model/result.ts';
import type { ReportCheck, ReportDocument, ReportPoint } from '../../lib/document-types.ts';
import { onProbedPages } from '../../lib/probed.ts';
import { bandWords, capWords, decidedWords, scoreBeforeCap } from '../../lib/score-words.ts';
import { anchor, listInWords, plural, score } from '../../lib/text.ts';
import { titleNote } from '../../lib/title-words.ts';
import { toldUnder } from '../../lib/told.ts';
import { SEVERITY_TITLES } from '../../lib/words.ts';
import { deductionRows, sumInWords } from './deductions.ts';
import { standardsOf } from './standards.ts';
import { tallyInWords } from './tally.ts';

export function pointsView(document: ReportDocument) {
  const views = document.points.map((point) => pointView(point, document));
  const { told, others } = standardsOf(document.standard);
  const withPoints = <T extends { readonly id: string }>(standard: T) => ({
    ...standard,
    points: views.filter((point) => point.id.startsWith(`${standard.id}:`)),
  });
  return {
    told: told.map(withPoints),
    others: others.map(withPoints),
    categories: document.categories.map((category) => ({
      title: category.title,
      score: category.score === null ? null : score(category.score),
      note: category.scoreNote,
      band: bandWords(category),
      decided: decidedWords(category),
      sum: sumInWords(category),
    })),
  };
}

function pointView(point: ReportPoint, document: ReportDocument) {
  const { score: value, scoreNote } = point;
  return {
    ...point,
    number: numberOf(point.id),
    titleNote: titleNote(point.titleConfidence),
    anchor: anchor(`point-${point.id}`),
    score: value === null ? null : score(value),
    // The words before the colon: "Not measured" or "Not scored".
    shortNote: scoreNote?.split(':')[0] ?? null,
    band: [bandWords(point), capWords(scoreBeforeCap(point))].filter((one) => one !== null).join('; '),
    decidedWords: decidedWords(point),
    evidence: point.evidence.map(({ strength, shows, checks }) => ({
      strength: REACH_WORDS[strength],
      shows,
      checks: checks.length === 0 ? 'no check yet' : plural(checks.length, 'check'),
    })),
    moreWords: morePrompts(point.prompts.length),
    measuredWords: `${plural(point.checks.length, 'check')} for ${wordOf(point.id)} ${numberOf(point.id)} and what ${point.checks.length === 1 ? 'it' : 'they'} came to`,
    rows: point.checks.map((id) => checkRow(id, point, document)),
    unmeasured: point.undecidedChecks.map((id) => unmeasured(id, document.checks)),
    deductionRows: deductionRows(document, point),
    sum: sumInWords(point),
    twinWords: listInWords(point.twins.map(numberOf)),
    twinCount: point.twins.length,
  };
}

const REACH_WORDS: Readonly<Record<Exclude<Reach, 'nothing'>, string>> = {
  direct: 'Seen directly',
  indirect: 'Seen as a sign only',
  presence: 'Seen only as there or not there',
};

function numberOf(id: StandardPointId): string {
  return id.slice(id.indexOf(':') + 1);
}

function wordOf(id: StandardPointId): string {
  return id.startsWith('govuk:') ? 'GOV.UK point' : 'point';
}

function morePrompts(count: number): string {
  return count > 1 ? `and ${plural(count - 1, 'more question')} under the point` : '';
}

function checkRow(id: CheckId, point: ReportPoint, document: ReportDocument) {
  const { checks, rootCauses } = document;
  const check = checks.find((one) => one.id === id);
  const deduction = point.deductions.find((one) => one.check === id && one.because === 'failures');
  return {
    id,
    title: check?.title ?? id,
    href: rootCauses.some((cause) => cause.check === id && cause.outcome === 'failed')
      ? `#${anchor(`check-${id}`)}`
      : null,
    severity: check ? SEVERITY_TITLES[check.severity] : '',
    outcomes: check
      ? tallyInWords(check.outcomes) + onProbedPages(check.triedOut, document) + toldUnder(id, document)
      : '',
    lost: lostInWords(deduction?.lost, point.decidedChecks.includes(id)),
  };
}

function lostInWords(lost: number | undefined, decided: boolean): string {
  if (lost !== undefined) return lost > 0 ? score(lost) : 'less than 0.1';
  return decided ? 'nothing' : 'not decided';
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
