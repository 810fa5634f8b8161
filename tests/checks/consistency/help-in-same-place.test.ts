import { helpInSamePlace } from '../../../checks/consistency/help-in-same-place.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { document } from '../../helpers/evidence.ts';
import { around } from './around.ts';

const TOP = ['Contact us /contact'];
const below = (...names: readonly string[]) => names.map((name) => `footer: ${name} /${name.toLowerCase()}`);
const FOOTER = ['footer: Contact us /contact'];

siteCheckCases(helpInSamePlace, {
  passed: [
    { name: 'always on top', site: {}, pages: [around('/', TOP), around('/a', TOP)] },
    {
      name: 'on top, and below as well',
      site: {},
      pages: [around('/', TOP), around('/a', TOP), around('/b', [...TOP, ...FOOTER])],
    },
    {
      name: 'a footer with another link on one page',
      site: {},
      pages: [
        around('/', below('Contact', 'Cookies', 'Privacy')),
        around('/a', below('Contact', 'Cookies', 'Privacy')),
        around('/b', below('News', 'Contact', 'Cookies', 'Privacy')),
      ],
    },
    {
      name: 'other links of the footer that change places',
      site: {},
      pages: [
        around('/', below('Contact', 'Cookies', 'Privacy', 'News')),
        around('/a', below('Contact', 'Cookies', 'Privacy', 'News')),
        around('/b', below('Contact', 'News', 'Privacy', 'Cookies')),
      ],
    },
    { name: 'missing on one page', site: {}, pages: [around('/', FOOTER), around('/a', FOOTER), around('/b', [])] },
    {
      name: 'elsewhere in another language',
      site: {},
      pages: [around('/', TOP), around('/a', TOP), around('/cy', FOOTER, { document: document('', { lang: 'cy' }) })],
    },
  ],
  cantTell: [
    {
      name: 'outside all landmarks, below the content on one page only',
      site: {},
      pages: [
        around('/', ['other: Help desk /help', 'main: Bins /bins']),
        around('/a', ['other: Help desk /help', 'main: Bins /bins']),
        around('/b', ['main: Bins /bins', 'other: Help desk /help']),
      ],
      messages: ['moved'],
      data: [{ name: 'Help desk', part: 'part below the content', usual: 'part above the content' }],
      at: [`${ORIGIN}/b`],
    },
    {
      name: 'below on one page only',
      site: {},
      pages: [around('/', TOP), around('/a', TOP), around('/b', FOOTER)],
      messages: ['moved'],
      data: [{ name: 'Contact us', part: 'footer', usual: 'top' }],
      at: [`${ORIGIN}/b`],
    },
    {
      name: 'last in the footer of one page, and first on the others',
      site: {},
      pages: [
        around('/', below('Contact', 'Cookies', 'Privacy')),
        around('/a', below('Contact', 'Cookies', 'Privacy')),
        around('/b', below('Cookies', 'Privacy', 'Contact')),
      ],
      messages: ['order'],
      data: [{ name: 'Contact' }],
      at: [`${ORIGIN}/b`],
    },
    {
      name: 'a telephone number',
      site: {},
      pages: [
        around('/', ['footer: 01632 960 100 tel:01632960100']),
        around('/a', ['footer: 01632 960 100 tel:01632960100']),
        around('/b', ['header: 01632 960 100 tel:01632960100']),
      ],
      messages: ['moved'],
    },
  ],
  inapplicable: [
    {
      name: 'outside all landmarks, where nobody can tell before or after what',
      site: {},
      pages: [around('/', ['other: Help desk /help']), around('/a', ['other: Help desk /help', 'main: Bins /bins'])],
    },
    { name: 'no help', site: {}, pages: [around('/', ['Bins /bins']), around('/a', ['Bins /bins'])] },
    { name: 'on one page', site: {}, pages: [around('/', TOP), around('/a', [])] },
  ],
});
