import type { UrlState } from '../../../src/model/evidence.ts';
import type { ReportDocument, ReportPage } from '../../lib/document-types.ts';
import { number, plural } from '../../lib/text.ts';
import { REASON_WORDS, STATE_MEANING, STATE_TITLES } from '../../lib/words.ts';

const MAX_ROWS = 200;
const ROWS_WHEN_MANY = 50;

export function pagesView(document: ReportDocument) {
  const states: readonly UrlState[] = ['scanned', 'failed', 'blocked', 'skipped'];
  return states.map((state) => stateView(state, document)).filter((state) => state.count > 0);
}

/** A long list says less than its reasons: those are added up, and the list is cut. */
function stateView(state: UrlState, { pages, coverage }: ReportDocument) {
  const all = pages.filter((page) => page.state === state);
  const many = all.length > MAX_ROWS;
  const shown = many ? all.slice(0, ROWS_WHEN_MANY) : all;
  return {
    state,
    title: STATE_TITLES[state],
    meaning: STATE_MEANING[state],
    count: all.length,
    countWords: plural(all.length, 'address', 'addresses'),
    reasons: many
      ? coverage.reasons.filter((one) => one.state === state).map((one) => ({ ...one, count: number(one.count) }))
      : [],
    rows: shown.map(pageRow),
    left: many ? number(all.length - shown.length) : null,
  };
}

function pageRow(page: ReportPage) {
  return {
    url: page.url,
    title: page.title ?? '',
    status: page.status === null ? 'none' : String(page.status),
    template: page.template ?? '',
    // Only pages that opened are worth a link.
    linked: page.state === 'scanned',
    why: page.detail || (page.reason ? `${sentence(REASON_WORDS[page.reason])}.` : ''),
  };
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** One line per check and reason; fifty pages with one trouble are one trouble. */
export function untestedView({ untested, checks }: ReportDocument) {
  const groups = Map.groupBy(untested, (item) => JSON.stringify([item.check, item.reason]));
  return [...groups.values()].map((items) => {
    const [first] = items as [(typeof items)[number]];
    return {
      title: checks.find((check) => check.id === first.check)?.title ?? first.check,
      reason: first.reason,
      subjects: items.slice(0, 5).map((item) => item.subject),
      left: items.length > 5 ? number(items.length - 5) : null,
    };
  });
}

/** Checks that are registered and said nothing, not even "does not apply". */
export function silentView({ checks }: ReportDocument): readonly string[] {
  return checks
    .filter(({ outcomes }) => Object.values(outcomes).every((count) => count === 0))
    .map((check) => check.title);
}
