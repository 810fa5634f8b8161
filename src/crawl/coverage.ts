import type {
  Coverage,
  PageArtifact,
  ProbedPage,
  SampleRecord,
  ScanRecord,
  UrlOutcome,
  UrlReason,
} from '../model/evidence.ts';
import type { JourneySeen } from '../model/journey.ts';
import { lostEverywhere, NOT_USED, PROBE_WORDS, type TriedOut, triedOutOf } from '../model/probed.ts';
import { outcomesThatCount, scorableScan } from './coverage-floor.ts';

/** planned = scanned + skipped + blocked + failed, by construction. */
export function coverageOf(outcomes: readonly UrlOutcome[]): Coverage {
  const count = (state: UrlOutcome['state']) => outcomes.filter((outcome) => outcome.state === state).length;
  return {
    planned: outcomes.length,
    scanned: count('scanned'),
    skipped: count('skipped'),
    blocked: count('blocked'),
    failed: count('failed'),
  };
}

/** An address that the server says does not exist was met and judged as a link; nothing about it is left to scan. */
const GONE = new Set([404, 410]);
/** Evidence that no failure depends on. */
const SPARE: ReadonlySet<PageArtifact> = new Set([
  'screenshot',
  'console',
  'frameLinks',
  'validators',
  'labInteraction',
]);

/**
 * Why the scan does not stand for the whole of what was planned, in sentences; empty when it does. Start pages must all
 * be scanned; of the others, those that were tried and could not be seen count, but a dead link is a finding, not a gap.
 */
export function gapsOf(scan: {
  readonly finished: boolean;
  readonly stoppedAfterMinutes?: number;
  readonly outcomes: readonly UrlOutcome[];
  readonly sample?: SampleRecord;
  readonly settings: Pick<ScanRecord['settings'], 'coverageFloor'>;
  readonly pages?: ScanRecord['pages'];
  readonly probed?: NonNullable<ScanRecord['probed']>;
  readonly measured?: NonNullable<ScanRecord['measured']>;
  readonly journeys?: NonNullable<ScanRecord['journeys']>;
}): readonly string[] {
  const gaps: string[] = [];
  gaps.push(...journeyGaps(scan.journeys ?? []));
  if (!scan.finished) gaps.push(stoppedSentence(scan.stoppedAfterMinutes));
  const isStart = (outcome: UrlOutcome) => outcome.depth === 0;
  // A sample leaves start pages out on purpose, where a list or a sitemap has many; how many is part of its method.
  const leftOut: readonly (UrlReason | null)[] = scan.sample
    ? ['not-in-sample', 'page-limit', 'duplicate']
    : ['duplicate'];
  for (const outcome of scan.outcomes) {
    if (isStart(outcome) && outcome.state !== 'scanned' && !leftOut.includes(outcome.reason)) {
      gaps.push(`The start page ${outcome.url} was not scanned. ${outcome.detail}`);
    }
  }
  const floor = scorableScan(scan);
  const counted = outcomesThatCount(scan);
  // Where nothing was seen at all, the start pages have said so already.
  if (!floor.scorable && floor.scanned > 0) gaps.push(floor.sentence);
  const unseen = counted.filter(
    (outcome) =>
      !isStart(outcome) &&
      (outcome.state === 'blocked' || outcome.state === 'failed') &&
      !(outcome.status !== null && GONE.has(outcome.status)),
  );
  const partly = counted.filter(({ failedArtifacts }) => failedArtifacts.some((name) => !SPARE.has(name)));
  if (partly.length > 0) {
    const pages = partly.length === 1 ? 'One page' : `${partly.length} pages`;
    const example = `${partly[0]?.url} (${partly[0]?.failedArtifacts.join(', ')})`;
    gaps.push(`${pages} could be read only in part, so some checks could not run there, for example ${example}.`);
  }
  if (unseen.length > 0) {
    const example = unseen[0];
    const pages = unseen.length === 1 ? 'One page' : `${unseen.length} pages`;
    gaps.push(`${pages} could not be scanned, for example ${example?.url}. ${example?.detail}`);
  }
  if (scan.finished) gaps.push(...untriedSentences(scan), ...unmeasuredSentences(scan));
  // Redirects in a circle leave every page a duplicate of another.
  if (gaps.length === 0 && coverageOf(scan.outcomes).scanned === 0) gaps.push('No page was scanned.');
  return gaps;
}

/** Why a journey does not stand for all that it was to show. One that was kept from finishing came as far as it may. */
export function journeyGaps(journeys: readonly Pick<JourneySeen, 'name' | 'state' | 'detail' | 'steps' | 'held'>[]) {
  return journeys.flatMap(({ name, state, detail, steps, held }): readonly string[] => {
    const lost = steps.find((step) => step.state === 'failed');
    const isLeft = state === 'stopped' && held.some(({ ended, why }) => ended && why === 'left-alone');
    if (state === 'failed' || state === 'blocked' || isLeft)
      return [`The journey ${name} did not come to its end. ${detail}`];
    if (lost) return [`The journey ${name} could not read its step ${lost.name}. ${lost.detail}`];
    if (steps.some((step) => step.state === 'reached')) return [];
    const how = state === 'stopped' ? 'was stopped before' : 'ended without';
    return [`The journey ${name} ${how} its first step, so nothing of it was seen.`];
  });
}

function stoppedSentence(minutes: number | undefined): string {
  if (minutes === undefined) return 'The scan was stopped before it was finished.';
  return `The scan was stopped after ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, as --max-minutes says.`;
}

/**
 * A page that could not be tried out says so itself. It concerns the scan that nothing is known of a whole kind of fault, and
 * that nothing could be tried on a page where every page was promised.
 */
function untriedSentences({
  pages = [],
  probed,
}: Pick<Parameters<typeof gapsOf>[0], 'pages' | 'probed'>): readonly string[] {
  const tried = triedOutOf({ pages, ...(probed && { probed }) });
  const lost = lostEverywhere(tried);
  if (lost.length === 0) return promisedSentences(probed?.pages ?? [], tried);
  const words = lost.map((probe) => PROBE_WORDS[probe] ?? probe).join(', ');
  const reason = tried[0]?.lost.find(({ probe }) => probe === lost[0])?.error.message ?? '';
  return [`No page could be tried out for this: ${words}. For example ${tried[0]?.url}: ${reason}`];
}

/** The same of measuring: that one page could not be measured is told with the others. */
function unmeasuredSentences({ pages = [], measured }: Pick<Parameters<typeof gapsOf>[0], 'pages' | 'measured'>) {
  const filed = new Map(pages.map(({ url, artifacts }) => [url, artifacts.measured]));
  const meant = measured?.pages ?? [];
  const [first] = meant;
  if (!first || meant.some(({ url }) => typeof filed.get(url) === 'string')) return [];
  const error = filed.get(first.url);
  const reason = typeof error === 'object' ? ` ${error.message}` : '';
  return [`No page could be measured with Lighthouse, for example ${first.url}.${reason}`];
}

function promisedSentences(pages: readonly ProbedPage[], tried: readonly TriedOut[]): readonly string[] {
  if (!pages.some(({ why }) => why === 'every')) return [];
  const failed = tried.filter((page) => page.failed && page.lost.some(({ error }) => error.code !== NOT_USED));
  const [example] = failed;
  if (!example) return [];
  const count = failed.length === 1 ? 'one page' : `${failed.length} pages`;
  return [
    `Every page was to be tried out, and ${count} could not be. For example ${example.url}: ${example.lost[0]?.error.message ?? ''}`,
  ];
}
