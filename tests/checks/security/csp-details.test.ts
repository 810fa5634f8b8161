import { cspDetails } from '../../../checks/security/csp-details.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { document, response } from '../../helpers/evidence.ts';

const page = (policy: string, path = '/bins', type = 'text/html') => ({
  url: `${ORIGIN}${path}`,
  response: response({ 'Content-Security-Policy': policy, 'Content-Type': type }),
  document: document(''),
});
const good = (policy: string) => ({ name: policy, site: {}, pages: [page(policy)] });
const bad = <M extends string>(policy: string, message: M, source?: string) => ({
  ...good(policy),
  messages: [message],
  data: [source === undefined ? { pages: 1 } : { pages: 1, source }],
});

siteCheckCases(cspDetails, {
  inapplicable: [
    { name: 'no policy', site: {}, pages: [{ ...page(''), response: response() }] },
    { name: 'no page', site: {}, pages: [page('default-src x y', '/feed', 'application/atom+xml')] },
  ],
  passed: [
    good("default-src 'none'; script-src 'self'; base-uri 'none'; report-uri http://report.example"),
    good("script-src 'nonce-r4nd0mr4nd0m' 'strict-dynamic' https:; base-uri 'self'"),
    good("default-src 'self'; fenced-frame-src 'none'; upgrade-insecure-requests"),
    {
      name: 'a new nonce each time',
      site: {},
      pages: [
        page("script-src 'nonce-aaaaaaaaaa'; base-uri 'none'", '/a'),
        page("script-src 'nonce-bbbbbbbbbb'; base-uri 'none'", '/b'),
      ],
    },
  ],
  cantTell: [
    bad("script-src 'self' https://ajax.googleapis.com", 'knownBypass', 'https://ajax.googleapis.com'),
    bad("script-src 'nonce-r4nd0mr4nd0m'", 'noBaseUri'),
    bad("script-src 'self'; img-src http://pictures.example", 'plainHttp', 'http://pictures.example'),
    bad("script-src 'nonce-abc'; base-uri 'none'", 'shortNonce'),
    bad("default-src 'self'; script-scr 'self'", 'misspelt', 'script-scr'),
    bad('default-src self', 'misspelt', 'default-src self'),
    bad("default-src 'self' script-src 'self'", 'misspelt', 'default-src script-src'),
    {
      name: 'one nonce for all',
      site: {},
      pages: [
        page("script-src 'nonce-aaaaaaaaaa'; base-uri 'none'", '/b'),
        page("default-src 'nonce-aaaaaaaaaa'; base-uri 'none'", '/a'),
      ],
      messages: ['sameNonce'],
      data: [{ pages: 2 }],
      at: [`${ORIGIN}/a`],
    },
  ],
});
