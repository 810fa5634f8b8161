import { defineSiteCheck, type Finding, failedIf, inapplicable } from '../../src/model/check.ts';
import type { CookieSeen } from '../../src/model/evidence.ts';
import { group } from '../lib/grouping.ts';
import { short } from '../lib/headers.ts';
import { isPlainLoopback } from '../lib/hosts.ts';

type Message = 'notSecure' | 'notHttpOnly' | 'notSameSite';

/** Assessments, possessions, authors and authorities are everyday words of councils, and nobody is signed in by them. */
const SIGN_IN = /(?<!as|pos)sess|login|auth(?!or(?!i[sz]))/i;
/** Visit counters of measurement tools carry "session" in their names, but nobody is signed in by them. */
const VISIT_COUNTER = /^(?:_hj|ai_session$)/;

export const cookieFlags = defineSiteCheck({
  meta: {
    id: 'security/cookie-flags',
    title: 'Cookies are protected',
    kind: 'automatic',
    why: 'A cookie without Secure can travel in the clear. Some session cookies can be read by scripts, or go along when other sites send requests. Then somebody else can act as the person the cookie belongs to.',
    affects: 'Everyone with an account or an open form.',
    fix: 'Set Secure on every cookie. Set HttpOnly and SameSite=Lax (or Strict) on every cookie that keeps a session or a sign-in.',
    severity: 'serious',
    basis: 'guidance',
    legal: ['uk-gdpr'],
    points: ['lgdss:6'],
    criteria: [],
    sources: ['https://developer.mozilla.org/en-US/docs/Web/Security/Practical_implementation_guides/Cookies'],
    messages: {
      notSecure: 'The cookie {cookie} ({domain}) is set without Secure (on {pages#page}).',
      notHttpOnly:
        'The cookie {cookie} ({domain}) looks like a session or sign-in. Scripts can read it, because HttpOnly is missing (on {pages#page}).',
      notSameSite:
        'The cookie {cookie} ({domain}) looks like a session or sign-in. It is sent along from other sites, because SameSite is None (on {pages#page}).',
    },
  },
  siteNeeds: [],
  pageNeeds: ['response', 'cookies'],
  collect({ response, cookies }) {
    const local = isPlainLoopback(response.url);
    return {
      cookies: cookies.length,
      faults: cookies.flatMap((cookie) =>
        faultsOf(cookie, local).map((message) => ({ message, name: cookie.name, domain: cookie.domain })),
      ),
    };
  },
  evaluate(_site, facts) {
    if (facts.every(({ fact }) => fact.cookies === 0)) return inapplicable;
    const seen = facts.flatMap(({ url, fact }) => fact.faults.map((item) => ({ page: url, item })));
    return failedIf(
      group(seen, ({ name, domain, message }) => `${name}\n${domain}\n${message}`).map(
        ({ item: { message, name, domain }, page, pages }): Finding<Message> => ({
          message,
          at: { kind: 'cookie', name },
          page,
          data: { cookie: short(name), domain: short(domain), pages },
        }),
      ),
    );
  },
});

/** `local`: on plain HTTP to one's own machine a Secure cookie could not be set, so it is not asked for. */
function faultsOf(cookie: CookieSeen, local: boolean): readonly Message[] {
  const faults: Message[] = [];
  if (!cookie.secure && !local) faults.push('notSecure');
  if (!SIGN_IN.test(cookie.name) || VISIT_COUNTER.test(cookie.name)) return faults;
  if (!cookie.httpOnly) faults.push('notHttpOnly');
  if (cookie.sameSite === 'None') faults.push('notSameSite');
  return faults;
}
