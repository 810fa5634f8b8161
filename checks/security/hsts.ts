import { defineSiteCheck, type Finding, failedIf, inapplicable } from '../../src/model/check.ts';
import type { HttpResponse } from '../../src/model/evidence.ts';
import { group } from '../lib/grouping.ts';
import { header, short } from '../lib/headers.ts';
import { isHttps } from '../lib/hosts.ts';
import { parseHsts } from '../lib/hsts.ts';

/** 180 days, the lower of the two lines drawn for six months in use. */
const SIX_MONTHS = 15_552_000;
const NAME = 'strict-transport-security';

type Message = 'missing' | 'invalid' | 'switchedOff' | 'tooShort';
interface Sent {
  /** Cut, because a fact is kept for every page. */
  readonly shown: string;
  /** Null where browsers ignore the header. */
  readonly maxAge: number | null;
}

export const hsts = defineSiteCheck({
  meta: {
    id: 'security/hsts',
    title: 'Browsers are told to use HTTPS only',
    kind: 'automatic',
    why: 'Without this header a browser may first ask over plain HTTP. Others can read that, or lead the browser to a copy of the site. With the header, the browser knows that it must use HTTPS and refuse a false certificate.',
    affects: 'Everyone on a network they do not control, such as public wifi.',
    fix: 'Send Strict-Transport-Security with every HTTPS response. Its max-age must be at least six months (15552000 seconds). One year (31536000) with includeSubDomains is better. Put semicolons between the parts, not commas.',
    severity: 'serious',
    basis: 'guidance',
    legal: [],
    points: ['lgdss:6'],
    criteria: [],
    sources: [
      'https://www.gov.uk/service-manual/technology/using-https',
      'https://www.rfc-editor.org/rfc/rfc6797#section-6.1',
    ],
    messages: {
      missing:
        'There is no Strict-Transport-Security header (on {pages#page}). Whether the host is on a preload list was not looked up.',
      invalid:
        'Browsers ignore this Strict-Transport-Security header. It is malformed, or it has no max-age that can be used: {value} (on {pages#page}).',
      switchedOff: 'The header has a max-age of 0, which tells browsers to forget the rule: {value} (on {pages#page}).',
      tooShort: 'The header has a max-age of {maxAge} seconds; six months are 15552000 (on {pages#page}).',
    },
  },
  siteNeeds: [],
  pageNeeds: ['response'],
  collect: ({ response }) => ({ secure: isHttps(response.url), sent: headerOf(response) }),
  evaluate(_site, facts) {
    const secure = facts.filter(({ fact }) => fact.secure).map(({ url, fact }) => ({ page: url, item: fact.sent }));
    if (secure.length === 0) return inapplicable;
    // One fault per distinct header: a site has one server setting, not one per page.
    return failedIf(
      group(secure, (sent) => (sent === null ? '' : `${sent.maxAge}=${sent.shown}`)).flatMap(
        ({ item, page, pages }) => {
          const fault = faultOf(item);
          return fault ? [{ ...fault, page, data: { ...fault.data, pages } }] : [];
        },
      ),
    );
  },
});

/** Browsers go by the first such header. */
function headerOf(response: HttpResponse): Sent | null {
  const value = header(response, NAME);
  if (value === undefined) return null;
  const maxAge = parseHsts(value)?.maxAge ?? null;
  // As much as a scan can tell apart: a larger number is no number of JSON.
  return { shown: short(value), maxAge: maxAge === null ? null : Math.min(maxAge, Number.MAX_SAFE_INTEGER) };
}

function faultOf(sent: Sent | null): Finding<Message> | null {
  if (sent === null) return { message: 'missing', at: { kind: 'header', name: NAME } };
  const { shown: value, maxAge } = sent;
  const at = { kind: 'header', name: NAME, value } as const;
  if (maxAge === null) return { message: 'invalid', at, data: { value } };
  if (maxAge === 0) return { message: 'switchedOff', at, data: { value } };
  return maxAge < SIX_MONTHS ? { message: 'tooShort', at, data: { maxAge } } : null;
}
