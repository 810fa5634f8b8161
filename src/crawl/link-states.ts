import type { LinkCheck, UrlOutcome } from '../model/evidence.ts';
import { changesState } from './changes-state.ts';
import { normaliseUrl } from './normalise-url.ts';
import { siteKey } from './site-key.ts';

/** Own links that the crawl did not open, at most this many. */
const MOST_ASKED = 300;
const DEAD = new Set(['dns', 'tls', 'refused', 'redirect-loop']);
/** Statuses of a server that has trouble at the moment. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/** The addresses whose state is still unknown after the crawl and that may be asked, in the order met. */
export function linksToAsk(
  links: readonly string[],
  outcomes: readonly UrlOutcome[],
  origins: readonly string[],
  external: boolean,
): readonly string[] {
  const sites = new Set(origins.map(siteKey));
  const known = new Map(outcomes.map((outcome) => [outcome.url, outcome]));
  const wanted = new Set<string>();
  for (const link of links) {
    const url = normaliseUrl(link);
    if (!url || wanted.size >= MOST_ASKED || changesState(url)) continue;
    const outcome = known.get(url);
    // Robots and state-changing links stay unopened, whatever the method.
    // A page that was looked at for the sample has answered already.
    const unopened = outcome?.reason === 'not-in-sample' && outcome.status === null;
    const askable = ['not-html', 'page-limit', 'depth', 'scope'].includes(outcome?.reason ?? '');
    if (outcome && !unopened && !askable) continue;
    // What was typed by its headers has answered already.
    if (outcome?.reason === 'not-html' && outcome.status !== null) continue;
    const own = sites.has(siteKey(url));
    if (own || external) wanted.add(url);
  }
  return [...wanted];
}

/** One state for every link met, from the crawl where it was opened and from the answers where it was asked for. */
export function linkStates(
  links: readonly string[],
  outcomes: readonly UrlOutcome[],
  answers: readonly LinkCheck[],
): readonly LinkCheck[] {
  const crawled = new Map(outcomes.map((outcome) => [outcome.url, outcome]));
  const asked = new Map(answers.map((answer) => [answer.url, answer]));
  const states = new Map<string, LinkCheck>();
  for (const link of links) {
    const url = normaliseUrl(link);
    if (!url || states.has(link)) continue;
    const answer = asked.get(url) ?? fromCrawl(url, crawled.get(url));
    states.set(link, { ...answer, url: link });
  }
  return [...states.values()].sort((a, b) => (a.url < b.url ? -1 : a.url > b.url ? 1 : 0));
}

function fromCrawl(url: string, outcome: UrlOutcome | undefined): LinkCheck {
  const status = outcome?.status ?? null;
  const reason = outcome?.detail ?? 'The link was not checked.';
  if (outcome?.notAsked) return { url, status, result: 'not-checked', reason };
  if (outcome?.state === 'scanned') return { url, status, result: 'works', reason: '' };
  if (outcome?.state === 'blocked') return { url, status, result: 'blocked', reason };
  // What went wrong on our side, or only for now, says nothing about the link.
  const broken =
    outcome?.state === 'failed' && (status === null ? DEAD.has(outcome.reason ?? '') : !PASSING.has(status));
  if (broken) return { url, status, result: 'broken', reason };
  if (outcome?.state === 'failed') return { url, status, result: 'not-checked', reason };
  // A redirect that ended on a page already counted, or on another site, did lead somewhere.
  if (status !== null && status < 400) return { url, status, result: 'works', reason: '' };
  if (status === 404 || status === 410) return { url, status, result: 'broken', reason };
  return { url, status, result: 'not-checked', reason };
}
