import { httpsOnly } from '../../../checks/security/https-only.ts';
import type { SiteArtifacts } from '../../../src/model/evidence.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { response } from '../../helpers/evidence.ts';

const plain = (rest: Partial<NonNullable<SiteArtifacts['plainHttp']>>) => ({
  plainHttp: { requested: 'http://www.ambleford.example/', answered: true, status: 301, location: null, ...rest },
});
const refused = plain({ answered: false, status: null });
const none = { plainHttp: null };
const page = (url: string, redirects: readonly { url: string; status: number }[] = []) => ({
  url,
  response: response({}, { url, redirects }),
});
const secure = page(`${ORIGIN}/bins`);

siteCheckCases(httpsOnly, {
  passed: [
    { name: 'plain HTTP is refused', site: refused, pages: [secure] },
    { name: 'redirect to the same host', site: plain({ location: `${ORIGIN}/` }), pages: [secure] },
    {
      name: 'redirect to the same host, in capitals',
      site: plain({ location: 'HTTPS://WWW.AMBLEFORD.EXAMPLE/' }),
      pages: [secure],
    },
    { name: 'an error over plain HTTP hands nothing out', site: plain({ status: 403 }), pages: [secure] },
    {
      name: 'the first hop of an old link is plain HTTP',
      site: none,
      pages: [{ ...page(`${ORIGIN}/bins`, [{ url: 'http://www.ambleford.example/bins', status: 301 }]) }],
    },
    {
      name: 'HTTPS on loopback is judged, and good',
      site: plain({ requested: 'http://127.0.0.1:8443/', status: 400 }),
      pages: [page('https://127.0.0.1:8443/bins')],
      context: { origin: 'https://127.0.0.1:8443' },
    },
  ],
  failed: [
    {
      name: 'HTTPS on loopback, and bad',
      site: plain({ requested: 'http://127.0.0.1:8443/', status: 200 }),
      pages: [page('https://127.0.0.1:8443/bins'), page('http://127.0.0.1:4000/')],
      context: { origin: 'https://127.0.0.1:8443' },
      messages: ['pageOverHttp', 'answersOverHttp'],
    },
    {
      name: 'pages over plain HTTP are one finding per host',
      site: none,
      pages: [
        page('http://www.ambleford.example/waste'),
        page('http://www.ambleford.example/bins'),
        page('http://forms.ambleford.example/report'),
        secure,
      ],
      messages: ['pageOverHttp', 'pageOverHttp'],
      data: [
        { host: 'forms.ambleford.example', pages: 1 },
        { host: 'www.ambleford.example', pages: 2 },
      ],
      at: ['http://forms.ambleford.example/report', 'http://www.ambleford.example/bins'],
    },
    {
      name: 'a host that only begins like loopback',
      site: none,
      pages: [page('http://127.0.0.1.ambleford.example/')],
      messages: ['pageOverHttp'],
    },
    {
      name: 'a redirect through plain HTTP and back',
      site: refused,
      pages: [
        page(`${ORIGIN}/bins`, [
          { url: `${ORIGIN}/old`, status: 302 },
          { url: 'http://www.ambleford.example/bins', status: 301 },
        ]),
      ],
      messages: ['detourOverHttp'],
    },
    {
      name: 'plain HTTP answers with a page',
      site: plain({ status: 200 }),
      pages: [secure],
      messages: ['answersOverHttp'],
    },
    {
      name: 'plain HTTP redirects to plain HTTP',
      site: plain({ location: 'http://www.ambleford.example/home' }),
      pages: [secure],
      messages: ['redirectNotSecure'],
    },
    {
      name: 'a relative redirect stays on plain HTTP',
      site: plain({ location: '/home' }),
      pages: [secure],
      messages: ['redirectNotSecure'],
    },
    {
      name: 'a redirect to nowhere',
      site: plain({ location: null }),
      pages: [secure],
      messages: ['redirectNotSecure'],
    },
    {
      name: 'the first hop leaves the host',
      site: plain({ requested: 'http://ambleford.example/', location: `${ORIGIN}/` }),
      pages: [secure],
      messages: ['redirectOtherHost'],
    },
  ],
  cantTell: [429, 503].map((status) => ({
    name: `plain HTTP asks for patience with ${status}`,
    site: plain({ status }),
    pages: [secure],
    messages: ['askedForPatience'],
    data: [{ status }],
  })),
  inapplicable: [
    {
      name: 'a development address',
      context: { origin: 'http://127.0.0.1:4000' },
      site: none,
      pages: [page('http://127.0.0.1:4000/bins'), page('http://localhost:4000/')],
    },
    { name: 'no pages', site: none, pages: [] },
  ],
});
