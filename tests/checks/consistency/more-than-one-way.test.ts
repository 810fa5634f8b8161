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
  ],
  cantTell: [
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
