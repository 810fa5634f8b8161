import { hsts } from '../../../checks/security/hsts.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { response } from '../../helpers/evidence.ts';

const page = (value: string | readonly string[] | null, path = '/bins', origin = ORIGIN) => ({
  url: `${origin}${path}`,
  response: response(value === null ? {} : { 'Strict-Transport-Security': value }, { url: `${origin}${path}` }),
});
const bad = (value: string) => ({
  name: `invalid: ${value}`,
  site: {},
  pages: [page(value)],
  messages: ['invalid' as const],
});

siteCheckCases(hsts, {
  passed: [
    { name: 'one year', site: {}, pages: [page('max-age=31536000; includeSubDomains; preload')] },
    { name: 'exactly six months', site: {}, pages: [page('max-age=15552000')] },
    {
      name: 'quoted, other case, spaces, unknown directive',
      site: {},
      pages: [page(' Foo=1 ;MAX-AGE = "31536000" ; ')],
    },
    { name: 'a semicolon in a quoted text', site: {}, pages: [page('note="a;max-age=1\\";"; max-age=31536000')] },
    { name: 'longer than any report shows', site: {}, pages: [page(`note="${'a'.repeat(600)}"; max-age=31536000`)] },
    { name: 'more seconds than can be counted', site: {}, pages: [page(`max-age=${'9'.repeat(400)}`)] },
    { name: 'semicolons with nothing between', site: {}, pages: [page(';; max-age=31536000;;')] },
    { name: 'the first of two headers counts', site: {}, pages: [page(['max-age=31536000', 'max-age=0'])] },
    {
      name: 'plain HTTP pages do not count',
      site: {},
      pages: [page('max-age=31536000'), page(null, '/', 'http://127.0.0.1:1')],
    },
  ],
  failed: [
    {
      name: 'one finding per distinct header',
      site: {},
      pages: [page(null, '/b'), page(null, '/a'), page('max-age=300', '/c'), page('max-age=31536000', '/d')],
      messages: ['missing', 'tooShort'],
      data: [{ pages: 2 }, { maxAge: 300, pages: 1 }],
      at: [`${ORIGIN}/a`, `${ORIGIN}/c`],
    },
    { name: 'a second short of six months', site: {}, pages: [page('max-age=15551999')], messages: ['tooShort'] },
    { name: 'switched off', site: {}, pages: [page('max-age=0; includeSubDomains')], messages: ['switchedOff'] },
    {
      name: 'an empty header is not a missing one',
      site: {},
      pages: [page(''), page(null, '/x')],
      messages: ['missing', 'invalid'],
    },
    bad('includeSubDomains; preload'),
    bad('max-age=31536000, includeSubDomains'),
    bad('max-age=1 year'),
    bad('max-age=-1'),
    bad('max-age="31536000'),
    bad('x-max-age=31536000'),
    bad('max-age=31536000; max-age=31536000'),
    bad('max-age=31536000; includeSubDomains=true'),
    bad('max-age=31536000; includeSubDomains; INCLUDESUBDOMAINS'),
    bad('max-age=31536000 includeSubDomains'),
    bad('max-age=31536000; (preload)'),
    bad('max-age=31536000; note="never closed'),
    bad('max-age=; includeSubDomains'),
    bad("max-age='31536000'"),
  ],
  inapplicable: [
    { name: 'nothing over HTTPS', site: {}, pages: [page(null, '/', 'http://127.0.0.1:4000')] },
    { name: 'no pages', site: {}, pages: [] },
  ],
});
