import { csp } from '../../../checks/security/csp.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { document, response } from '../../helpers/evidence.ts';

const page = (policy: string | readonly string[], path = '/bins') => ({
  url: `${ORIGIN}${path}`,
  response: response({ 'Content-Security-Policy': policy }),
  document: document(''),
});
const bare = (headers: Record<string, string> = {}, path = '/bins', html = '') => ({
  url: `${ORIGIN}${path}`,
  response: response(headers),
  document: document(html),
});
const good = (policy: string | readonly string[]) => ({ name: String(policy), site: {}, pages: [page(policy)] });
const bad = <M extends string>(policy: string | readonly string[], ...messages: M[]) => ({ ...good(policy), messages });

const meta = (policy: string) => `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
const inHead = (policy: string) => `<!doctype html><head><title>Bins</title>${meta(policy)}</head><body>Bins`;
const long = 'img-src https://www.ambleford.example/'.padEnd(8192, 'a');

siteCheckCases(csp, {
  passed: [
    good("default-src 'self'"),
    good('script-src'),
    good("DEFAULT-SRC *; Script-Src 'SELF' https://cdn.ambleford.example"),
    good("script-src 'self' *.ambleford.example:443 'wasm-unsafe-eval'"),
    good("script-src 'self' 'nonce-r4nd0m' 'unsafe-inline'"),
    good("script-src 'sha256-AbC=' 'unsafe-inline'"),
    good("script-src 'strict-dynamic' 'nonce-a' 'unsafe-inline' https: http:"),
    good("default-src 'self'; style-src 'unsafe-inline' *; img-src data: *"),
    good("script-src 'self'; script-src * 'unsafe-inline'"),
    good(["frame-ancestors 'none'", "script-src 'self'"]),
    good("script-src 'unsafe-inline', script-src 'self'"),
    good("default-src *; script-src-elem 'self'; script-src 'self'"),
    good(["script-src 'unsafe-eval'", 'script-src * https:']),
    good(["script-src 'self' 'unsafe-inline'", "script-src 'nonce-r4nd0m' https: data:"]),
    good(['script-src https:', 'script-src data:']),
    good("script-src 'self'; object-src *; base-uri https:"),
    good("script-src 'self' https://*.ambleford.example https://cdn.example:443"),
    {
      name: 'cut behind what it says of scripts',
      site: {},
      pages: [page(`script-src 'self'; ${long}`.slice(0, 8192))],
    },
    { name: 'in the page', site: {}, pages: [bare({}, '/bins', inHead("script-src 'self'"))] },
    {
      name: 'in the page, stricter than the header',
      site: {},
      pages: [{ ...page("script-src 'unsafe-inline'"), document: document(inHead("img-src *, script-src 'self'")) }],
    },
  ],
  failed: [
    bad("script-src 'self' 'unsafe-inline'", 'unsafeInline'),
    bad("default-src 'self' 'UNSAFE-EVAL'", 'unsafeEval'),
    bad("script-src 'self' https:", 'bareScheme'),
    bad("script-src 'self' data:", 'bareScheme'),
    bad("script-src 'nonce-a' https:", 'bareScheme'),
    bad('script-src *', 'wildcard'),
    bad('script-src https://*', 'wildcard'),
    bad("script-src 'unsafe-inline' 'unsafe-eval' * http:", 'bareScheme', 'unsafeEval', 'unsafeInline', 'wildcard'),
    bad("script-src-elem 'self'; script-src 'unsafe-inline' 'self'", 'unsafeInline'),
    bad("img-src 'self'; frame-ancestors 'none'", 'scriptsUnlimited'),
    bad(["frame-ancestors 'self'", "default-src * 'unsafe-inline'"], 'unsafeInline', 'wildcard'),
    bad(["script-src 'self' 'unsafe-inline' https:", "script-src * 'unsafe-inline'"], 'bareScheme', 'unsafeInline'),
    bad('', 'missing'),
    bad('script-src HTTPS://*:443', 'wildcard'),
    bad("script-src 'self' HTTPS:", 'bareScheme'),
    bad("script-src 'unsafe-inline' 'nonce-!'", 'unsafeInline'),
    bad("script-src-elem 'self'; script-src-attr 'none'", 'scriptsUnlimited'),
    bad("default-src 'self'; script-src-attr 'unsafe-inline'", 'unsafeInline'),
    { name: 'weak in the page', site: {}, pages: [bare({}, '/bins', inHead('script-src *'))], messages: ['wildcard'] },
    {
      name: 'in the body of the page, where browsers pass over it',
      site: {},
      pages: [bare({}, '/bins', `<!doctype html><body>${meta("script-src 'self'")}`)],
      messages: ['missing'],
    },
    {
      name: 'in a comment, in noscript, and as report-only',
      site: {},
      pages: [
        bare({}, '/bins', `<head><!--${meta("script-src 'self'")}--><noscript>${meta("script-src 'self'")}</noscript>`),
      ],
      messages: ['missing'],
    },
    {
      name: 'only reported',
      site: {},
      pages: [bare({ 'Content-Security-Policy-Report-Only': "default-src 'self'" })],
      messages: ['reportOnly'],
    },
    {
      name: 'the same weakness is one finding although nonces differ',
      site: {},
      pages: [
        page("script-src 'nonce-1' https:", '/b'),
        page("script-src 'nonce-2' https:", '/a'),
        page("script-src 'self'", '/c'),
      ],
      messages: ['bareScheme'],
      data: [{ sources: 'https:', pages: 2 }],
      at: [`${ORIGIN}/a`],
    },
    {
      name: 'one that was cut and one that is weak',
      site: {},
      pages: [page(long), page('script-src *', '/a')],
      messages: ['wildcard'],
    },
    {
      name: 'no header on one of two pages',
      site: {},
      pages: [bare(), page("default-src 'self'", '/a')],
      messages: ['missing'],
      data: [{ pages: 1 }],
    },
  ],
  cantTell: [
    { name: 'a policy that was cut', site: {}, pages: [page(long)], messages: ['cutShort'], data: [{ pages: 1 }] },
  ],
  inapplicable: [
    { name: 'nothing but a feed', site: {}, pages: [bare({ 'Content-Type': 'application/atom+xml' })] },
    { name: 'no pages', site: {}, pages: [] },
  ],
});
