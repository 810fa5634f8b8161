import type { ReportDocument } from '../../reports/lib/document-types.ts';
import { pageKey } from '../../reports/lib/place.ts';
import { listInWords, plural } from '../../reports/lib/text.ts';
import type { MeasuredComparison, ScanComparison, ScoreChange, ScoreSeen } from '../model/comparison.ts';
import { homeHost, type JudgedScan } from './match.ts';

export function pagesIn(before: ReportDocument, after: ReportDocument): ScanComparison['pages'] {
  const first = scannedPages(before);
  const second = scannedPages(after);
  const both = [...first].filter((page) => second.has(page)).length;
  return { both, onlyBefore: first.size - both, onlyAfter: second.size - both };
}

/** What a reader must know before they take a difference for a change of the service. */
export function cautionsOf(before: ReportDocument, after: ReportDocument, overall: ScoreChange): readonly string[] {
  return [
    ...identity(before, after),
    ...unfinished(before, 'earlier'),
    ...unfinished(after, 'later'),
    ...versions(before, after),
    ...signIns(before, after),
    ...grace(before, after),
    ...samples(before, after),
    ...pages(before, after),
    ...bands(overall),
  ];
}

/** What stands in the way of comparing what Lighthouse measured. Each page says for itself why. */
export function measuredCautions(
  before: Pick<JudgedScan, 'measured'>,
  after: Pick<JudgedScan, 'measured'>,
  measured: MeasuredComparison | null,
): readonly string[] {
  if (measured === null) return [];
  const said = new Set(measured.pages.flatMap(({ note }) => note ?? []));
  const silent = [before.measured, after.measured].filter((pages) => pages === undefined || pages.length === 0).length;
  return [
    ...[...said].map((why) => `${why} Nothing is said of how quickly those pages appeared.`),
    ...(silent > 0 ? ['Only one of the scans has runs of Lighthouse. How quickly pages appear is not compared.'] : []),
  ];
}

function identity(before: ReportDocument, after: ReportDocument): readonly string[] {
  const said: string[] = [];
  if (before.scan === after.scan) said.push('Both are the same scan.');
  if (before.target.id !== after.target.id)
    said.push(`The scans are of two services: ${before.target.id} and ${after.target.id}.`);
  if (before.startedAt > after.startedAt)
    said.push('The scan given first is the later one of the two. Fixed and new may be the wrong way round.');
  return said;
}

function unfinished({ finished }: ReportDocument, which: string): readonly string[] {
  return finished ? [] : [`The ${which} scan was stopped before it was done. What it did not reach is not known.`];
}

function versions(before: ReportDocument, after: ReportDocument): readonly string[] {
  const said: string[] = [];
  if (before.versions.checks !== after.versions.checks)
    said.push('The scans were judged by different versions of the checks. Some differences may come from that.');
  if (before.versions.policy !== after.versions.policy)
    said.push(
      `The scores come from different scoring policies, ${before.versions.policy} and ${after.versions.policy}. They do not measure the same.`,
    );
  const tools = (['tool', 'axe', 'browser'] as const).filter((name) => before.versions[name] !== after.versions[name]);
  if (tools.length > 0) {
    const named = tools.map((name) => `${TOOLS[name]} (${before.versions[name]} and ${after.versions[name]})`);
    said.push(`The scans used different versions of ${listInWords(named)}. They may see different things.`);
  }
  return said;
}

function signIns(before: ReportDocument, after: ReportDocument): readonly string[] {
  if (before.settings.signedIn === after.settings.signedIn) return [];
  return [
    'One scan saw pages as somebody signed in sees them, and the other one did not. They may see different things.',
  ];
}

/** A check that is new is shown and does not count. Once it counts, a score moves though the service has not changed. */
function grace(before: ReportDocument, after: ReportDocument): readonly string[] {
  // Between two policies no scores are compared, and that is said.
  if (before.versions.policy !== after.versions.policy) return [];
  const now = newOnlyIn(before, after);
  const then = newOnlyIn(after, before);
  return [
    ...(now > 0
      ? [`${countOf(now)} now that did not count before, because ${now === 1 ? 'it was' : 'they were'} new. ${MOVES}`]
      : []),
    ...(then > 0
      ? [
          `${countOf(then)} in the earlier scan and not in the later one, where ${then === 1 ? 'it is' : 'they are'} new. ${MOVES}`,
        ]
      : []),
  ];
}

const MOVES = 'Scores may differ for that reason alone.';
const countOf = (checks: number) => `${plural(checks, 'check')} ${checks === 1 ? 'counts' : 'count'}`;

/** How many checks of both reports were too new to count in one of them, and count in the other one. */
function newOnlyIn(one: ReportDocument, other: ReportDocument): number {
  const inBoth = new Set(other.checks.map(({ id }) => id));
  const stillNew = new Set(other.overall.grace.map(({ check }) => check));
  return one.overall.grace.filter(({ check }) => inBoth.has(check) && !stillNew.has(check)).length;
}

const TOOLS = { tool: 'the scanner', axe: 'the accessibility rules', browser: 'the browser' } as const;

function samples(before: ReportDocument, after: ReportDocument): readonly string[] {
  if (!before.sample && !after.sample) return [];
  if (!before.sample || !after.sample)
    return ['One scan judged a sample of the site and the other one did not. Their scores stand for different pages.'];
  const paths = ({ sample, ...rest }: ReportDocument) =>
    new Set((sample?.pages ?? []).map(({ url }) => pageKey(url, homeHost({ target: rest.target }))));
  const first = paths(before);
  const second = paths(after);
  const same = first.size === second.size && [...first].every((page) => second.has(page));
  return same ? [] : ['The scans judged different samples of the site. Their scores stand for different pages.'];
}

function pages(before: ReportDocument, after: ReportDocument): readonly string[] {
  const { onlyBefore, onlyAfter } = pagesIn(before, after);
  const said: string[] = [];
  if (onlyBefore > 0)
    said.push(
      `${plural(onlyBefore, 'page')} of the earlier scan ${onlyBefore === 1 ? 'is' : 'are'} not in the later one.`,
    );
  if (onlyAfter > 0)
    said.push(
      `${plural(onlyAfter, 'page')} of the later scan ${onlyAfter === 1 ? 'is' : 'are'} not in the earlier one. What was found only there counts as new, and may have been there before.`,
    );
  return said;
}

function bands({ difference, before, after }: ScoreChange): readonly string[] {
  const known = (seen: ScoreSeen) => seen.band !== null || seen.bandNote !== null;
  if (difference === null || difference === 0 || (known(before) && known(after))) return [];
  return ['No band is known for these scores. A small difference may come from the choice of pages alone.'];
}

function scannedPages(document: ReportDocument): ReadonlySet<string> {
  const host = homeHost(document);
  return new Set(document.pages.filter(({ state }) => state === 'scanned').map(({ url }) => pageKey(url, host)));
}
