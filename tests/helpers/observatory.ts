import data from './observatory.json' with { type: 'json' };

/** What the MDN HTTP Observatory would say, worked out from the rules that it publishes. https only, no preload list. */
export type ObservatoryResult = keyof typeof data.results;

export const passes = (result: ObservatoryResult): boolean => data.results[result].passes;
export const points = (result: ObservatoryResult): number => data.results[result].points;

const lower = (text: string) => text.trim().toLowerCase();

export function hstsResult(value: string | null): ObservatoryResult {
  if (value === null) return 'hsts-not-implemented';
  const age = value
    .split(';')
    .map(lower)
    .findLast((part) => part.startsWith('max-age='));
  // A comma is taken for two headers in one.
  if (value.includes(',') || age === undefined) return 'hsts-header-invalid';
  // A number that cannot be read is not less than six months.
  return Number.parseInt(age.slice('max-age='.length), 10) < 15_552_000
    ? 'hsts-implemented-max-age-less-than-six-months'
    : 'hsts-implemented-max-age-at-least-six-months';
}

const BROAD = ['ftp:', 'http:', 'https:', '*', 'http://*', 'http://*.*', 'https://*', 'https://*.*'];
const BROAD_OR_INLINE = [...BROAD, "'unsafe-inline'", 'data:'];
const isNonceOrHash = (source: string) => /^'(?:nonce|sha256|sha384|sha512)-/.test(source);
const isInsecure = (source: string) => /^(?:http|ftp):/.test(source);

/** One policy of one header. */
export function cspResult(value: string | null, reportOnly = false): ObservatoryResult {
  if (value === null) return reportOnly ? 'csp-not-implemented-but-reporting-enabled' : 'csp-not-implemented';
  const csp = new Map<string, string[]>();
  for (const part of value.split(';')) {
    const [name, ...sources] = lower(part).split(/\s+/);
    if (name && !csp.has(name)) csp.set(name, sources.length > 0 ? sources : ["'none'"]);
  }
  if (csp.size === 0) return 'csp-not-implemented';
  const of = (name: string) => csp.get(name) ?? csp.get('default-src') ?? ['*'];
  const withoutInline = (sources: readonly string[]) =>
    sources.some(isNonceOrHash) ? sources.filter((source) => source !== "'unsafe-inline'") : sources;
  let scripts = withoutInline(of('script-src'));
  const styles = withoutInline(of('style-src'));
  if (scripts.includes("'strict-dynamic'")) {
    if (!scripts.some(isNonceOrHash)) return 'csp-header-invalid';
    scripts = scripts.filter((source) => source !== "'self'" && !BROAD.some((broad) => source.startsWith(broad)));
  }
  if (
    scripts.some((source) => BROAD_OR_INLINE.includes(source)) ||
    of('object-src').some((one) => BROAD.includes(one))
  ) {
    return 'csp-implemented-with-unsafe-inline';
  }
  const passive = ['img-src', 'media-src'];
  const others = [...csp].filter(([name]) => !passive.includes(name) && name !== 'script-src');
  if ([...others.flatMap(([, sources]) => sources), ...scripts].some(isInsecure)) {
    return 'csp-implemented-with-insecure-scheme';
  }
  if ([...scripts, ...styles].includes("'unsafe-eval'")) return 'csp-implemented-with-unsafe-eval';
  if (passive.flatMap((name) => csp.get(name) ?? csp.get('default-src') ?? []).some(isInsecure)) {
    return 'csp-implemented-with-insecure-scheme-in-passive-content-only';
  }
  if (styles.some((source) => BROAD_OR_INLINE.includes(source))) {
    return 'csp-implemented-with-unsafe-inline-in-style-src-only';
  }
  return csp.get('default-src')?.join() === "'none'"
    ? 'csp-implemented-with-no-unsafe-default-src-none'
    : 'csp-implemented-with-no-unsafe';
}

export function frameResult(options: string | null, csp: string | null): ObservatoryResult {
  if (csp?.split(';').some((part) => lower(part).startsWith('frame-ancestors'))) {
    return 'x-frame-options-implemented-via-csp';
  }
  if (!options) return 'x-frame-options-not-implemented';
  if (['deny', 'sameorigin'].includes(lower(options))) return 'x-frame-options-sameorigin-or-deny';
  return lower(options).startsWith('allow-from')
    ? 'x-frame-options-allow-from-origin'
    : 'x-frame-options-header-invalid';
}

export function nosniffResult(value: string | null): ObservatoryResult {
  if (!value) return 'x-content-type-options-not-implemented';
  return lower(value) === 'nosniff' ? 'x-content-type-options-nosniff' : 'x-content-type-options-header-invalid';
}

const GOOD = ['no-referrer', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin'];
const BAD = ['origin', 'origin-when-cross-origin', 'unsafe-url', 'no-referrer-when-downgrade'];

export function referrerResult(value: string | null): ObservatoryResult {
  if (value === null) return 'referrer-policy-not-implemented';
  const policy = value
    .split(',')
    .map(lower)
    .findLast((word) => [...GOOD, ...BAD].includes(word));
  if (policy === undefined) return 'referrer-policy-header-invalid';
  return GOOD.includes(policy) ? 'referrer-policy-private' : 'referrer-policy-unsafe';
}

interface CookieFlags {
  readonly name: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: 'Strict' | 'Lax' | 'None';
}

/** The gravest fault of one cookie of a site without HSTS. */
export function cookieResult(cookie: CookieFlags | null): ObservatoryResult {
  if (!cookie) return 'cookies-not-found';
  const session = /login|sess/i.test(cookie.name);
  if (session && !cookie.secure) return 'cookies-session-without-secure-flag';
  if (session && !cookie.httpOnly) return 'cookies-session-without-httponly-flag';
  if (!cookie.secure && cookie.sameSite === 'None') return 'cookies-samesite-flag-invalid';
  if (!cookie.secure) return 'cookies-without-secure-flag';
  return 'cookies-secure-with-httponly-sessions-and-samesite';
}

/** For servers that answer everybody alike, which is all that can be seen without posing as another site. */
export function corsResult(origin: string | null): ObservatoryResult {
  if (!origin) return 'cross-origin-resource-sharing-not-implemented';
  return lower(origin) === '*'
    ? 'cross-origin-resource-sharing-implemented-with-public-access'
    : 'cross-origin-resource-sharing-implemented-with-restricted-access';
}

/** One script over https. */
export function sriResult(foreign: boolean, integrity: string | null): ObservatoryResult {
  if (!foreign) return 'sri-not-implemented-but-all-scripts-loaded-from-secure-origin';
  return integrity
    ? 'sri-implemented-and-external-scripts-loaded-securely'
    : 'sri-not-implemented-but-external-scripts-loaded-securely';
}

/** `hops`: where plain http led, hop by hop; null where it was refused. */
export function redirectionResult(hops: readonly string[] | null, host: string): ObservatoryResult {
  const [first] = hops ?? [];
  if (hops === null) return 'redirection-not-needed-no-http';
  if (first === undefined) return 'redirection-missing';
  if (!first.startsWith('https:')) return 'redirection-not-to-https-on-initial-redirection';
  return new URL(first).hostname === host ? 'redirection-to-https' : 'redirection-off-host-from-http';
}
