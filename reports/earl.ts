import { type CheckMeta, criteriaOf, type Finding } from '../src/model/check.ts';
import type { UrlOutcome } from '../src/model/evidence.ts';
import type { Report, ReportInput } from '../src/model/report.ts';
import { type CheckResult, gaveWayOf, type Outcome, type OutcomeName, openBeside } from '../src/model/result.ts';
import type { Criterion } from './lib/criteria.ts';
import { buildDocument } from './lib/document.ts';
import type { ReportDocument, ReportFinding } from './lib/document-types.ts';
import { messageOf } from './lib/message.ts';
import { selectorOf } from './lib/place.ts';
import { anchor, cap, oneLine } from './lib/text.ts';
import { toldSentence } from './lib/told.ts';
import { REASON_WORDS } from './lib/words.ts';

/**
 * Every result in the W3C's Evaluation and Report Language: one assertion for each check on each subject, one more for what it
 * asks beside a failure, one for each criterion that findings on a subject are about, and one `untested` for each address that was met and not scanned. No
 * criterion is ever said to be passed.
 */
export const earl = (criteria: readonly Criterion[]): Report => ({
  format: 'earl',
  fileName: 'earl.jsonld',
  mediaType: 'application/ld+json',
  render: (input) => `${JSON.stringify(earlOf(input, criteria), null, 1)}\n`,
});

const CONTEXT = {
  earl: 'http://www.w3.org/ns/earl#',
  dct: 'http://purl.org/dc/terms/',
  ptr: 'http://www.w3.org/2009/pointers#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  'earl:assertedBy': { '@type': '@id' },
  'earl:subject': { '@type': '@id' },
  'earl:test': { '@type': '@id' },
  'earl:mode': { '@type': '@id' },
  'earl:outcome': { '@type': '@id' },
  'dct:isPartOf': { '@type': '@id' },
  'dct:hasPart': { '@type': '@id' },
  'dct:source': { '@type': '@id' },
  'ptr:reference': { '@type': '@id' },
  'dct:date': { '@type': 'xsd:dateTime' },
} as const;

const TOOL = '#lgdss-scanner';
const ALL = '#all-checks';
const MOST_WORDS = 1000;

type Node = Readonly<Record<string, unknown>>;

function earlOf(input: ReportInput, criteria: readonly Criterion[]): Node {
  const { record, result, catalogue } = input;
  const used = criteria.filter(({ number }) => catalogue.checks.some((meta) => meta.criteria.includes(number)));
  const metas = new Map(catalogue.checks.map((meta) => [meta.id, meta]));
  const dates = new Map([
    ...record.pages.map(({ url, visitedAt }) => [url, visitedAt] as const),
    ...record.sites.map(({ origin, visitedAt }) => [origin, visitedAt] as const),
  ]);
  return {
    '@context': CONTEXT,
    '@graph': [
      {
        '@id': TOOL,
        '@type': ['earl:Assertor', 'earl:Software'],
        'dct:title': 'lgdss-scanner',
        'dct:hasVersion': result.versions.tool,
      },
      ...used.map(requirement),
      ...catalogue.checks.map((meta) => testCase(meta, used)),
      {
        '@id': ALL,
        '@type': 'earl:TestRequirement',
        'dct:title': 'All checks of this scan',
        'dct:hasPart': catalogue.checks.map(({ id }) => idOf(id)),
      },
      ...record.sites.map(({ origin }) => subject(origin, `The whole site ${origin}`)),
      ...record.outcomes.map((outcome) => subject(outcome.url, titleOf(outcome))),
      ...result.results.flatMap((one) => {
        const meta = metas.get(one.check);
        return meta ? [assertion(one, meta, dates.get(one.subject) ?? record.finishedAt, catalogue)] : [];
      }),
      ...result.results.flatMap((one) => {
        const meta = metas.get(one.check);
        return meta ? questions(one, meta, dates.get(one.subject) ?? record.finishedAt) : [];
      }),
      ...criterionAssertions(input, used, dates),
      ...record.outcomes.filter(({ state }) => state !== 'scanned').map((one) => unscanned(one, record.finishedAt)),
    ],
  };
}

function requirement({ number, name, level, url }: Criterion): Node {
  return { '@id': url, '@type': 'earl:TestRequirement', 'dct:title': `WCAG 2.2 ${number} ${name} (level ${level})` };
}

function testCase(meta: CheckMeta, criteria: readonly Criterion[]): Node {
  const parts = criteria.filter(({ number }) => meta.criteria.includes(number)).map(({ url }) => url);
  return {
    '@id': idOf(meta.id),
    '@type': 'earl:TestCase',
    'dct:title': meta.title,
    'dct:description': meta.why,
    'dct:source': meta.sources,
    ...(parts.length === 0 ? {} : { 'dct:isPartOf': parts }),
  };
}

function subject(url: string, title: string): Node {
  return { '@id': url, '@type': 'earl:TestSubject', 'dct:title': title };
}

function assertion(
  { check, subject, outcome }: CheckResult,
  meta: CheckMeta,
  date: string,
  catalogue: ReportInput['catalogue'],
): Node {
  const findings = 'findings' in outcome ? outcome.findings : [];
  const words =
    outcome.outcome === 'untested'
      ? oneLine(outcome.error.message)
      : [wordsOf(findings, meta), ...elsewhere(outcome, catalogue)].filter(Boolean).join(' ');
  return asserted({ check, subject, outcome: outcome.outcome, words, findings, date });
}

/** What a check asks beside a failure is no part of the failure. An assertion has one outcome, so it is an assertion of its own. */
function questions({ check, subject, outcome }: CheckResult, meta: CheckMeta, date: string): readonly Node[] {
  const findings = openBeside(outcome);
  if (findings.length === 0) return [];
  return [asserted({ check, subject, outcome: 'cantTell', words: wordsOf(findings, meta), findings, date })];
}

function wordsOf(findings: readonly Finding[], meta: CheckMeta): string {
  return [...new Set(findings.map((finding) => messageOf(meta, finding)))].join(' ');
}

function asserted(said: {
  readonly check: string;
  readonly subject: string;
  readonly outcome: OutcomeName;
  readonly words: string;
  readonly findings: readonly Finding[];
  readonly date: string;
}): Node {
  const pointers = said.findings.flatMap((finding) => pointer(finding, said.subject));
  return {
    '@type': 'earl:Assertion',
    'earl:assertedBy': TOOL,
    'earl:subject': said.subject,
    'earl:test': idOf(said.check),
    'earl:mode': 'earl:automatic',
    'earl:result': {
      '@type': 'earl:TestResult',
      'earl:outcome': `earl:${said.outcome}`,
      'dct:date': said.date,
      ...(said.words === '' ? {} : { 'dct:description': cap(said.words, MOST_WORDS) }),
      ...(pointers.length === 0 ? {} : { 'earl:pointer': pointers }),
    },
  };
}

/** Where to read what this check does not list itself. */
function elsewhere(outcome: Outcome, catalogue: ReportInput['catalogue']): readonly string[] {
  return [false, true].flatMap((answered) => {
    const under = gaveWayOf(outcome).filter((one) => (one.answered === true) === answered);
    return under.length === 0
      ? []
      : [
          toldSentence(
            under.flatMap(({ to }) => to),
            answered,
            catalogue,
          ),
        ];
  });
}

type Reason = Pick<ReportFinding, 'page' | 'wcag' | 'outcome' | 'check' | 'message'>;

/** What the findings on each page say of each criterion. A failure outweighs an open question. */
function criterionAssertions(
  input: ReportInput,
  criteria: readonly Criterion[],
  dates: ReadonlyMap<string, string>,
): readonly Node[] {
  const document = buildDocument(input);
  const byPage = Map.groupBy<string, Reason>(
    [...document.findings, ...openWithoutPlace(document), ...toldReasons(input)],
    ({ page }) => page,
  );
  return [...byPage].flatMap(([page, reasons]) =>
    criteria.flatMap((criterion) => {
      const about = reasons.filter(({ wcag }) => wcag.includes(criterion.number));
      return about.length === 0
        ? []
        : [criterionAssertion(page, criterion, about, dates.get(page) ?? input.record.finishedAt)];
    }),
  );
}

/** A check that could not tell and has nowhere to point at leaves each of its criteria open. */
function openWithoutPlace({ undecided, checks }: ReportDocument): readonly Reason[] {
  const metas = new Map(checks.map((check) => [check.id, check]));
  return undecided.flatMap(({ check, subject }) => {
    const meta = metas.get(check);
    if (!meta) return [];
    const message = `The check could not tell: ${meta.title}.`;
    return [{ page: subject, wcag: meta.wcag, outcome: 'cantTell' as const, check, message }];
  });
}

/** What gave way bears on its criteria all the same. */
function toldReasons({ result, catalogue }: ReportInput): readonly Reason[] {
  const metas = new Map(catalogue.checks.map((meta) => [meta.id, meta]));
  return result.results.flatMap(({ check, subject, outcome }) => {
    const meta = metas.get(check);
    if (!meta || (outcome.outcome !== 'failed' && outcome.outcome !== 'cantTell')) return [];
    const told = gaveWayOf(outcome).filter(({ answered }) => !answered);
    return told.map(
      (one): Reason => ({
        page: subject,
        wcag: criteriaOf(meta, one),
        outcome: outcome.outcome,
        check,
        message: toldSentence(one.to, false, catalogue),
      }),
    );
  });
}

function criterionAssertion(page: string, { url }: Criterion, about: readonly Reason[], date: string): Node {
  const sure = about.filter((finding) => finding.outcome === 'failed');
  const [outcome, reasons] = sure.length > 0 ? ['failed', sure] : ['cantTell', about];
  return {
    '@type': 'earl:Assertion',
    'earl:assertedBy': TOOL,
    'earl:subject': page,
    'earl:test': url,
    'earl:mode': 'earl:automatic',
    'dct:source': [...new Set(reasons.map(({ check }) => idOf(check)))],
    'earl:result': {
      '@type': 'earl:TestResult',
      'earl:outcome': `earl:${outcome}`,
      'dct:date': date,
      'dct:description': cap([...new Set(reasons.map(({ message }) => message))].join(' '), MOST_WORDS),
    },
  };
}

function unscanned(outcome: UrlOutcome, date: string): Node {
  const why = outcome.reason === null ? '' : REASON_WORDS[outcome.reason];
  return {
    '@type': 'earl:Assertion',
    'earl:assertedBy': TOOL,
    'earl:subject': outcome.url,
    'earl:test': ALL,
    'earl:mode': 'earl:automatic',
    'earl:result': {
      '@type': 'earl:TestResult',
      'earl:outcome': 'earl:untested',
      'dct:date': date,
      'dct:description': cap(oneLine(`Not scanned (${outcome.state}): ${why} ${outcome.detail}`), MOST_WORDS),
    },
  };
}

function pointer(finding: Finding, subject: string): readonly Node[] {
  const selector = selectorOf(finding.at);
  if (selector === null) return [];
  return [{ '@type': 'ptr:CSSSelectorPointer', 'ptr:expression': selector, 'ptr:reference': finding.page ?? subject }];
}

function titleOf({ url, title }: UrlOutcome): string {
  return cap(oneLine(title ?? ''), 300) || url;
}

function idOf(check: string): string {
  return `#check-${anchor(check)}`;
}
