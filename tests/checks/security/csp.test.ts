import { csp } from '../../../checks/security/csp.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { response } from '../../helpers/evidence.ts';

const page = (policy: string | readonly string[], path = '/bins') => ({
  url: `${ORIGIN}${path}`,
  response: response({ 'Content-Security-Policy': policy }),
});
const bare = (headers: Record<string, string> = {}, path = '/bins') => ({
  url: `${ORIGIN}${path}`,
  response: response(headers),
});
const good = (policy: string | readonly string[]) => ({ name: String(policy), site: {}, pages: [page(policy)] });
const bad = <M extends string>(policy: string | readonly string[], ...messages: M[]) => ({ ...good(policy), messages });

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
    bad(["script-src 'unsafe-eval'", 'script-src * https:'], 'unsafeEval'),
    bad('', 'missing'),
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
      name: 'no header on one of two pages',
      site: {},
      pages: [bare(), page("default-src 'self'", '/a')],
      messages: ['missing'],
      data: [{ pages: 1 }],
    },
  ],
  inapplicable: [
    { name: 'nothing but a feed', site: {}, pages: [bare({ 'Content-Type': 'application/atom+xml' })] },
    { name: 'no pages', site: {}, pages: [] },
  ],
});
