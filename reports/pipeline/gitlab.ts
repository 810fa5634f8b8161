import type { Report, ReportInput } from '../../src/model/report.ts';
import { basisInWords } from '../lib/basis.ts';
import { buildDocument } from '../lib/document.ts';
import { shortHash } from '../lib/hash.ts';
import { coverageLines, endedOf, pagePath, printsOf } from '../lib/pipeline.ts';
import { prettyJsonList } from '../lib/pretty-json.ts';
import { cap, oneLine } from '../lib/text.ts';

/** What GitLab shows beside a merge request. It compares fingerprints of two branches by itself. */
export const gitlab: Report = {
  format: 'gitlab',
  fileName: 'gl-code-quality-report.json',
  mediaType: 'application/json',
  render: (input) => prettyJsonList(issuesOf(input)),
};

const SEVERITIES = { critical: 'critical', serious: 'major', moderate: 'minor', minor: 'info' } as const;
const MOST_WORDS = 1000;

function issuesOf(input: ReportInput): readonly object[] {
  const document = buildDocument(input);
  const { gaps } = endedOf(input);
  const print = printsOf(document);
  const found = document.findings.map((finding) => {
    const { id, ordinal } = print(finding);
    const { check, outcome, severity, message, page } = finding;
    const said = outcome === 'failed' ? message : `A person must decide: ${message}`;
    return {
      description: cap(oneLine(`${said} ${basisInWords(finding, document.laws)}.`), MOST_WORDS),
      check_name: check,
      fingerprint: shortHash([id, outcome, finding.siteWide ? '' : pagePath(page), ordinal]),
      // What a person must decide is no fault.
      severity: outcome === 'failed' ? SEVERITIES[severity] : 'info',
      location: locationOf(page),
    };
  });
  const [start = ''] = document.target.start;
  const about = (words: string, name: string, severity: 'info' | 'blocker', index: number) => ({
    description: cap(oneLine(words), MOST_WORDS),
    check_name: name,
    fingerprint: shortHash([name, index]),
    severity,
    location: locationOf(start),
  });
  return [
    ...gaps.map((gap, index) => about(`The scan is incomplete. ${gap}`, 'scan/incomplete', 'blocker', index)),
    ...coverageLines(document).map((line, index) => about(line, 'scan/coverage', 'info', index)),
    ...found,
  ];
}

function locationOf(page: string) {
  return { path: cap(pagePath(page), 500), lines: { begin: 1 } };
}
