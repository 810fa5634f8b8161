import type { UrlOutcome, UrlState } from '../../src/model/evidence.ts';
import type { CoverageReason, ReportDocument, ReportPage } from './document-types.ts';
import { cap, dateInWords, number, oneLine, plural } from './text.ts';
import { REASON_WORDS, STATE_TITLES } from './words.ts';

/** Every address met ends in one state, so the four numbers always add up to `planned`. */
export function coverageOf(outcomes: readonly UrlOutcome[]): ReportDocument['coverage'] {
  const count = (state: UrlState) => outcomes.filter((outcome) => outcome.state === state).length;
  return {
    planned: outcomes.length,
    scanned: count('scanned'),
    skipped: count('skipped'),
    blocked: count('blocked'),
    failed: count('failed'),
    reasons: reasonsOf(outcomes),
  };
}

export function pagesOf(outcomes: readonly UrlOutcome[]): readonly ReportPage[] {
  return outcomes.map(({ url, state, reason, status, template, title, detail, reused, failedArtifacts }) => ({
    url,
    state,
    reason,
    status,
    template,
    title: title === null ? null : cap(oneLine(title), 300),
    detail: cap(oneLine(detail), 500),
    reused: reused === true,
    failedArtifacts,
  }));
}

/** How much of the evidence is an earlier scan's; null where none was to be. */
export function reuseInWords({ reuse }: Pick<ReportDocument, 'reuse'>): string | null {
  if (!reuse) return null;
  const { pages, visited, sinceDate } = reuse;
  const all = pages + visited;
  const date = dateInWords(sinceDate);
  if (pages === 0) return `No page could be taken over from the scan of ${date}: every page was opened.`;
  const are = pages === 1 ? 'is' : 'are';
  return `${number(pages)} of ${plural(all, 'page')} ${are} unchanged since the scan of ${date} and ${pages === 1 ? 'was' : 'were'} not opened again. Content of other sites in them was not compared.`;
}

function reasonsOf(outcomes: readonly UrlOutcome[]): readonly CoverageReason[] {
  const reasons = new Map<string, CoverageReason>();
  for (const { state, reason } of outcomes) {
    if (reason === null) continue;
    const key = `${state} ${reason}`;
    const count = (reasons.get(key)?.count ?? 0) + 1;
    reasons.set(key, { state, reason, count, words: REASON_WORDS[reason] });
  }
  return [...reasons.values()].toSorted(inOrder);
}

const STATES = Object.keys(STATE_TITLES);
const REASONS = Object.keys(REASON_WORDS);

function inOrder(a: CoverageReason, b: CoverageReason): number {
  return (
    STATES.indexOf(a.state) - STATES.indexOf(b.state) ||
    b.count - a.count ||
    REASONS.indexOf(a.reason) - REASONS.indexOf(b.reason)
  );
}
