import { siteSearch } from '../../../checks/inclusion/site-search.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { component, heading, link } from '../../helpers/evidence.ts';

const site = {};
const page = (path: string, name: string, { search = false, start = false } = {}) => ({
  url: `${ORIGIN}${path}`,
  components: search ? [component('search')] : [component('breadcrumbs')],
  headings: name ? [heading(1, name)] : [],
  links: start ? [link('Start now', '/form')] : [],
});
const HOME = page('/', 'Welcome', { search: true });

siteCheckCases(siteSearch, {
  cantTell: [
    {
      name: 'the page where a task starts',
      site,
      pages: [page('/permits', 'Parking permits', { start: true }), page('/bins', 'Bins'), HOME],
      messages: ['search'],
      data: [{ name: 'Parking permits', url: `${ORIGIN}/permits` }],
      at: [`${ORIGIN}/`],
    },
    {
      name: 'the page that was to be scanned',
      site,
      pages: [page('/permits', 'Parking permits', { start: true }), page('/bins', 'Bins'), HOME],
      context: { start: [`${ORIGIN}/bins`] },
      data: [{ name: 'Bins', url: `${ORIGIN}/bins` }],
    },
    { name: 'any page', site, pages: [HOME, page('/bins', 'Bins')], data: [{ name: 'Bins', url: `${ORIGIN}/bins` }] },
  ],
  inapplicable: [
    { name: 'no search', site, pages: [page('/', 'Welcome'), page('/bins', 'Bins')] },
    { name: 'nothing to search for', site, pages: [HOME, page('/bins', '')] },
  ],
});
