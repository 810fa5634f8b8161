import { cookiesPage } from '../../../checks/privacy/cookies-page.ts';
import type { Link } from '../../../src/model/evidence.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { link, response, text } from '../../helpers/evidence.ts';
import { cookie } from '../../helpers/site-evidence.ts';

const footer = (words = 'Cookies', href = '/cookies', rest: Partial<Link> = {}) =>
  link(words, href, { region: 'footer', ...rest });
const page = (path: string, cookies: readonly string[], links: readonly Link[] = [footer()], words = 'Bins') => ({
  url: `${ORIGIN}${path}`,
  response: response({}, { url: `${ORIGIN}${path}` }),
  cookies: cookies.map((name) => cookie(name)),
  links,
  text: text(words, `${words} We use cookies. Contact us.`),
});
const list = (...rows: readonly string[]) =>
  page('/cookies', [], [footer()], `Cookies on this site. Name, purpose, expires. ${rows.join('. ')}.`);
const ROW = 'sid remembers your answers, 1 hour';

siteCheckCases(cookiesPage, {
  passed: [
    { name: 'the only cookie is listed', site: {}, pages: [page('/bins', ['sid']), list(ROW)] },
    {
      name: 'case and punctuation around the name',
      site: {},
      pages: [page('/bins', ['SID']), list('“sid” (session)')],
    },
    {
      name: 'names with an id of their own are listed by what comes before it',
      site: {},
      pages: [page('/bins', ['_ga_8F2KQ1', 'SSESSa1b2c3d4e5f6', '_ga']), list('_ga, _ga_*, SSESS<id>')],
    },
    {
      name: 'linked from a banner outside the landmarks',
      site: {},
      pages: [page('/bins', ['sid'], [footer('Cookie settings', '/cookies/', { region: 'other' })]), list(ROW)],
    },
    {
      name: 'two languages share the work',
      site: {},
      pages: [
        page('/bins', ['sid', 'iaith'], [footer(), footer('Cwcis', '/cy/cwcis')]),
        list(ROW),
        page('/cy/cwcis', [], [], 'Cwcis: iaith, diben: cofio, dod i ben: 1 awr'),
      ],
    },
    {
      name: 'the link is an old address that leads to the page',
      site: {},
      pages: [
        page('/bins', ['sid'], [footer('Cookies', '/old-cookies')]),
        { ...list(ROW), url: `${ORIGIN}/old-cookies` },
      ],
    },
  ],
  failed: [
    {
      name: 'no link at all',
      site: {},
      pages: [page('/bins', ['sid', 'ab'], [])],
      messages: ['noPage'],
      data: [{ cookies: 'ab, sid' }],
    },
    {
      name: 'a link in the main text is not where people look',
      site: {},
      pages: [page('/bins', ['sid'], [link('Cookies', '/cookies')]), page('/cookies', [], [], 'Cookies: sid')],
      messages: ['noPage'],
    },
    {
      name: 'a button in disguise',
      site: {},
      pages: [page('/bins', ['sid'], [footer('Accept cookies', '/bins#')])],
      messages: ['noPage'],
    },
    {
      name: 'cookies that are not listed',
      site: {},
      pages: [page('/b', ['sid', '_ga']), page('/a', ['_ga', 'x_session']), list(ROW, '_gat counts, _gaq too')],
      messages: ['notListed', 'notListed'],
      data: [
        { cookie: '_ga', pages: 2 },
        { cookie: 'x_session', pages: 1 },
      ],
      at: [`${ORIGIN}/cookies`, `${ORIGIN}/cookies`],
    },
    {
      name: 'names only',
      site: {},
      pages: [page('/bins', ['sid']), page('/cookies', [], [footer()], 'Our cookies: sid')],
      messages: ['noPurpose', 'noExpiry'],
    },
    {
      name: 'a page in the wrong place says nothing of cookies',
      site: {},
      pages: [page('/bins', ['sid']), page('/cookies', [], [footer()], 'Page moved: sid')],
      messages: ['notListed', 'noPurpose', 'noExpiry'],
    },
  ],
  cantTell: [{ name: 'linked but not scanned', site: {}, pages: [page('/bins', ['sid'])], messages: ['notScanned'] }],
  inapplicable: [{ name: 'no cookies seen', site: {}, pages: [page('/bins', [], [])] }],
});
