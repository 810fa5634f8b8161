import type { HttpResponse } from '../model/evidence.ts';

/** What a page shows besides its title, as far as it tells a challenge from a page. */
export interface Shown {
  /** Addresses of scripts and frames, absolute. */
  readonly scriptUrls: readonly string[];
  /** Of the whole page; counting may stop at any number over FEW_WORDS. */
  readonly words: number;
  /** How the visible text begins. */
  readonly text: string;
  /** Fields that people can fill in. A page that only asks for proof has none of its own. */
  readonly fields: number;
}

/** A page of any council has more than this in its header and footer alone. */
const FEW_WORDS = 50;

/** Answers of content delivery networks that name themselves. */
const HEADERS: readonly (readonly [name: string, value: RegExp])[] = [
  ['cf-mitigated', /^(challenge|block)$/i],
  ['x-amzn-waf-action', /./],
  ['x-vercel-mitigated', /^(challenge|deny)$/i],
  ['sg-captcha', /./],
  ['x-sucuri-block', /./],
  ['x-datadome', /^protected$/i],
];
/** Sent with ordinary pages as well, so they count on a refusal only. */
const ONLY_ON_REFUSAL = new Set(['x-datadome']);

/** Titles that no council gives a page of its own. Whole titles, so that "Access denied? Get help" is a page. */
const TITLES: readonly RegExp[] = [
  /^just a moment(\.\.\.|…)$/i,
  /^(attention required!|please wait\.\.\.|access denied) \| .*cloudflare\b.*$/i,
  /^pardon our interruption(\.\.\.|…)?$/i,
  /^ddos protection by\b/i,
  /^checking your browser\b/i,
  /^one moment, please(\.\.\.|…)$/i,
  /^making sure you('|’)re not a bot!?$/i,
  /^(vercel security checkpoint|robot challenge screen|radware (captcha page|bot manager captcha))$/i,
  /^access to this page has been denied\.?$/i,
  /^sucuri website firewall\b/i,
];

/** Titles that say the same, but that a page of the council may have: they need a refusal or an all but empty page. */
const VAGUE_TITLES =
  /^(just a moment|attention required|access denied|are you (a robot|human)|human verification|bot verification|security check|verify(ing)? (that )?you are (a )?human|you have been blocked|request (blocked|rejected|unsuccessful))\b/i;

/** Statuses that firewalls turn people away with. A page that is missing or broken may carry any script and stays what it is. */
const REFUSALS: readonly number[] = [403, 405, 406, 429, 503];

/** Scripts and frames that come with a challenge and with nothing else. */
const CHALLENGE_SCRIPTS = [
  /\/cdn-cgi\/challenge-platform\/h\/[a-z]\/orchestrate\//i,
  /\/_Incapsula_Resource\?(CWUDNSAI|[^#]*\bincident_id)=/i,
  /^https:\/\/(geo|ct)\.captcha-delivery\.com\//i,
  /\/\.within\.website\/x\/cmd\/anubis\//i,
  /\/\.well-known\/sgcaptcha\//i,
  /\.awswaf\.com\/.*\/(captcha|challenge)\.js/i,
];
/** The silent half of a bot manager runs on ordinary pages too. */
const HARMLESS_SCRIPTS = /\/cdn-cgi\/challenge-platform\/scripts\/jsd\//i;
/** Found on ordinary pages and forms as well; on a page with next to nothing else they are the page. */
const CAPTCHA_SCRIPTS = [
  /\/cdn-cgi\/challenge-platform\//i,
  /\/_Incapsula_Resource\b/i,
  /^https:\/\/([a-z0-9-]+\.)*(hcaptcha\.com|captcha-delivery\.com|arkoselabs\.com|px-cloud\.net|perimeterx\.net)\//i,
  /^https:\/\/challenges\.cloudflare\.com\/turnstile\//i,
  /^https:\/\/(www\.)?(google\.com|recaptcha\.net)\/recaptcha\//i,
];

/** How challenge pages begin that have no title of their own. */
const TEXTS =
  /^(request unsuccessful\. incapsula incident id|the requested url was rejected\. please consult|checking (your browser|if the site connection is secure)|verify(ing)? (that )?you are (a )?human|please verify (that )?you are (a )?human|press (&|and) hold to confirm|(please )?enable javascript and cookies to continue)/i;

/** Whether what was served is a bot manager's page in place of the site's own. */
export function isChallenge({ status, headers }: HttpResponse, title: string, shown?: Shown): boolean {
  const refused = REFUSALS.includes(status);
  const tells = ([name, value]: (typeof HEADERS)[number]) =>
    (refused || !ONLY_ON_REFUSAL.has(name)) && headers.some(([key, text]) => key === name && value.test(text.trim()));
  if (HEADERS.some(tells)) return true;

  const words = title.trim();
  if (TITLES.some((pattern) => pattern.test(words)) || (refused && VAGUE_TITLES.test(words))) return true;
  return shown !== undefined && showsChallenge(words, refused, shown);
}

function showsChallenge(title: string, refused: boolean, { scriptUrls, words, text, fields }: Shown): boolean {
  const has = (patterns: readonly RegExp[]) =>
    scriptUrls.some((url) => !HARMLESS_SCRIPTS.test(url) && patterns.some((pattern) => pattern.test(url)));
  const bare = words < FEW_WORDS && fields === 0;
  if (has(CHALLENGE_SCRIPTS) || (bare && (VAGUE_TITLES.test(title) || TEXTS.test(text.trim())))) return true;
  return (bare || refused) && has(CAPTCHA_SCRIPTS);
}
