import type { ReportDocument } from '../../lib/document-types.ts';
import { dateInWords, number, plural } from '../../lib/text.ts';
import { STATE_TITLES } from '../../lib/words.ts';

const MOST_ROWS = 200;
const MOST_FRESH = 50;

/** Undefined where there is no sample: the section is then left out. */
export function sampleView({ sample, pages }: ReportDocument) {
  if (!sample) return undefined;
  const { method, seed, reused, drawnAt, fresh, documents, vanished } = sample;
  const stateOf = new Map(pages.map(({ url, state }) => [url, state]));
  const shown = sample.pages.slice(0, MOST_ROWS);
  const scanned = sample.pages.filter(({ url }) => stateOf.get(url) === 'scanned').length;
  return {
    size: `${plural(sample.pages.length, 'page')}, chosen from ${number(sample.of)}; ${number(scanned)} scanned this time.`,
    when: reused
      ? `Drawn on ${dateInWords(drawnAt)} and scanned again page for page, so that results can be compared.`
      : 'Drawn in this scan. Later scans can scan the same pages, so that results can be compared.',
    method,
    seed,
    rows: shown.map(({ url, why }) => ({
      url,
      why: inWords(why),
      linked: stateOf.get(url) === 'scanned',
      state: STATE_TITLES[stateOf.get(url) ?? 'skipped'],
    })),
    left: sample.pages.length > MOST_ROWS ? number(sample.pages.length - MOST_ROWS) : null,
    documents,
    reused,
    vanished: vanished.slice(0, MOST_ROWS),
    vanishedWords: plural(vanished.length, 'page'),
    fresh: fresh.urls.slice(0, MOST_FRESH),
    freshWords: plural(fresh.total, 'address', 'addresses'),
    freshLeft: fresh.total > MOST_FRESH ? number(fresh.total - MOST_FRESH) : null,
  };
}

function inWords(why: string): string {
  return why.charAt(0).toUpperCase() + why.slice(1);
}
