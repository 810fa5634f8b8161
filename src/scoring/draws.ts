import type { CheckId } from '../model/check.ts';
import { type Draw, seeded } from './random.ts';
import { isPage, type Votes } from './tally.ts';

/** What a check came to in each draw. */
export interface Drawn {
  readonly passed: Int32Array;
  readonly failed: Int32Array;
  readonly critical: Int32Array;
}

/**
 * As many pages as were scanned, drawn from them with replacement, again and again: some pages stand in a draw twice,
 * some not at all. What judges a site as a whole is the same in every draw. The draws are shared by all scores.
 */
export function drawPages(
  votes: ReadonlyMap<CheckId, Votes>,
  pages: readonly string[],
  draws: number,
  seed: string,
): ReadonlyMap<CheckId, Drawn> {
  const index = new Map(pages.toSorted().map((page, at) => [page, at]));
  const ballots = [...votes].map(([check, ofCheck]) => ballotOf(check, ofCheck, index, draws));
  const random = seeded(seed);
  for (let draw = 0; draw < draws; draw += 1) {
    const times = timesDrawn(pages.length, random);
    for (const { onPages, onSites, drawn } of ballots) {
      drawn.passed[draw] = onSites.passed + total(onPages.passed, times);
      drawn.failed[draw] = onSites.failed + total(onPages.failed, times);
      drawn.critical[draw] = onSites.critical + total(onPages.critical, times);
    }
  }
  return new Map(ballots.map(({ check, drawn }) => [check, drawn]));
}

interface Ballot {
  readonly check: CheckId;
  /** Places in the list of pages. */
  readonly onPages: { readonly passed: number[]; readonly failed: number[]; readonly critical: number[] };
  readonly onSites: { passed: number; failed: number; critical: number };
  readonly drawn: Drawn;
}

function ballotOf(check: CheckId, votes: Votes, index: ReadonlyMap<string, number>, draws: number): Ballot {
  const onPages: Ballot['onPages'] = { passed: [], failed: [], critical: [] };
  const onSites = { passed: 0, failed: 0, critical: 0 };
  for (const [subject, { failed, critical }] of votes) {
    const page = isPage(subject) ? index.get(subject) : undefined;
    const how = failed ? 'failed' : 'passed';
    if (page === undefined) onSites[how] += 1;
    else onPages[how].push(page);
    if (critical && page === undefined) onSites.critical += 1;
    if (critical && page !== undefined) onPages.critical.push(page);
  }
  const row = () => new Int32Array(draws);
  return { check, onPages, onSites, drawn: { passed: row(), failed: row(), critical: row() } };
}

function timesDrawn(pages: number, random: Draw): Int32Array {
  const times = new Int32Array(pages);
  for (let drawn = 0; drawn < pages; drawn += 1) {
    const page = random(pages);
    times[page] = (times[page] ?? 0) + 1;
  }
  return times;
}

function total(pages: readonly number[], times: Int32Array): number {
  let sum = 0;
  for (const page of pages) sum += times[page] ?? 0;
  return sum;
}
