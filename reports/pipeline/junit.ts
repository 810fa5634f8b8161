import type { Report, ReportInput } from '../../src/model/report.ts';
import { environment } from '../html/environment.ts';
import { basisInWords } from '../lib/basis.ts';
import { buildDocument } from '../lib/document.ts';
import type { ReportCheck, ReportDocument, ReportFinding } from '../lib/document-types.ts';
import { NOT_SCORED } from '../lib/own-checks.ts';
import { coverageLines, type Ended, endedOf, freshOf, newChecksOf } from '../lib/pipeline.ts';
import { cap, number, oneLine, plural } from '../lib/text.ts';

/** One suite for each point, one case for each check in it, and one suite for the scan and its gate. */
export const junit: Report = {
  format: 'junit',
  fileName: 'junit.xml',
  mediaType: 'application/xml',
  render: (input) => render(input),
};

interface Case {
  readonly className: string;
  readonly name: string;
  readonly state: 'passed' | 'failure' | 'error' | 'skipped';
  readonly type: string;
  readonly message: string;
  readonly text: string;
}

/** Findings spelt out in one case. The rest are counted; findings.csv has all of them. */
const MOST_FINDINGS = 20;
const MOST_WORDS = 500;
const ELSEWHERE = 'What failed is told under other checks.';

function render(input: ReportInput): string {
  const document = buildDocument(input);
  const ended = endedOf(input);
  const suites = [scanSuite(document, ended), ...pointSuites(document, ended)];
  const sum = (of: 'tests' | 'failures' | 'errors') => suites.reduce((all, suite) => all + suite[of], 0);
  return environment().render('pipeline/junit.njk', {
    suites,
    totals: { tests: sum('tests'), failures: sum('failures'), errors: sum('errors') },
    host: xml(URL.parse(document.target.start[0] ?? '')?.hostname || 'unknown'),
    timestamp: document.startedAt.slice(0, 19),
    scan: document.scan,
  });
}

function scanSuite(document: ReportDocument, { gaps, gate }: Ended) {
  const all = (texts: readonly string[]) => texts.map(xml).join('\n');
  const complete = made('scan', 'The scan is complete', gaps.length > 0 ? 'error' : 'passed', {
    type: 'incomplete',
    message: gaps[0] ?? '',
    text: all(gaps),
  });
  const reasons = gate?.reasons ?? [];
  const state = reasons.length > 0 ? 'failure' : gate?.isSet && gaps.length === 0 ? 'passed' : 'skipped';
  const passed = made('scan', 'The gate is passed', state, {
    type: 'gate',
    message: reasons[0] ?? (gate?.isSet ? 'The scan is incomplete, so nothing is passed.' : 'No gate was set.'),
    text: all([...reasons, ...(gate?.examples ?? [])]),
  });
  return suiteOf('The scan', [complete, passed], all([...coverageLines(document), ...(gate?.notes ?? [])]));
}

/** A check that speaks to several points stands under the first: twice would count one fault as two. */
function pointSuites(document: ReportDocument, ended: Ended) {
  const byCheck = Map.groupBy(
    document.findings.filter(({ outcome }) => outcome === 'failed'),
    ({ check }) => check,
  );
  const fresh = freshOf(ended);
  const newChecks = newChecksOf(document);
  const suite = (name: string, checks: readonly ReportCheck[], note: string) => {
    if (checks.length === 0) return [];
    const cases = checks.map((check) =>
      caseOf(check, byCheck.get(check.id) ?? [], { document, fresh, isNew: newChecks.has(check.id) }),
    );
    return [suiteOf(name, cases, xml(note))];
  };
  const points = document.points
    .filter(({ id }) => id.startsWith('lgdss:'))
    .flatMap(({ id, title, scoreNote }) => {
      const checks = document.checks.filter((check) => check.points[0] === id);
      return suite(`Point ${id.slice('lgdss:'.length)}: ${title}`, checks, scoreNote ?? '');
    });
  const own = document.checks.filter(({ id }) => document.custom?.checks.includes(id));
  return [...points, ...suite('Checks of your own', own, NOT_SCORED)];
}

interface Around {
  readonly document: ReportDocument;
  readonly fresh: ReadonlySet<string> | null;
  readonly isNew: boolean;
}

/** Passed is only what was looked at and found in order wherever it could be: what was not tested is skipped, with why. */
function caseOf(check: ReportCheck, failed: readonly ReportFinding[], { document, fresh, isNew }: Around): Case {
  const { outcomes } = check;
  const name = `${check.title} (${check.id})`;
  const className = `lgdss.${check.category}`;
  const skip = (message: string) => made(className, name, 'skipped', { type: '', message, text: '' });
  const counting = fresh === null ? failed : failed.filter(({ id }) => fresh.has(id));
  if (outcomes.failed > 0) {
    if (isNew) return skip(`${plural(failed.length, 'failure')} of a new check, shown and not counted yet.`);
    if (failed.length > 0 && counting.length === 0)
      return skip(`${plural(failed.length, 'failure')}, all in the baseline.`);
    // What is new of it fails there.
    if (counting.length === 0 && fresh !== null) return skip(ELSEWHERE);
    return made(className, name, 'failure', {
      type: check.severity,
      message: counting[0]?.message ?? ELSEWHERE,
      text: failureText(check, counting, document),
    });
  }
  if (outcomes.cantTell > 0) return skip(`A person must decide: ${plural(outcomes.cantTell, 'result')}.`);
  if (outcomes.untested > 0) {
    const why = document.untested.find((one) => one.check === check.id)?.reason ?? '';
    return skip(`Not tested ${plural(outcomes.untested, 'time')}: ${why}`);
  }
  if (outcomes.passed > 0) return made(className, name, 'passed', { type: '', message: '', text: '' });
  return skip(outcomes.inapplicable > 0 ? 'There was nothing to test.' : 'Not tested.');
}

function failureText(check: ReportCheck, findings: readonly ReportFinding[], { laws }: ReportDocument): string {
  const left = findings.length - MOST_FINDINGS;
  return [
    ...findings
      .slice(0, MOST_FINDINGS)
      .map(({ message, page, selector }) => `${message} ${page}${selector === null ? '' : ` ${selector}`}`),
    ...(left > 0 ? [`And ${number(left)} more.`] : []),
    `Who is affected: ${check.affects}`,
    `How to fix it: ${check.fix}`,
    `${basisInWords(check, laws)}. ${check.sources[0] ?? ''}`,
  ]
    .map(xml)
    .join('\n');
}

function made(
  className: string,
  name: string,
  state: Case['state'],
  said: Pick<Case, 'type' | 'message' | 'text'>,
): Case {
  return { className, name: xml(name), state, type: xml(said.type), message: xml(said.message), text: said.text };
}

function suiteOf(name: string, cases: readonly Case[], out: string) {
  const count = (state: Case['state']) => cases.filter((one) => one.state === state).length;
  return {
    name: xml(name),
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
    cases,
    out,
  };
}

/** The template escapes what has a meaning; some characters may not be in XML at all, escaped or not. */
function xml(text: string): string {
  return cap(
    oneLine(text)
      .toWellFormed()
      .replace(/[\ufffe\uffff]/g, ''),
    MOST_WORDS,
  );
}
