import type { Report, ReportInput } from '../../src/model/report.ts';
import { basisInWords } from '../lib/basis.ts';
import { buildDocument } from '../lib/document.ts';
import type { ReportCheck, ReportDocument, ReportFinding } from '../lib/document-types.ts';
import { coverageLines, endedOf, freshOf, loudness, newChecksOf, printsOf } from '../lib/pipeline.ts';
import { cap, oneLine } from '../lib/text.ts';

/** Findings in the exchange format for analysis results, SARIF 2.1.0. */
export const sarif: Report = {
  format: 'sarif',
  fileName: 'lgdss.sarif',
  mediaType: 'application/sarif+json',
  render: (input) => `${JSON.stringify(sarifOf(input), null, 1)}\n`,
};

/** More than that is refused by those who read it. Findings come worst first, so the mildest are left off. */
const MOST_RESULTS = 25_000;
const LEVELS = { 1: 'note', 2: 'warning', 3: 'error' } as const;
const HOME = 'https://github.com/lgdss-scanner/lgdss-scanner';

function sarifOf(input: ReportInput) {
  const document = buildDocument(input);
  const { checks, findings, startedAt, finishedAt, tool } = document;
  const { gaps } = endedOf(input);
  const origins = [...new Set([...document.target.start, ...findings.map(({ page }) => page)].flatMap(originOf))];
  const left = findings.length - MOST_RESULTS;
  const notes = [
    ...coverageLines(document),
    ...(left > 0 ? [`${left} findings are left out here. They are in report.json.`] : []),
  ];
  const resultOf = resultMaker(input, document, origins);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: tool.name,
            version: tool.version,
            informationUri: HOME,
            rules: checks.map((check) => ruleOf(check, document)),
          },
        },
        automationDetails: { id: `lgdss/${encodeURIComponent(document.target.id)}/` },
        // Addresses of pages are kept relative to these: who reads it as source code accepts no others.
        originalUriBaseIds: Object.fromEntries(
          origins.map((origin, index) => [baseName(index), { uri: `${origin}/` }]),
        ),
        invocations: [
          {
            executionSuccessful: gaps.length === 0,
            startTimeUtc: startedAt,
            endTimeUtc: finishedAt,
            toolExecutionNotifications: [
              ...gaps.map((text) => notification('error', text)),
              ...notes.map((text) => notification('note', text)),
            ],
          },
        ],
        columnKind: 'utf16CodeUnits',
        results: findings.slice(0, MOST_RESULTS).map(resultOf),
      },
    ],
  };
}

function ruleOf(check: ReportCheck, { laws }: ReportDocument) {
  const { id, title, why, affects, fix, sources, severity, basis, kind, points, wcag } = check;
  return {
    id,
    shortDescription: { text: text(title) },
    fullDescription: { text: text(`${why} Who is affected: ${affects}`) },
    helpUri: sources[0],
    help: { text: text(`${fix} ${basisInWords(check, laws)}.`) },
    defaultConfiguration: { level: kind === 'needs-review' ? 'none' : LEVELS[loudness(check)] },
    properties: {
      severity,
      basis,
      tags: [id.split('/', 1)[0] ?? '', ...points, ...wcag.map((number) => `wcag:${number}`)].slice(0, 20),
    },
  };
}

function resultMaker(input: ReportInput, document: ReportDocument, origins: readonly string[]) {
  const rules = new Map(document.checks.map(({ id }, index) => [id, index]));
  const fixes = new Map(document.checks.map(({ id, fix }) => [id, fix]));
  const print = printsOf(document);
  const fresh = freshOf(endedOf(input));
  const newChecks = newChecksOf(document);
  return (finding: ReportFinding) => {
    const { check, outcome, message, id, rootCause } = finding;
    const { id: known, ordinal } = print(finding);
    const fails = outcome === 'failed';
    return {
      ruleId: check,
      ruleIndex: rules.get(check) ?? -1,
      // A question has no level: nobody may take it for a fault.
      kind: fails ? 'fail' : 'review',
      level: fails ? LEVELS[loudness(finding)] : 'none',
      message: { text: text(`${message} ${fixes.get(check) ?? ''}`) },
      locations: [locationOf(finding, origins)],
      partialFingerprints: {
        'lgdss/v1': `${known}:${ordinal}`,
        primaryLocationLineHash: `${known.slice(2)}:${ordinal}`,
      },
      ...(fresh && fails ? { baselineState: fresh.has(id) ? 'new' : 'unchanged' } : {}),
      properties: {
        finding: id,
        rootCause,
        page: finding.page,
        basis: basisInWords(finding, document.laws),
        counts: fails && !newChecks.has(check),
      },
    };
  };
}

function locationOf({ page, selector, snippet, siteWide }: ReportFinding, origins: readonly string[]) {
  const place = placeOf(page, origins);
  return {
    physicalLocation: {
      artifactLocation: place,
      // The line in the page's code is not known. Who reads it as source code refuses a place without one.
      region: { startLine: 1, ...(snippet === null ? {} : { snippet: { text: cap(snippet, 1000) } }) },
    },
    logicalLocations: [
      {
        name: cap(oneLine(selector ?? (siteWide ? 'The whole site' : 'The page')), 500),
        fullyQualifiedName: selector === null ? page : `${page} ${cap(oneLine(selector), 500)}`,
        kind: selector === null ? 'page' : 'element',
      },
    ],
  };
}

function placeOf(page: string, origins: readonly string[]) {
  const parsed = URL.parse(page);
  const base = origins.indexOf(originOf(page)[0] ?? '');
  if (!parsed || base < 0) return { uri: encodeURIComponent(cap(page, 500)) };
  const path = strictly(`${parsed.pathname.replace(/^\/+/, '')}${parsed.search}`);
  // A colon in the first part would be read as the end of a scheme.
  return { uri: path === '' ? '.' : /^[^/?]*:/.test(path) ? `./${path}` : path, uriBaseId: baseName(base) };
}

/** Browsers let more stand in an address than RFC 3986 does, and who reads this may not. */
function strictly(address: string): string {
  return address.replace(/[^\w.~:/?@!$&'()*+,;=%-]|%(?![0-9a-f]{2})/gi, encodeURIComponent);
}

function originOf(page: string): readonly string[] {
  const parsed = URL.parse(page);
  return parsed && /^https?:$/.test(parsed.protocol) ? [parsed.origin] : [];
}

function baseName(index: number): string {
  return index === 0 ? 'SITE' : `SITE${index + 1}`;
}

function notification(level: 'error' | 'note', words: string) {
  return { level, message: { text: text(words) } };
}

/** Plain text, of which the format would make links and gaps to fill: a page must not write links into an alert. */
function text(words: string): string {
  return cap(oneLine(words), 2000)
    .replace(/[\\[\]]/g, '\\$&')
    .replace(/[{}]/g, '$&$&');
}
