import type { FetchedText, UrlOutcome } from '../../model/evidence.ts';
import { asText } from '../http.ts';
import { inTime } from './in-time.ts';
import { MISSING_PATH } from './not-found.ts';
import type { SiteGatherer } from './site-gatherer.ts';

const MOST_CHARACTERS = 20_000;
/** What a host shows for one kind of error is the same page again and again. */
const MOST_OF_A_KIND = 2;
const MOST = 6;
/** Asked for no later than this; what has come by then is kept. */
const LAST_QUESTION_MS = 40_000;

/**
 * What the site shows where something is wrong: for a missing page, and for addresses that the crawl met and that answered
 * with an error. Nothing is done to provoke an error.
 */
export const errorPages: SiteGatherer<'errorPages'> = {
  artifact: 'errorPages',
  what: 'pages that answered with an error',
  timeoutMs: 60_000,
  async gather({ origin, outcomes, http, robots, signal }) {
    const rules = await robots(origin);
    const asked = [origin + MISSING_PATH, ...failing(outcomes, origin)].filter((url) => rules.allows(url));
    const late = AbortSignal.any([signal, AbortSignal.timeout(LAST_QUESTION_MS)]);
    const seen: FetchedText[] = [];
    for (const url of asked) {
      // A host that asks for patience is given it, and that may take longer than there is.
      const fetched = await inTime(http.get(url, MOST_CHARACTERS, late), late);
      if (fetched?.ok) seen.push(asText(fetched.value));
    }
    // Silence is not the same as having no errors to show.
    if (asked.length > 0 && seen.length === 0) throw new Error('None of them answered.');
    return seen;
  },
};

/** The gravest first. After 503 a host is left in peace for a while, so that comes last. */
const rankOf = (status: number): number => (status === 503 ? 0 : status);

function failing(outcomes: readonly UrlOutcome[], origin: string): readonly string[] {
  const failed = outcomes.filter(
    ({ url, reason, notAsked }) => reason === 'http-error' && !notAsked && url.startsWith(`${origin}/`),
  );
  const kinds = [...Map.groupBy(failed, ({ status }) => status ?? 0)].toSorted(
    ([left], [right]) => rankOf(right) - rankOf(left),
  );
  return kinds
    .flatMap(([, alike]) =>
      alike
        .map(({ url }) => url)
        .toSorted()
        .slice(0, MOST_OF_A_KIND),
    )
    .slice(0, MOST);
}
