import type { BudgetOutcome, BudgetReport, LimitName, LimitOutcome, OverLimit } from '../../src/model/budget.ts';
import { DEVICE_TITLES, METRIC_TITLES, metricInWords, spreadInWords } from './measured-words.ts';
import { listInWords, number, oneLine, plural } from './text.ts';

export const LIMIT_TITLES: Readonly<Record<LimitName, string>> = {
  bytes: 'Size of everything loaded',
  requests: 'Requests',
  thirdParties: 'Other sites asked',
  scriptBytes: 'Size of scripts',
  lcp: METRIC_TITLES.lcp,
  cls: METRIC_TITLES.cls,
  tbt: METRIC_TITLES.tbt,
  score: METRIC_TITLES.score,
};

export function costInWords(what: LimitName, value: number): string {
  if (what === 'bytes' || what === 'scriptBytes')
    return value < 1024 ? plural(value, 'byte') : `${number(Math.round(value / 1024))} KiB`;
  return what === 'requests' || what === 'thirdParties' ? number(value) : metricInWords(what, value);
}

/** `at most 1,000 KiB`, `at least 90`. */
export function limitInWords(what: LimitName, limit: number): string {
  return `${what === 'score' ? 'at least' : 'at most'} ${costInWords(what, limit)}`;
}

/** `2.6 s (2.4 s to 2.9 s, 5 runs), mobile`. */
export function overInWords(what: LimitName, { value, measured }: OverLimit): string {
  if (measured === null || what === 'bytes' || what === 'scriptBytes' || what === 'requests' || what === 'thirdParties')
    return costInWords(what, value);
  return `${spreadInWords(what, measured.spread)}, ${DEVICE_TITLES[measured.device]}`;
}

export function whoseBudgets({ given }: BudgetReport): string {
  return given
    ? 'These limits were given for this scan.'
    : 'These limits are the scanner’s own and no law. Set your own with the setting budgets.';
}

export const BUDGETS_MEANING =
  'A page is over its budget where that is certain. Where Lighthouse’s median is over and some of its runs are not, the page is inside the noise: nobody can tell.';

/** One sentence for each budget with a page over it. */
export function budgetsExceeded({ budgets }: BudgetReport): readonly string[] {
  return budgets.flatMap(({ path, limits }) => {
    const over = limits.filter((limit) => limit.over > 0);
    const said = over.map(({ what, limit, over: pages }) => {
      return `${LIMIT_TITLES[what]} (${limitInWords(what, limit)}) on ${plural(pages, 'page')}`;
    });
    return said.length === 0 ? [] : [`Over the budget for ${oneLine(path)}: ${listInWords(said)}.`];
  });
}

/** Limits that somebody asked for and that no page could be held to: whether they are kept is an open question. */
export function budgetsNotKnown(report: BudgetReport | null): readonly string[] {
  if (!report?.given) return [];
  return report.budgets.flatMap(({ path, limits }) => {
    const open = limits.filter((limit) => limit.notKnown > 0 && !isKnownOf(limit));
    if (open.length === 0) return [];
    const names = listInWords(open.map(({ what }) => LIMIT_TITLES[what]));
    return [`Whether the budget for ${oneLine(path)} is kept is not known of any page: ${names}.`];
  });
}

/** For the terminal; null where nothing is known of any page. */
export function budgetsSentence(report: BudgetReport | null): string | null {
  if (!report?.budgets.some(isKnown)) return null;
  const whose = report.given ? 'Budgets' : 'Our own budgets';
  const over = budgetsExceeded(report);
  const doubtful = report.budgets
    .flatMap(({ limits }) => limits)
    .reduce((sum, { insideNoise }) => sum + insideNoise, 0);
  const noise = doubtful === 0 ? '' : ` Inside the noise: ${number(doubtful)}.`;
  return `${whose}: ${over.length === 0 ? 'no page is known to be over.' : over.join(' ')}${noise}`;
}

function isKnown({ limits }: BudgetOutcome): boolean {
  return limits.some(isKnownOf);
}

function isKnownOf({ over, insideNoise, within }: LimitOutcome): boolean {
  return over + insideNoise + within > 0;
}
