import { stringify } from 'csv-stringify/sync';
import type { Report } from '../src/model/report.ts';
import { basisInWords } from './lib/basis.ts';
import { buildDocument } from './lib/document.ts';
import type { ReportCheck, ReportDocument, ReportFinding } from './lib/document-types.ts';
import { OUTCOME_TITLES, SEVERITY_TITLES } from './lib/words.ts';

/** One row per finding. Cells that a spreadsheet would run as a formula are made harmless. */
export const csv: Report = {
  format: 'csv',
  fileName: 'findings.csv',
  mediaType: 'text/csv',
  render: (input) => findingRows(buildDocument(input)),
};

const ROWS_AT_ONCE = 50;

type WithFindings = Pick<ReportDocument, 'findings' | 'checks' | 'laws'>;

/** Of any list of findings, also where there is no whole report. */
export async function* findingRows(document: WithFindings): AsyncGenerator<string> {
  const checks = new Map(document.checks.map((check) => [check.id, check]));
  const { findings } = document;
  yield lines([HEADER], true);
  for (let start = 0; start < findings.length; start += ROWS_AT_ONCE) {
    const some = findings.slice(start, start + ROWS_AT_ONCE);
    yield lines(some.map((finding) => row(finding, checks.get(finding.check), document)));
  }
}

function lines(rows: readonly (readonly string[])[], bom = false): string {
  return stringify([...rows], { bom, escape_formulas: true, record_delimiter: 'windows' });
}

const HEADER = [
  'Id',
  'Outcome',
  'Severity',
  'Check',
  'Title',
  'Page',
  'Whole site',
  'Selector',
  'Snippet',
  'Message',
  'Law or guidance',
  'Points',
  'WCAG',
  'How to fix',
  'Root cause',
  'Journey',
  'Step',
];

function row(finding: ReportFinding, check: ReportCheck | undefined, document: WithFindings): readonly string[] {
  return [
    finding.id,
    OUTCOME_TITLES[finding.outcome],
    SEVERITY_TITLES[finding.severity],
    finding.check,
    check?.title ?? '',
    finding.page,
    finding.siteWide ? 'Yes' : 'No',
    finding.selector ?? '',
    finding.snippet ?? '',
    finding.message,
    basisInWords(finding, document.laws),
    finding.points.join(' '),
    finding.wcag.join(' '),
    check?.fix ?? '',
    finding.rootCause,
    finding.journey?.name ?? '',
    finding.journey?.step ?? '',
  ];
}
