import { sameNames } from '../../../checks/consistency/same-names.ts';
import type { Form } from '../../../src/model/evidence.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { document, field } from '../../helpers/evidence.ts';
import { around as pageAround } from './around.ts';

type Rest = NonNullable<Parameters<typeof pageAround>[2]>;
const NO_FORMS = { forms: [], fields: [] };
const around = (path: string, links: readonly string[], rest: Rest = {}) => ({
  ...pageAround(path, links, rest),
  forms: NO_FORMS,
});
/** A page with a search, by the names of its field and its button. */
const searching = (
  path: string,
  name: string,
  button?: string,
  some: Partial<Form> & { readonly type?: string } = {},
) => {
  const { type = 'search', ...rest } = some;
  const form = {
    selector: 'form',
    action: `${ORIGIN}/search?of=${path}`,
    method: 'get',
    ...(button ? { button } : {}),
    ...rest,
  };
  const fields = [
    field({ form: 0, type, name: 'q', accessibleName: name, selector: '#q' }),
    field({ form: 0, type: 'submit', name: 'go', accessibleName: 'Anything', selector: '#go' }),
  ];
  return { ...pageAround(path, []), forms: { forms: [form], fields } };
};

siteCheckCases(sameNames, {
  passed: [
    {
      name: 'the same',
      site: {},
      pages: [around('/', ['Contact us /contact']), around('/a', ['Contact us /contact'])],
    },
    {
      name: 'a shorter form of it',
      site: {},
      pages: [around('/', ['Contact us /contact']), around('/a', ['Contact /contact'])],
    },
    {
      name: 'two names on one page, one of them the usual one',
      site: {},
      pages: [
        around('/', ['Contact us /contact']),
        around('/a', ['Contact us /contact', 'footer: Get in touch /contact']),
      ],
    },
    {
      name: 'in another language',
      site: {},
      pages: [
        around('/', ['Contact us /contact']),
        around('/a', ['Contact us /contact']),
        around('/cy', ['Cysylltu /contact'], { document: document('', { lang: 'cy' }) }),
      ],
    },
    {
      name: 'the logo and Home',
      site: {},
      pages: [around('/', ['Ambleford /', 'Bins /bins']), around('/a', ['Home /', 'Bins /bins'])],
    },
    {
      name: 'one search on all pages',
      site: {},
      pages: [searching('/', 'Search', 'Search'), searching('/a', 'Search', 'Search')],
    },
    {
      name: 'a search with more words',
      site: {},
      pages: [searching('/', 'Search', 'Go'), searching('/a', 'Search this website', 'Go')],
    },
    {
      name: 'searches of different things',
      site: {},
      pages: [
        searching('/', 'Search', 'Search'),
        searching('/a', 'Planning number', 'Find', { action: `${ORIGIN}/planning` }),
      ],
    },
    {
      name: 'searches whose buttons have no words, or are not known',
      site: {},
      pages: [searching('/', 'Search', 'Search'), searching('/a', 'Search', '🔍'), searching('/b', 'Search')],
    },
    {
      name: 'links in the text',
      site: {},
      pages: [around('/', ['Bins /bins', 'main: Write to us /contact']), around('/a', ['main: Call us /contact'])],
    },
  ],
  cantTell: [
    {
      name: 'a search whose field and button are called otherwise',
      site: {},
      pages: [
        searching('/', 'Search', 'Search'),
        searching('/a', 'What are you looking for?', 'Go'),
        searching('/b', 'Search', 'Search'),
      ],
      messages: ['renamedButton', 'renamedField'],
      data: [
        { name: 'Go', usual: 'Search' },
        { name: 'What are you looking for?', usual: 'Search' },
      ],
      at: [`${ORIGIN}/a`, `${ORIGIN}/a`],
    },
    {
      name: 'a button alone',
      site: {},
      pages: [
        searching('/', 'Search', 'Search', { type: 'text' }),
        searching('/a', 'Search', 'Find', { type: 'text' }),
        searching('/b', 'Search', 'Search'),
      ],
      messages: ['renamedButton'],
    },
    {
      name: 'links with two names on pages whose forms could not be read',
      site: {},
      pages: [
        pageAround('/', ['Contact us /contact']),
        pageAround('/a', ['Contact us /contact']),
        pageAround('/b', ['Get in touch /contact']),
      ],
      messages: ['renamed'],
    },
    {
      name: 'nothing is wrong, and not everything was read',
      site: {},
      pages: [pageAround('/', ['Contact us /contact']), around('/a', ['Contact us /contact'])],
      messages: [],
    },
    {
      name: 'two names for one thing',
      site: {},
      pages: [
        around('/', ['Contact us /contact']),
        around('/c', ['Get in touch /contact']),
        around('/b', ['Get in touch /contact']),
        around('/a', ['footer: Contact us /contact']),
        around('/d', ['Contact us /contact']),
      ],
      messages: ['renamed'],
      data: [{ name: 'Get in touch', usual: 'Contact us' }],
      at: [`${ORIGIN}/b`],
    },
  ],
  inapplicable: [
    {
      name: 'forms that send something, and fields for something else',
      site: {},
      pages: [
        searching('/', 'Search', 'Search', { method: 'post' }),
        searching('/a', 'Find', 'Find', { method: 'post' }),
        searching('/b', 'Your email', 'Sign up', { type: 'email' }),
        searching('/c', 'Email', 'Get news', { type: 'email' }),
      ],
    },
    { name: 'one page', site: {}, pages: [around('/', ['Contact us /contact'])] },
    { name: 'no links around the text', site: {}, pages: [around('/', []), around('/a', ['main: Contact /contact'])] },
  ],
});
