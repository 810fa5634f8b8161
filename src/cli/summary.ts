import { budgetsSentence } from '../../reports/lib/budgets.ts';
import { reuseInWords } from '../../reports/lib/coverage.ts';
import type { ReportDocument } from '../../reports/lib/document-types.ts';
import { fieldDataLines } from '../../reports/lib/field-data.ts';
import { documentsSentence, languagesSentence } from '../../reports/lib/inventory.ts';
import { journeyLines } from '../../reports/lib/journeys.ts';
import { measuredSentence } from '../../reports/lib/measured-sentences.ts';
import { nothingFailed } from '../../reports/lib/nothing-failed.ts';
import { outcomeInWords } from '../../reports/lib/own-checks.ts';
import { pdfsSentence } from '../../reports/lib/pdfs.ts';
import { NOT_AS_A_WHOLE, NOT_MEASURED, probedInWords } from '../../reports/lib/probed.ts';
import { bandWords, decidedWords } from '../../reports/lib/score-words.ts';
import { plural } from '../../reports/lib/text.ts';
import type { GateVerdict } from '../model/report.ts';
import { sampleLines } from './sample-lines.ts';

export interface Ending {
  /** Where the reports are; left out when none were written. */
  readonly folder: string | undefined;
  readonly gaps: readonly string[];
  /** Left out where nothing was asked for. */
  readonly gate?: GateVerdict;
  /** With which command a scan that was cut off is gone on with. */
  readonly goOnWith?: 'scan' | 'ci';
  /** A text to send to the site's owner, where pages were blocked. */
  readonly letter?: string | null;
}

/** What a person reads in the terminal at the end: points, what to fix first, what was not seen, where the report is. */
export function describeScan(document: ReportDocument, ending: Ending): string {
  const unscored = [budgetsSentence(document.budgets), measuredSentence(document)];
  const lines = [
    '',
    `${document.target.name}`,
    ...coverage(document),
    ...sampleLines(document),
    ...triedOut(document),
    ...journeyLines(document.journeys ?? []),
    ...madeOf(document),
    ...unscored.flatMap((sentence) => sentence ?? []),
    ...fieldDataLines(document.fieldData),
    ...STANDARDS[document.standard].flatMap((prefix) => standard(prefix, document)),
    '',
    overallLine(document),
    ...document.scoreLimits.slice(0, 1),
    '',
    ...fixes(document, ending.gaps),
    ...ownLines(document),
    ...list('This scan is incomplete:', ending.gaps),
    ...(document.finished || ending.folder === undefined
      ? []
      : [`Go on with it: lgdss ${ending.goOnWith ?? 'scan'} --resume ${ending.folder}`, '']),
    ...(ending.letter ? [`A text to send to the site's owner: ${ending.letter}`, ''] : []),
    ...gateLines(ending),
    ...(ending.folder === undefined ? [] : [`Report: ${ending.folder}/report.html`, '']),
  ];
  return `${lines.join('\n')}\n`;
}

function coverage(document: ReportDocument): string[] {
  const { planned, scanned, skipped, blocked, failed, reasons } = document.coverage;
  const reuse = reuseInWords(document);
  const why = reasons.map(({ count, words }) => `  ${count} ${words}`);
  return [
    `${plural(planned, 'address', 'addresses')} planned = ${scanned} scanned + ${skipped} skipped + ${blocked} blocked + ${failed} failed`,
    ...why,
    ...(reuse === null ? [] : [reuse]),
  ];
}

function triedOut(document: ReportDocument): string[] {
  const words = probedInWords(document);
  const { wholeSite, lighthouse } = document.settings;
  return [
    ...(words === null ? [] : [words]),
    ...(wholeSite === false ? [NOT_AS_A_WHOLE] : []),
    ...(lighthouse === false ? [NOT_MEASURED] : []),
  ];
}

/** One line each, and none about what there is none of. */
function madeOf({ inventory }: ReportDocument): string[] {
  const { templates, documents, languages } = inventory;
  return [
    ...(templates.total > 1 ? [`The pages are built from ${templates.total} templates.`] : []),
    ...(documents.total > 0 ? [`${documentsSentence(inventory)} ${judgedInWords(documents.pdfs)}`] : []),
    ...(languages.welsh > 0 ? [languagesSentence(inventory)] : []),
  ];
}

function judgedInWords(pdfs: ReportDocument['inventory']['documents']['pdfs']): string {
  return pdfs && pdfs.list.length > 0 ? pdfsSentence(pdfs) : 'They are not judged.';
}

const TITLES = { lgdss: 'Local Government Digital Service Standard', govuk: 'GOV.UK Service Standard' } as const;
const STANDARDS = { lgdss: ['lgdss'], govuk: ['govuk'], both: ['lgdss', 'govuk'] } as const;

function standard(prefix: keyof typeof TITLES, { points }: ReportDocument): string[] {
  return ['', TITLES[prefix], ...points.filter((point) => point.id.startsWith(`${prefix}:`)).map(pointLine)];
}

function pointLine(point: ReportDocument['points'][number]): string {
  const number = point.id.slice(point.id.indexOf(':') + 1).padStart(2);
  const score = point.score === null ? '    –' : shown(point.score).padStart(5);
  const note = point.score === null ? (point.scoreNote ?? '') : `${bandWords(point)}; ${decidedWords(point)}`;
  return `  ${number}  ${score}  ${point.title}. ${note}`;
}

function overallLine({ overall }: ReportDocument): string {
  if (overall.score === null) return `Overall: ${overall.scoreNote ?? 'nothing could be scored'}`;
  return `Overall: ${shown(overall.score)} of 100 (${bandWords(overall)}), by scoring policy ${overall.policy}; ${decidedWords(overall)}`;
}

function fixes(document: ReportDocument, gaps: readonly string[]): string[] {
  const { fixFirst } = document;
  if (fixFirst.length === 0) return [nothingFailed(document, { incomplete: gaps.length > 0, newOnly: false }), ''];
  const lines = fixFirst.flatMap((fix, index) => {
    const where = fix.siteWide ? 'whole site' : `${fix.pages} ${fix.pages === 1 ? 'page' : 'pages'}`;
    return [`  ${index + 1}. ${fix.title} (${fix.severity}, ${where})`, `     ${fix.message}`];
  });
  return ['Fix first:', ...lines, ''];
}

function ownLines({ custom, checks }: ReportDocument): string[] {
  const own = checks.filter(({ id }) => custom?.checks.includes(id));
  const lines = own.map((check) => `${check.id}: ${check.title} (${outcomeInWords(check)})`);
  return list('Checks of your own, which no score counts:', lines);
}

const NOT_PASSED = 'Nothing that was scanned fails the gate. It is not passed: the scan is incomplete.';

/** Passed or failed, and what else a reader must know of the answer. */
function gateLines({ gate, gaps }: Ending): string[] {
  if (!gate?.isSet) return list('About the failures:', gate?.notes ?? []);
  if (gate.reasons.length === 0)
    return [
      gaps.length > 0 ? NOT_PASSED : 'The gate was passed.',
      ...gate.notes.map((note) => `  ${note}`),
      '',
      ...list('What was asked:', gate.asked),
    ];
  return [
    ...list('What was asked:', gate.asked),
    ...list('The gate failed:', gate.reasons),
    ...list('Failures that counted, for example:', gate.examples),
    ...list('Also good to know:', gate.notes),
  ];
}

function list(title: string, sentences: readonly string[]): string[] {
  return sentences.length === 0 ? [] : [title, ...sentences.map((sentence) => `  ${sentence}`), ''];
}

function shown(score: number): string {
  return score.toFixed(1);
}
