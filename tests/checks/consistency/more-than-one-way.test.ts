import { moreThanOneWay } from '../../../checks/consistency/more-than-one-way.ts';
import type { PageArtifacts } from '../../../src/model/evidence.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { component, field, response } from '../../helpers/evidence.ts';
import { around } from './around.ts';

const NAV = ['Bins /bins', 'Tax /tax', 'Parks /parks'];
const six = (links: readonly string[], rest: Partial<PageArtifacts> = {}) =>
  Array.from({ length: 6 }, (_, index) => ({
    ...around(`/${index}`, links, { response: response({}, { url: `${ORIGIN}/${index}` }) }),
    forms: { forms: [], fields: [] },
    ...rest,
  }));

const page = (path: string, links: readonly string[], forms: PageArtifacts['forms'] = { forms: [], fields: [] }) => ({
  ...around(path, links, { response: response({}, { url: `${ORIGIN}${path}` }) }),
  forms,
});
const form = { selector: 'form', action: `${ORIGIN}/next`, method: 'post' };
const many = Array.from({ length: 61 }, (_, index) => `main: Tree ${index} /trees/${index}`);
const texts = [0, 1, 2, 3].map((at) => `main: Page /${at}`);

/** Six pages that lead to each other, of which so many lead to a seventh. */
const alone = (links: readonly string[], from = 1, forms?: PageArtifacts['forms']) => [
  ...[0, 1, 2, 3, 4, 5].map((at) =>
    page(`/${at}`, [...links, ...texts, ...(at < from ? ['main: Alone /alone'] : [])], forms),
  ),
  page('/alone', links),
];

siteCheckCases(moreThanOneWay, {
  passed: [
    { name: 'a navigation and a search', site: {}, pages: six(NAV, { components: [component('search')] }) },
    { name: 'a navigation and a link to the search', site: {}, pages: six([...NAV, 'Search /search']) },
    { name: 'a navigation and an A to Z', site: {}, pages: six([...NAV, 'footer: A to Z of services /a-z']) },
    {
      name: 'a navigation and links in the text',
      site: {},
      pages: six([...NAV, ...[0, 1, 2, 3].map((page) => `main: Page /${page}`)]),
    },
    {
      name: 'a search field and a site map',
      site: {},
      pages: six(['footer: Site map /map'], { forms: { forms: [], fields: [field({ type: 'search' })] } }),
    },
    { name: 'a page that one alone leads to, with a search', site: {}, pages: alone([...NAV, 'Search /search']) },
    { name: 'a page that two lead to', site: {}, pages: alone(NAV, 2) },
    { name: 'the step after a form', site: {}, pages: alone(NAV, 1, { forms: [form], fields: [] }) },
    {
      name: 'a page that is in the navigation of one page',
      site: {},
      pages: [...alone(NAV), page('/more', ['Alone /alone'])],
    },
    { name: 'more links than were looked at', site: {}, pages: [...alone(NAV), page('/trees', [...NAV, ...many])] },
  ],
  cantTell: [
    {
      name: 'a page that one alone leads to',
      site: {},
      pages: alone(NAV),
      messages: ['single'],
      data: [{ from: `${ORIGIN}/0` }],
      at: [`${ORIGIN}/alone`],
    },
    { name: 'a navigation only', site: {}, pages: six(NAV), messages: ['one'], data: [{ way: 'a navigation' }] },
    { name: 'nothing', site: {}, pages: six([]), messages: ['none'] },
    {
      name: 'links in the text that lead to few pages',
      site: {},
      pages: six([...NAV, 'main: Page /1']),
      messages: ['one'],
    },
  ],
  inapplicable: [
    { name: 'few pages', site: {}, pages: six([]).slice(1) },
    { name: 'error pages', site: {}, pages: six([], { response: response({}, { status: 500 }) }) },
  ],
});
