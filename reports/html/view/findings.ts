import type { CheckId } from '../../../src/model/check.ts';
import { basisInWords } from '../../lib/basis.ts';
import type { ReportCheck, ReportDocument, ReportFinding, RootCause } from '../../lib/document-types.ts';
import { pointsInWords } from '../../lib/mapping.ts';
import type { ElementPicture } from '../../lib/pictures.ts';
import type { Shots } from '../../lib/shots.ts';
import { shownInFull } from '../../lib/shown-first.ts';
import { anchor, cap, listInWords, number, plural } from '../../lib/text.ts';
import { SEVERITIES, SEVERITY_MEANING, SEVERITY_TITLES } from '../../lib/words.ts';

/** By root cause: cuts from the picture of the page, and pictures that the check itself brought. */
interface Pictures {
  readonly pictures: ReadonlyMap<string, ElementPicture>;
  readonly shots: Pick<Shots, 'byCause'>;
}

const MAX_ROWS = 1000;
const MAX_PAGES = 10;
const MAX_SNIPPET = 600;

/** Causes stand under their check, so that why it matters and how to fix it are told once. */
export function findingsView(document: ReportDocument, outcome: RootCause['outcome'], seen: Pictures) {
  const all = document.rootCauses.filter((cause) => cause.outcome === outcome);
  const full = shownInFull(all, document.fixFirst);
  const shown = all.filter((cause) => full.has(cause));
  const rest = all.filter((cause) => !full.has(cause));
  const findings = examplesOf(shown, document, seen);
  const groups = Map.groupBy(shown, (cause) => cause.check);
  return {
    groups: [...groups].map(([id, causes]) =>
      groupView(id, causes, outcome, document, (cause) => causeView(cause, findings, seen)),
    ),
    restTitle: rest.length === 0 ? null : plural(rest.length, 'more cause'),
    rest: rest.slice(0, MAX_ROWS).map((cause) => restRow(cause, document)),
    left: rest.length > MAX_ROWS ? plural(rest.length - MAX_ROWS, 'more cause') : null,
    severities: SEVERITIES.map((severity) => ({
      title: SEVERITY_TITLES[severity],
      meaning: SEVERITY_MEANING[severity],
      causes: number(all.filter((cause) => cause.severity === severity).length),
    })),
  };
}

/** The snippet must be of the element in the picture. */
function exampleOf({ id, example }: RootCause, { pictures, shots }: Pictures): string {
  return shots.byCause.get(id)?.finding ?? pictures.get(id)?.finding ?? example;
}

/** Of tens of thousands of findings, the few that are shown. */
function examplesOf(
  causes: readonly RootCause[],
  { findings }: ReportDocument,
  seen: Pictures,
): ReadonlyMap<string, ReportFinding> {
  const wanted = new Set(causes.map((cause) => exampleOf(cause, seen)));
  return new Map(findings.filter(({ id }) => wanted.has(id)).map((finding) => [finding.id, finding]));
}

/** What does not fit in full keeps a line of its own, with its true numbers. */
function restRow(cause: RootCause, { checks }: ReportDocument) {
  return {
    id: cause.id,
    severity: cause.severity,
    severityTitle: SEVERITY_TITLES[cause.severity],
    message: cause.message,
    title: checks.find((check) => check.id === cause.check)?.title ?? cause.check,
    reach: reachOf(cause),
    points: cause.points,
    template: cause.template,
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
    wcag: [...new Set(causes.flatMap((cause) => cause.wcag))],
    basis: check ? basisInWords(check, laws) : '',
    evidence: isLaw(check) ? 'This is evidence of possible non-conformance, not a ruling.' : '',
    causes: causes.map(view),
  };
}

function isLaw(check: ReportCheck | undefined): boolean {
  return check !== undefined && check.legal.length > 0;
}

function causeView(cause: RootCause, findings: ReadonlyMap<string, ReportFinding>, seen: Pictures) {
  const example = findings.get(exampleOf(cause, seen));
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
      platform: example.platform
        ? `This host runs on ${example.platform}. Whoever runs that may have to make the change.`
        : null,
      agrees: example.agrees ? `${listInWords(example.agrees)} says the same of this place.` : null,
    },
    picture: seen.pictures.get(cause.id) ?? null,
    shots: seen.shots.byCause.get(cause.id)?.shots ?? [],
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
