import type { CookieSeen, FetchedText, RequestSeen, SiteArtifacts } from '../../src/model/evidence.ts';
import type { Vitals } from '../../src/model/seen/vitals.ts';
import { ORIGIN } from './check-cases.ts';
import { heading, link, response } from './evidence.ts';

/** A text file as the site delivered it; 200 and text/plain unless told otherwise. */
export function fetched(path: string, body: string, rest: Partial<FetchedText> = {}): FetchedText {
  return {
    ...response({ 'content-type': 'text/plain; charset=utf-8' }, { url: `${ORIGIN}${path}` }),
    body,
    truncated: false,
    ...rest,
  };
}

/** A page for missing addresses that does everything right. */
export function notFound(rest: Partial<SiteArtifacts['notFound']> = {}): SiteArtifacts['notFound'] {
  const requested = `${ORIGIN}/no-such-page`;
  return {
    requested,
    response: response({}, { url: requested, status: 404 }),
    title: 'Page not found - Ambleford Council',
    headings: [heading(1, 'Page not found')],
    links: [link('Home', `${ORIGIN}/`)],
    components: [],
    text: 'Page not found. If you typed the address, check that it is correct.',
    ...rest,
  };
}

export function request(url: string, rest: Partial<RequestSeen> = {}): RequestSeen {
  return { url, type: 'script', bytes: 1024, status: 200, contentType: 'text/javascript', ...rest };
}

/** A session cookie with every protection. */
export function cookie(name: string, rest: Partial<CookieSeen> = {}): CookieSeen {
  return {
    name,
    domain: 'www.ambleford.example',
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'Lax',
    session: true,
    ...rest,
  };
}

export function vitals(rest: Partial<Vitals> = {}): Vitals {
  return { ttfb: 80, fcp: 400, lcp: 900, lcpElement: 'h1', cls: 0, blocking: 0, longTasks: 0, ...rest };
}
