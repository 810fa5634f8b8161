import type {
  AfterChoice,
  Banner,
  Choice,
  Consent,
  ConsentControl,
  CookieKept,
  KeptState,
} from '../../src/model/seen/consent.ts';
import { ORIGIN } from './check-cases.ts';

/** Nothing is kept, nothing is asked of other sites. */
export const kept = (rest: Partial<KeptState> = {}): KeptState => ({
  cookies: [],
  storage: [],
  requests: [],
  blocked: [],
  shot: null,
  ...rest,
});

/** Of the site itself, for a year. */
export const keptCookie = (name: string, rest: Partial<CookieKept> = {}): CookieKept => ({
  name,
  domain: 'www.ambleford.example',
  path: '/',
  secure: true,
  httpOnly: false,
  sameSite: 'Lax',
  days: 365,
  ...rest,
});

export const asked = (url: string) => ({ url, type: 'script' });

export const control = (
  does: ConsentControl['does'],
  text: string,
  rest: Partial<ConsentControl> = {},
): ConsentControl => ({
  does,
  text,
  kind: 'button',
  selector: `#${does}`,
  box: { x: 10, y: 20, width: 100, height: 40 },
  ...rest,
});

export const ACCEPT = control('accept', 'Accept cookies');
export const REJECT = control('reject', 'Reject cookies');

export const banner = (controls: readonly ConsentControl[], rest: Partial<Banner> = {}): Banner => ({
  tool: null,
  selector: '.cookies',
  html: '<div class="cookies">',
  text: 'We would like to use cookies.',
  box: null,
  controls,
  options: [],
  ...rest,
});

export const chosen = (rest: Partial<AfterChoice> = {}, clicks: readonly string[] = ['Reject cookies']): Choice => ({
  clicks,
  after: { ok: true, value: { gone: true, there: kept(), later: [], ...rest } },
});

/** A start page without a banner, looked at before any choice. */
export const consentOf = (rest: Partial<Consent> = {}, before: Partial<KeptState> = {}): Consent => ({
  pages: [{ url: `${ORIGIN}/`, before: kept(before) }],
  banner: null,
  settings: null,
  rejected: null,
  accepted: null,
  ...rest,
});
