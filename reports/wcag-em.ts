import type { Report, ReportInput } from '../src/model/report.ts';
import type { Criterion } from './lib/criteria.ts';
import { buildDocument } from './lib/document.ts';
import type { ReportDocument } from './lib/document-types.ts';
import { cap, oneLine, plural } from './lib/text.ts';
import { toldSentence } from './lib/told.ts';

/**
 * A file that the W3C's WCAG-EM Report Tool opens, so that an auditor starts from what the scan found. A criterion is
 * never marked as passed: automatic checks see a part of it, and the rest needs a person.
 */
export const wcagEm = (criteria: readonly Criterion[]): Report => ({
  format: 'wcag-em',
  fileName: 'wcag-em.json',
  mediaType: 'application/ld+json',
  render: (input) => `${JSON.stringify(evaluationOf(input, criteria), null, 1)}\n`,
});

/** The names are the tool's own; WCAG22 is no prefix there, and its ids are plain text to it. */
const CONTEXT = {
  id: '@id',
  type: '@type',
  earl: 'http://www.w3.org/ns/earl#',
  dcterms: 'http://purl.org/dc/terms/',
  wcagem: 'http://www.w3.org/TR/WCAG-EM/#',
  WAI: 'http://www.w3.org/WAI/',
  title: 'dcterms:title',
  description: 'dcterms:description',
  summary: 'dcterms:summary',
  date: { '@id': 'dcterms:date', '@type': 'http://www.w3.org/TR/NOTE-datetime' },
  Evaluation: 'wcagem:procedure',
  defineScope: 'wcagem:step1',
  scope: 'wcagem:step1a',
  conformanceTarget: 'wcagem:step1b',
  accessibilitySupportBaseline: 'wcagem:step1c',
  exploreTarget: 'wcagem:step2',
  pageTypeVariety: 'wcagem:step2c',
  selectSample: 'wcagem:step3',
  structuredSample: 'wcagem:step3a',
  auditSample: 'wcagem:step4',
  reportFindings: 'wcagem:step5',
  evaluator: 'wcagem:evaluator',
  evaluationSpecifics: 'wcagem:step5b',
  wcagVersion: 'WAI:standards-guidelines/wcag/#versions',
  Website: 'wcagem:website',
  Webpage: 'wcagem:webpage',
  Assertion: 'earl:Assertion',
  TestSubject: 'earl:TestSubject',
  TestRequirement: 'earl:TestRequirement',
  TestResult: 'earl:TestResult',
  assertedBy: 'earl:assertedBy',
  subject: 'earl:subject',
  test: 'earl:test',
  result: 'earl:result',
  outcome: 'earl:outcome',
  mode: 'earl:mode',
} as const;

const MOST_PAGES_NAMED = 20;
/** As many as a person can go through in the tool. The whole list is in pages.json of the pack. */
const MOST_SAMPLED = 200;

type Node = Readonly<Record<string, unknown>>;

function evaluationOf(input: ReportInput, criteria: readonly Criterion[]): Node {
  const document = buildDocument(input);
  const { target, coverage, tool, versions } = document;
  const scanned = document.pages.filter(({ state }) => state === 'scanned');
  const account = `${plural(coverage.planned, 'page')} met: ${coverage.scanned} scanned, ${coverage.skipped} skipped, ${coverage.blocked} blocked, ${coverage.failed} failed.`;
  const site = { title: target.name, description: `Pages reached from ${target.start.slice(0, 20).join(' ')}` };
  return {
    '@context': CONTEXT,
    type: 'Evaluation',
    defineScope: {
      scope: { type: ['TestSubject', 'Website'], ...site },
      wcagVersion: '2.2',
      conformanceTarget: 'AA',
      accessibilitySupportBaseline: 'Not tested with assistive technology.',
    },
    exploreTarget: { pageTypeVariety: account },
    selectSample: {
      structuredSample: scanned.slice(0, MOST_SAMPLED).map(({ url, title }) => ({
        id: url,
        type: ['TestSubject', 'Webpage'],
        title: title || url,
        description: url,
      })),
    },
    auditSample: criteria.map((criterion) => assertionOf(criterion, document)),
    reportFindings: {
      title: `Automatic checks of ${target.name}`,
      date: document.finishedAt.slice(0, 10),
      evaluator: `${tool.name} ${tool.version}`,
      summary: `Automatic checks only. ${account} A person has to test every criterion before anything can be said about conformance.`,
      evaluationSpecifics: `${versions.browser}, axe ${versions.axe}. Scan ${document.scan}.`,
    },
  };
}

/** The site's node is written out each time: the tool tells sites from pages by the type, and finds it only there. */
function assertionOf(criterion: Criterion, document: ReportDocument): Node {
  const { outcome, words } = judged(criterion, document);
  return {
    type: 'Assertion',
    assertedBy: 'lgdss-scanner',
    mode: { id: 'earl:automatic' },
    subject: { type: ['TestSubject', 'Website'], title: document.target.name },
    test: { id: `WCAG22:${criterion.url.slice(criterion.url.indexOf('#') + 1)}`, type: 'TestRequirement' },
    result: { type: 'TestResult', outcome: { id: `earl:${outcome}` }, description: words },
  };
}

/** Failed where a check is sure of a failure of this very criterion; elsewhere a person decides, with the places at hand. */
function judged({ number }: Criterion, document: ReportDocument): { readonly outcome: string; readonly words: string } {
  const criterion = document.wcag.find((one) => one.number === number);
  if (!criterion || criterion.checks.length === 0)
    return { outcome: 'untested', words: 'No automatic check looks at this.' };
  const findings = document.findings.filter(({ wcag }) => wcag.includes(number));
  switch (criterion.result) {
    case 'failure-found':
      return {
        outcome: 'failed',
        words:
          wordsOf(findings.filter(({ outcome }) => outcome === 'failed')) || elsewhere(criterion, document, 'failed'),
      };
    case 'person-must-decide':
      return {
        outcome: 'cantTell',
        words:
          findings.length > 0
            ? `${PERSON} ${wordsOf(findings)}`
            : `${DECIDE} ${elsewhere(criterion, document, 'cantTell')}`.trim(),
      };
    case 'no-failure-found':
      return { outcome: 'untested', words: NO_FAILURE };
    default:
      return { outcome: 'untested', words: 'No automatic check could decide anything about this.' };
  }
}

/** Nothing is listed under this very criterion, because other checks tell of it. */
function elsewhere(
  { byCheck }: ReportDocument['wcag'][number],
  { toldElsewhere, checks }: ReportDocument,
  outcome: 'failed' | 'cantTell',
): string {
  const about = new Set(byCheck.filter(({ outcomes }) => outcomes[outcome] > 0).map(({ check }) => check));
  const told = toldElsewhere.filter((one) => one.outcome === outcome && !one.answered && about.has(one.check));
  return told.length === 0
    ? ''
    : toldSentence(
        told.flatMap(({ under }) => under),
        false,
        { checks },
      );
}

const DECIDE = 'A person has to decide this.';
const PERSON = `${DECIDE} What was found:`;
const NO_FAILURE =
  'Automatic checks found no failure. They see a part of this criterion only, so it is not marked as passed.';

function wordsOf(findings: ReportDocument['findings']): string {
  if (findings.length === 0) return '';
  const messages = [...new Set(findings.map(({ message }) => message))].slice(0, 5);
  const pages = [...new Set(findings.map(({ page }) => page))];
  const named = pages.slice(0, MOST_PAGES_NAMED).join(' ');
  const more = pages.length > MOST_PAGES_NAMED ? ` and ${pages.length - MOST_PAGES_NAMED} more` : '';
  return cap(oneLine(`${messages.join(' ')} ${plural(findings.length, 'place')} on: ${named}${more}`), 4000);
}
