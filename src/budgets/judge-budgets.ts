import { pathMatcher } from '../crawl/scope.ts';
import {
  type Budget,
  type BudgetReport,
  LIMITS,
  type LimitName,
  type LimitOutcome,
  type OverLimit,
} from '../model/budget.ts';
import type { PageArtifact, PageEvidence } from '../model/evidence.ts';
import { DEFAULT_BUDGETS } from './defaults.ts';
import { type Cost, costOf } from './weigh.ts';

export const budgetNeeds: readonly PageArtifact[] = ['requests', 'measured'];

const MOST_PAGES = 50;

type State = OverLimit['state'] | 'within' | 'not-known';

export interface BudgetJudge {
  /** Hands the pages on as they come, and keeps a few numbers of each. */
  watch(pages: AsyncIterable<PageEvidence>): AsyncGenerator<PageEvidence>;
  /** Once all pages have passed. The same whatever the order they came in. */
  result(): BudgetReport;
}

/** `given` are those of the person who scanned; without any, the scanner's own. */
export function judgeBudgets(given: readonly Budget[] | undefined): BudgetJudge {
  const tallies = (given ?? DEFAULT_BUDGETS).map((budget) => ({
    path: budget.path,
    fits: pathMatcher([budget.path]),
    pages: 0,
    limits: LIMITS.flatMap((what) => {
      const limit = budget[what];
      return limit === undefined ? [] : [{ what, limit, states: new Map<State, number>(), worst: [] as OverLimit[] }];
    }),
  }));
  const note = (page: PageEvidence) => {
    const { pathname = '', search = '' } = URL.parse(page.url) ?? {};
    const tally = tallies.find(({ fits }) => fits(pathname + search));
    if (!tally) return;
    tally.pages += 1;
    for (const { what, limit, states, worst } of tally.limits) {
      const cost = costOf(what, page);
      const state = stateOf(what, limit, cost);
      states.set(state, (states.get(state) ?? 0) + 1);
      if (cost && (state === 'over' || state === 'inside-noise'))
        worst.push({ url: page.url, state, value: cost.value, measured: cost.measured });
    }
  };
  return {
    async *watch(pages) {
      for await (const page of pages) {
        note(page);
        yield page;
      }
    },
    result: () => ({
      given: given !== undefined,
      budgets: tallies.map(({ path, pages, limits }) => ({
        path,
        pages,
        limits: limits.map(({ what, limit, states, worst }): LimitOutcome => {
          const count = (state: State) => states.get(state) ?? 0;
          const counts = { over: count('over'), insideNoise: count('inside-noise'), within: count('within') };
          const first = worst.toSorted((a, b) => farthestFirst(what, a, b)).slice(0, MOST_PAGES);
          return { what, limit, ...counts, notKnown: count('not-known'), worst: first };
        }),
      })),
    }),
  };
}

/** A median alone swings: where some of the runs are within the budget, the page may be, too. */
function stateOf(what: LimitName, limit: number, cost: Cost | undefined): State {
  if (!cost) return 'not-known';
  const isOver = (value: number) => (what === 'score' ? value < limit : value > limit);
  if (!isOver(cost.value)) return cost.atLeast ? 'not-known' : 'within';
  if (cost.measured === null) return 'over';
  const { low, high } = cost.measured.spread;
  return isOver(what === 'score' ? high : low) ? 'over' : 'inside-noise';
}

function farthestFirst(what: LimitName, a: OverLimit, b: OverLimit): number {
  if (a.state !== b.state) return a.state === 'over' ? -1 : 1;
  const farther = what === 'score' ? a.value - b.value : b.value - a.value;
  return farther || (a.url < b.url ? -1 : 1);
}
