import { BUDGETS_MEANING, LIMIT_TITLES, limitInWords, overInWords, whoseBudgets } from '../../lib/budgets.ts';
import type { ReportDocument } from '../../lib/document-types.ts';
import { number } from '../../lib/text.ts';

const MOST_ROWS = 50;
const STATES = { over: 'Over', 'inside-noise': 'Inside the noise' } as const;

/** Undefined where a scan of an early version says nothing of budgets. */
export function budgetsView({ budgets: report }: ReportDocument) {
  if (!report) return undefined;
  const limits = report.budgets.flatMap(({ path, limits }) => limits.map((limit) => ({ path, ...limit })));
  const all = limits.flatMap(({ what, worst }) =>
    worst.map((page) => ({
      url: page.url,
      what: LIMIT_TITLES[what],
      value: overInWords(what, page),
      state: STATES[page.state],
    })),
  );
  return {
    whose: whoseBudgets(report),
    meaning: BUDGETS_MEANING,
    limits: limits.map(({ path, what, limit, over, insideNoise, within, notKnown }) => ({
      path,
      what: LIMIT_TITLES[what],
      limit: limitInWords(what, limit),
      counts: [over, insideNoise, within, notKnown].map(number),
    })),
    pages: all.slice(0, MOST_ROWS),
    left: Math.max(0, all.length - MOST_ROWS),
  };
}
