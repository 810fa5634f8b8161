import { cantTell, defineSiteCheck, type Finding, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import type { HttpResponse } from '../../src/model/evidence.ts';
import { short } from '../lib/headers.ts';
import { hostOf, pageKey, sameSite } from '../lib/hosts.ts';
import { sessionIn } from '../lib/session-in-address.ts';

type Message = 'tooManyRedirects' | 'sessionInAddress' | 'temporary' | 'otherSite';

const MOST_REDIRECTS = 2;
const TEMPORARY = new Set([302, 303, 307]);

export const stableAddresses = defineSiteCheck({
  meta: {
    id: 'open-standards/stable-addresses',
    title: 'Addresses that were given out lead straight to their page',
    kind: 'automatic',
    why: 'Addresses of services stand in lists, letters and search engines for years. Long chains of redirects break at their weakest link, and a number of one visit in an address means nothing to anybody else.',
    affects: 'People who come by a link of GOV.UK, a letter or a bookmark.',
    fix: 'Keep addresses for good. Where one has to move, send people on once, with a permanent redirect to the new address. Keep the number of a visit in a cookie.',
    severity: 'moderate',
    basis: 'good-practice',
    since: '2026-11-29',
    legal: [],
    points: ['lgdss:7', 'lgdss:12'],
    criteria: [],
    sources: ['https://github.com/alphagov/local-links-manager'],
    messages: {
      tooManyRedirects: 'The address {asked} leads to its page over {count} redirects. Two are enough for any move.',
      sessionInAddress: 'The address {asked} leads to one with the number of a visit in it: {part}',
      temporary:
        'The address {asked} is redirected for the time being only (status {status}). Check whether that is meant.',
      otherSite:
        'The address {asked} leads to another site, {host}. Check that it belongs to the council or its supplier.',
    },
  },
  siteNeeds: [],
  pageNeeds: ['response'],
  collect: ({ response }, { url }) => ({ asked: url, response: leanOf(response) }),
  evaluate(_site, facts, { start }) {
    const given = new Set(start.map(pageKey));
    const arrived = facts.filter(({ url }) => given.has(pageKey(url)));
    if (given.size === 0) return inapplicable;
    const findings = arrived.flatMap(({ url: page, fact }) =>
      findingsOf(fact.response, fact.asked).map((one) => ({ ...one, page })),
    );
    const failures = findings.filter(({ message }) => message === 'tooManyRedirects' || message === 'sessionInAddress');
    if (failures.length > 0) return failedIf(failures);
    // An address that led to no page that was scanned is judged by nobody here.
    return findings.length > 0 || arrived.length < given.size ? cantTell(findings) : passed;
  },
});

type Way = Pick<HttpResponse, 'url' | 'redirects'>;

/** Headers are left out, because a fact is kept for every page. */
const leanOf = ({ url, redirects }: HttpResponse): Way => ({ url, redirects });

function findingsOf({ url, redirects }: Way, asked: string): readonly Finding<Message>[] {
  const at = { kind: 'request', url: asked } as const;
  const told = (message: Message, data: Finding['data']): Finding<Message> => ({
    message,
    at,
    data: { asked: short(asked), ...data },
  });
  const temporary = redirects.find(({ status }) => TEMPORARY.has(status));
  const part = sessionIn(url);
  return [
    ...(redirects.length > MOST_REDIRECTS ? [told('tooManyRedirects', { count: redirects.length })] : []),
    ...(part === null ? [] : [told('sessionInAddress', { part: short(part, 40) })]),
    ...(temporary ? [told('temporary', { status: temporary.status })] : []),
    ...(sameSite(url, asked) ? [] : [told('otherSite', { host: hostOf(url) })]),
  ];
}
