import type { Coverage, PageArtifact, ScanRecord, UrlOutcome } from '../model/evidence.ts';
import { scorable } from './coverage-floor.ts';

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
const SPARE: ReadonlySet<PageArtifact> = new Set(['screenshot', 'console', 'fonts', 'validators']);

/**
 * Why the scan does not stand for the whole of what was planned, in sentences; empty when it does. Start pages must all
 * be scanned; of the others, those that were tried and could not be seen count, but a dead link is a finding, not a gap.
 */
export function gapsOf(scan: {
  readonly finished: boolean;
  readonly outcomes: readonly UrlOutcome[];
  readonly settings: Pick<ScanRecord['settings'], 'coverageFloor'>;
}): readonly string[] {
  const gaps: string[] = [];
  if (!scan.finished) gaps.push('The scan was stopped before it was finished.');
  const isStart = (outcome: UrlOutcome) => outcome.depth === 0;
  for (const outcome of scan.outcomes) {
    if (isStart(outcome) && outcome.state !== 'scanned' && outcome.reason !== 'duplicate') {
      gaps.push(`The start page ${outcome.url} was not scanned. ${outcome.detail}`);
    }
  }
  const floor = scorable(scan.outcomes, scan.settings.coverageFloor);
  // Where nothing was seen at all, the start pages have said so already.
  if (!floor.scorable && floor.scanned > 0) gaps.push(floor.sentence);
  const unseen = scan.outcomes.filter(
    (outcome) =>
      !isStart(outcome) &&
      (outcome.state === 'blocked' || outcome.state === 'failed') &&
      !(outcome.status !== null && GONE.has(outcome.status)),
  );
  const partly = scan.outcomes.filter(({ failedArtifacts }) => failedArtifacts.some((name) => !SPARE.has(name)));
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
  // Redirects in a circle leave every page a duplicate of another.
  if (gaps.length === 0 && coverageOf(scan.outcomes).scanned === 0) gaps.push('No page was scanned.');
  return gaps;
}
