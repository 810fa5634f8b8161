import type { UrlState } from '../../../src/model/evidence.ts';
import type { ReportDocument, ReportPage } from '../../lib/document-types.ts';
import { number, plural } from '../../lib/text.ts';
import { REASON_WORDS, STATE_MEANING, STATE_TITLES } from '../../lib/words.ts';

const MAX_ROWS = 200;
const ROWS_WHEN_MANY = 50;
const MAX_TEMPLATES = 20;
const MAX_UNTESTED = 200;
const MAX_SUBJECTS = 5;

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
    templates: many && state === 'scanned' ? templatesOf(all) : null,
    rows: shown.map(pageRow),
    left: many ? number(all.length - shown.length) : null,
  };
}

/** Five thousand news items are one template: how many pages each has says more than their addresses. */
function templatesOf(pages: readonly ReportPage[]) {
  const all = [...Map.groupBy(pages, (page) => page.template ?? '').values()].toSorted((a, b) => b.length - a.length);
  return {
    shown: all
      .slice(0, MAX_TEMPLATES)
      .map((alike) => ({ count: plural(alike.length, 'page'), example: alike[0]?.url })),
    total: plural(all.length, 'template'),
    left: all.length > MAX_TEMPLATES ? plural(all.length - MAX_TEMPLATES, 'more template') : null,
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
  const all = [...groups.values()];
  return {
    rows: all.slice(0, MAX_UNTESTED).map((items) => {
      const [first] = items as [(typeof items)[number]];
      const left = items.length - MAX_SUBJECTS;
      return {
        title: checks.find((check) => check.id === first.check)?.title ?? first.check,
        reason: first.reason,
        subjects: items.slice(0, MAX_SUBJECTS).map((item) => item.subject),
        left: left > 0 ? number(left) : null,
      };
    }),
    left: all.length > MAX_UNTESTED ? plural(all.length - MAX_UNTESTED, 'more line') : null,
  };
}

/** Checks that are registered and said nothing, not even "does not apply". */
export function silentView({ checks }: ReportDocument): readonly string[] {
  return checks
    .filter(({ outcomes }) => Object.values(outcomes).every((count) => count === 0))
    .map((check) => check.title);
}
