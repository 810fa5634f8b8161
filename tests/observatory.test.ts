import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checks } from '../checks/registry.ts';
import { contentTypeAndReferrer } from '../checks/security/content-type-and-referrer.ts';
import { cookieFlags } from '../checks/security/cookie-flags.ts';
import { cors } from '../checks/security/cors.ts';
import { csp } from '../checks/security/csp.ts';
import { frameProtection } from '../checks/security/frame-protection.ts';
import { hsts } from '../checks/security/hsts.ts';
import { httpsOnly } from '../checks/security/https-only.ts';
import { subresourceIntegrity } from '../checks/security/subresource-integrity.ts';
import { policyV2 } from '../src/scoring/policy/v2.ts';
import { ORIGIN, VISITED_AT } from './helpers/check-cases.ts';
import { document, response } from './helpers/evidence.ts';
import * as observatory from './helpers/observatory.ts';
import { cookie } from './helpers/site-evidence.ts';

const GUIDE = readFileSync(path.join(import.meta.dirname, '../docs/security-weights.md'), 'utf8');
const url = `${ORIGIN}/`;
const context = { origin: ORIGIN, url, visitedAt: VISITED_AT, start: [url] };

interface Combination {
  /** As it stands in the guide. */
  readonly name: string;
  readonly theirs: observatory.ObservatoryResult;
  readonly ours: string;
}

const headers = (given: Readonly<Record<string, string | null>>) =>
  response(
    Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))),
    { url },
  );
const shown = (given: string | null) => (given === null ? 'no header' : given === '' ? 'an empty header' : given);
const onOnePage = <F>(fact: F) => [{ url, fact }];

function hstsOf(value: string | null): Combination {
  const fact = hsts.collect({ response: headers({ 'strict-transport-security': value }) }, context);
  const ours = hsts.evaluate({}, onOnePage(fact), context).outcome;
  return { name: `Strict-Transport-Security: ${shown(value)}`, theirs: observatory.hstsResult(value), ours };
}

function cspOf(value: string | null, reportOnly = false): Combination {
  const sent = headers({
    'content-security-policy': value,
    'content-security-policy-report-only': reportOnly ? "default-src 'self'" : null,
  });
  const fact = csp.collect({ response: sent, document: document('') }, context);
  const ours = csp.evaluate({}, onOnePage(fact), context).outcome;
  const name = `Content-Security-Policy: ${shown(value)}${reportOnly ? ', but one that is only reported' : ''}`;
  return { name, theirs: observatory.cspResult(value, reportOnly), ours };
}

function frameOf(options: string | null, policy: string | null): Combination {
  const sent = headers({ 'x-frame-options': options, 'content-security-policy': policy });
  const name = `X-Frame-Options: ${shown(options)}, Content-Security-Policy: ${shown(policy)}`;
  const ours = frameProtection.evaluate({ response: sent }, context).outcome;
  return { name, theirs: observatory.frameResult(options, policy), ours };
}

function referrerOf(value: string | null): Combination {
  const sent = headers({ 'x-content-type-options': 'nosniff', 'referrer-policy': value });
  const ours = contentTypeAndReferrer.evaluate({ response: sent, document: document('') }, context).outcome;
  return { name: `Referrer-Policy: ${shown(value)}`, theirs: observatory.referrerResult(value), ours };
}

function nosniffOf(value: string | null): Combination {
  const sent = headers({ 'x-content-type-options': value, 'referrer-policy': 'no-referrer' });
  const ours = contentTypeAndReferrer.evaluate({ response: sent, document: document('') }, context).outcome;
  return { name: `X-Content-Type-Options: ${shown(value)}`, theirs: observatory.nosniffResult(value), ours };
}

const FLAGS = [true, false].flatMap((secure) =>
  [true, false].flatMap((httpOnly) =>
    (['Lax', 'Strict', 'None'] as const).map((sameSite) => ({ secure, httpOnly, sameSite })),
  ),
);

function cookieOf(name: string, flags: (typeof FLAGS)[number]): Combination {
  const one = cookie(name, flags);
  const fact = cookieFlags.collect({ response: headers({}), cookies: [one] }, context);
  const said = [name, flags.secure ? 'Secure' : '', flags.httpOnly ? 'HttpOnly' : '', `SameSite=${flags.sameSite}`];
  return {
    name: `Set-Cookie: ${said.filter(Boolean).join('; ')}`,
    theirs: observatory.cookieResult(one),
    ours: cookieFlags.evaluate({}, onOnePage(fact), context).outcome,
  };
}

function corsOf(origin: string | null, credentials: boolean): Combination {
  const sent = headers({
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': credentials ? 'true' : null,
  });
  const name = `Access-Control-Allow-Origin: ${shown(origin)}${credentials ? ', with credentials' : ''}`;
  return { name, theirs: observatory.corsResult(origin), ours: cors.evaluate({ response: sent }, context).outcome };
}

function scriptOf(src: string, foreign: boolean, integrity: string | null): Combination {
  const html = `<script src="${src}"${integrity === null ? '' : ` integrity="${integrity}"`}></script>`;
  const ours = subresourceIntegrity.evaluate({ response: headers({}), document: document(html) }, context).outcome;
  const name = `script: ${src}, integrity: ${integrity ?? 'none'}`;
  return { name, theirs: observatory.sriResult(foreign, integrity), ours };
}

function redirectOf(location: string | null | undefined): Combination {
  const answer = { requested: 'http://www.ambleford.example/', answered: true, status: location === null ? 200 : 301 };
  const plainHttp =
    location === undefined ? { ...answer, answered: false, status: null, location: null } : { ...answer, location };
  const fact = httpsOnly.collect({ response: headers({}) }, context);
  const ours = httpsOnly.evaluate({ plainHttp }, onOnePage(fact), context).outcome;
  const hops = location === undefined ? null : location === null ? [] : [location];
  const name = `http: ${location === undefined ? 'refused' : location === null ? 'a page' : `to ${location}`}`;
  return { name, theirs: observatory.redirectionResult(hops, 'www.ambleford.example'), ours };
}

const combinations: readonly Combination[] = [
  ...[
    null,
    '',
    'max-age=31536000',
    'max-age=31536000; includeSubDomains',
    'max-age=31536000; includeSubDomains; preload',
    'max-age=63072000',
    'max-age=15768000',
    'max-age=15552000',
    'max-age=15551999',
    'max-age=300',
    'max-age=0',
    'MAX-AGE=31536000',
    'includeSubDomains; max-age=31536000',
    'includeSubDomains',
    'preload',
    'max-age=31536000, includeSubDomains',
    'max-age=31536000, max-age=31536000',
    'max-age="31536000"',
    'max-age = 31536000',
    'max-age=31536000; max-age=31536000',
    'max-age=31536000; includeSubDomains=true',
    'max-age=31536000 includeSubDomains',
    'max-age=one year',
    'max-age=-1',
  ].map(hstsOf),
  ...[
    null,
    '',
    "default-src 'none'",
    "default-src 'self'",
    "default-src 'none'; script-src 'self'; style-src 'self'",
    "default-src 'self'; script-src 'self' https://cdn.example",
    "default-src 'self'; style-src 'self' 'unsafe-inline'",
    "default-src 'self'; style-src *",
    "default-src 'self'; img-src *",
    "default-src 'self'; img-src http://pictures.example",
    "default-src 'self'; media-src http:",
    "default-src 'self' 'unsafe-inline'",
    "default-src 'self' 'unsafe-eval'",
    "default-src 'self' data:",
    "default-src 'self' https:",
    "default-src 'self' http:",
    'default-src *',
    'default-src https://*',
    "default-src 'self'; script-src 'self' 'unsafe-inline'",
    "default-src 'self'; script-src 'self' 'unsafe-eval'",
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'",
    "default-src 'self'; script-src 'self' https:",
    "default-src 'self'; script-src 'self' data:",
    "default-src 'self'; script-src *",
    "default-src 'self'; script-src http://*",
    "default-src 'self'; script-src http://cdn.example",
    "default-src 'self'; script-src 'nonce-r4nd0mr4nd0m'",
    "default-src 'self'; script-src 'nonce-r4nd0mr4nd0m' 'unsafe-inline'",
    "default-src 'self'; script-src 'sha256-abc=' 'unsafe-inline'",
    "default-src 'self'; script-src 'nonce-r4nd0mr4nd0m' 'strict-dynamic' https: 'unsafe-inline'",
    "default-src 'self'; script-src 'nonce-r4nd0mr4nd0m' https:",
    "default-src 'self'; script-src 'strict-dynamic'",
    "default-src 'self'; object-src *",
    "default-src 'self'; object-src https:",
    "default-src 'self'; connect-src http://data.example",
    "script-src 'self'",
    "script-src 'self'; object-src 'none'",
    "script-src 'none'; object-src 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    'upgrade-insecure-requests',
    "img-src 'self'",
  ].map((value) => cspOf(value)),
  cspOf(null, true),
  ...[null, 'DENY', 'sameorigin', 'SAMEORIGIN ', 'ALLOW-FROM https://partner.example', 'ALLOWALL', 'none'].flatMap(
    (options) =>
      [
        null,
        "default-src 'self'",
        "frame-ancestors 'none'",
        "frame-ancestors 'self' https://partner.example",
        'frame-ancestors *',
      ].map((policy) => frameOf(options, policy)),
  ),
  ...[
    null,
    'no-referrer',
    'same-origin',
    'strict-origin',
    'strict-origin-when-cross-origin',
    'NO-REFERRER',
    'origin',
    'origin-when-cross-origin',
    'unsafe-url',
    'no-referrer-when-downgrade',
    'no-referrer, strict-origin',
    'no-referrer, unsafe-url',
    'unsafe-url, no-referrer',
    'strict-origin, new-word',
    'new-word',
    'never',
  ].map(referrerOf),
  ...[null, 'nosniff', 'NOSNIFF', ' nosniff ', 'no-sniff', 'none', 'nosniff, nosniff', 'nosniff; x'].map(nosniffOf),
  ...['session_id', 'login', 'theme', 'authority', 'auth_token', 'csrf'].flatMap((name) =>
    FLAGS.map((flags) => cookieOf(name, flags)),
  ),
  ...[null, '*', 'null', ORIGIN, 'https://partner.example', 'http://partner.example'].flatMap((origin) =>
    [false, true].map((credentials) => corsOf(origin, credentials)),
  ),
  scriptOf('/js/all-1.2.3.js', false, null),
  scriptOf('https://static.ambleford.example/all-1.2.3.js', false, null),
  ...['https://cdn.example/chart-4.4.1.js', 'https://cdn.example/chart.js'].flatMap((src) =>
    [null, 'sha384-abc', 'sha1-abc'].map((integrity) => scriptOf(src, true, integrity)),
  ),
  ...[undefined, null, `${ORIGIN}/`, 'https://other.example/', 'http://www.ambleford.example/home'].map(redirectOf),
];

/** A doubt is neither: it passes nothing, and fails nothing. */
const WORDS: Readonly<Record<string, string>> = { failed: 'fails', cantTell: 'a question' };
const oursIn = ({ ours }: Combination) => WORDS[ours] ?? 'passes';
const theirsIn = ({ theirs }: Combination) => (observatory.passes(theirs) ? 'passes' : 'fails');

/** Cells of the rows below a heading of the guide. */
function rowsBelow(heading: string): readonly (readonly string[])[] {
  const section = GUIDE.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(1).map((line) =>
    line
      .slice(2, -2)
      .split(' | ')
      .map((cell) => cell.trim()),
  );
}

describe('our header checks and the MDN HTTP Observatory', () => {
  it('are compared over enough combinations, each once', () => {
    expect(combinations.length).toBeGreaterThanOrEqual(120);
    expect(new Set(combinations.map(({ name }) => name)).size).toBe(combinations.length);
  });

  it('agree but for the combinations that the guide lists and explains', () => {
    const differing = combinations
      .filter((one) => oursIn(one) !== theirsIn(one))
      .map((one) => [`\`${one.name}\``, theirsIn(one), oursIn(one)]);
    const listed = rowsBelow('Where the answer differs').map((row) => row.slice(0, 3));
    expect(listed.toSorted()).toEqual(differing.toSorted());
    expect(rowsBelow('Where the answer differs').every((row) => (row[3] ?? '').length > 10)).toBe(true);
  });

  it('meet every result that the rules for headers can come to', () => {
    expect([...new Set(combinations.map(({ theirs }) => theirs))].length).toBeGreaterThan(35);
  });
});

describe('the weights in the guide', () => {
  it('are those of the checks, under the newest policy', () => {
    const rows = rowsBelow('The weights side by side');
    const given = rows.map(([check = '', , ours]) => [check.replaceAll('`', ''), ours]);
    const real = given.map(([id]) => {
      const meta = checks.find((check) => check.meta.id === id)?.meta;
      return [id, meta && `${policyV2.weights[meta.severity] * policyV2.levels[meta.basis].factor}, ${meta.severity}`];
    });
    expect(given).toEqual(real);
  });

  it('are there for every check of security', () => {
    const ids = checks.map(({ meta }) => meta.id).filter((id) => id.startsWith('security/'));
    const rows = rowsBelow('The weights side by side').map(([check = '']) => check.replaceAll('`', ''));
    expect(rows.toSorted()).toEqual(ids.toSorted());
  });
});
