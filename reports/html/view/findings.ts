import type { CheckId } from '../../../src/model/check.ts';
import { basisInWords } from '../../lib/basis.ts';
import type { ReportCheck, ReportDocument, ReportFinding, RootCause } from '../../lib/document-types.ts';
import { pointsInWords } from '../../lib/mapping.ts';
import type { ElementPicture } from '../../lib/pictures.ts';
import { anchor, cap, number, plural } from '../../lib/text.ts';
import { SEVERITIES, SEVERITY_MEANING, SEVERITY_TITLES } from '../../lib/words.ts';

const MAX_CAUSES = 200;
const MAX_PAGES = 20;
const MAX_SNIPPET = 600;

/** Causes stand under their check, so that why it matters and how to fix it are told once. */
export function findingsView(
  document: ReportDocument,
  outcome: RootCause['outcome'],
  pictures: ReadonlyMap<string, ElementPicture>,
) {
  const all = document.rootCauses.filter((cause) => cause.outcome === outcome);
  const shown = all.slice(0, MAX_CAUSES);
  const findings = new Map(document.findings.map((finding) => [finding.id, finding]));
  const groups = Map.groupBy(shown, (cause) => cause.check);
  return {
    groups: [...groups].map(([id, causes]) =>
      groupView(id, causes, outcome, document, (cause) => causeView(cause, findings, pictures.get(cause.id))),
    ),
    left: all.length > shown.length ? plural(all.length - shown.length, 'more cause') : null,
    severities: SEVERITIES.map((severity) => ({
      title: SEVERITY_TITLES[severity],
      meaning: SEVERITY_MEANING[severity],
      causes: number(all.filter((cause) => cause.severity === severity).length),
    })),
  };
}

/** Checks that were unsure about whole pages, for the reviewer's list. */
export function undecidedView({ undecided, checks }: ReportDocument) {
  return [...Map.groupBy(undecided, (item) => item.check)].map(([id, items]) => ({
    title: checks.find((check) => check.id === id)?.title ?? id,
    pages: pageList(items.map((item) => item.subject)),
    count: plural(items.length, 'page or site', 'pages or sites'),
  }));
}

function groupView(
  id: CheckId,
  causes: readonly RootCause[],
  outcome: RootCause['outcome'],
  { checks, laws }: ReportDocument,
  view: (cause: RootCause) => ReturnType<typeof causeView>,
) {
  const check = checks.find((one) => one.id === id);
  return {
    id,
    anchor: anchor(`${outcome === 'failed' ? 'check' : 'review'}-${id}`),
    // Titles say what should be so.
    lead: outcome === 'failed' ? 'Not met: ' : '',
    title: check?.title ?? id,
    why: check?.why ?? '',
    affects: check?.affects ?? '',
    fix: check?.fix ?? '',
    sources: check?.sources ?? [],
    points: pointsInWords(check?.points ?? []),
    wcag: check?.wcag ?? [],
    basis: check ? basisInWords(check, laws) : '',
    evidence: isLaw(check) ? 'This is evidence of possible non-conformance, not a ruling.' : '',
    causes: causes.map(view),
  };
}

function isLaw(check: ReportCheck | undefined): boolean {
  return check !== undefined && check.legal.length > 0;
}

function causeView(
  cause: RootCause,
  findings: ReadonlyMap<string, ReportFinding>,
  picture: ElementPicture | undefined,
) {
  // The snippet must be of the element in the picture.
  const example = findings.get(picture?.finding ?? cause.example);
  return {
    ...cause,
    severityTitle: SEVERITY_TITLES[cause.severity],
    reach: reachOf(cause),
    where: whereOf(cause),
    pageList: pageList(cause.pages),
    example: example && {
      page: example.page,
      selector: example.selector,
      snippet: example.snippet === null ? null : cap(example.snippet, MAX_SNIPPET),
      kind: SNIPPET_TITLES[example.place],
    },
    picture: picture ?? null,
  };
}

const SNIPPET_TITLES = {
  page: 'Found',
  element: 'HTML',
  header: 'Header',
  cookie: 'Cookie',
  request: 'Request',
} as const;

function reachOf({ siteWide, pages, count }: RootCause): string {
  if (siteWide) return 'The whole site';
  return count === pages.length
    ? `${plural(pages.length, 'page')}`
    : `${plural(count, 'place')} on ${plural(pages.length, 'page')}`;
}

function whereOf({ template, siteWide, pages }: RootCause): string {
  if (siteWide || pages.length === 1) return '';
  return template === 'shared'
    ? 'In a part that several page templates share: one change mends them all.'
    : 'On pages of one template.';
}

function pageList(pages: readonly string[]) {
  const left = pages.length - MAX_PAGES;
  return { shown: pages.slice(0, MAX_PAGES), left: left > 0 ? number(left) : null };
}
