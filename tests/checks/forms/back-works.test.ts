import { backWorks } from '../../../checks/forms/back-works.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { component, field, link, response } from '../../helpers/evidence.ts';

const site = {};

function page(path: string, back?: string, { method = 'post' } = {}) {
  const url = `${ORIGIN}${path}`;
  const at = { selector: 'nav > a', html: '<a class="back-link">' };
  return {
    url,
    response: response({}, { url }),
    components: back === undefined ? [] : [component('back-link', at)],
    links: back === undefined ? [] : [link('Back', new URL(back, url).href, at)],
    forms: { forms: [{ selector: 'form', action: url, method }], fields: [field()] },
  };
}

siteCheckCases(backWorks, {
  passed: [
    { name: 'to the question before', site, pages: [page('/form/1'), page('/form/2', '/form/1')] },
    { name: 'with a slash', site, pages: [page('/form/1'), page('/form/2', '/form/1/')] },
  ],
  cantTell: [
    {
      name: 'to itself, and to a page that nobody saw',
      site,
      pages: [page('/form/3', '#'), page('/form/2', '/form/0')],
      messages: ['notSeen', 'staysHere'],
      data: [{ url: `${ORIGIN}/form/0` }, undefined],
      at: [`${ORIGIN}/form/2`, `${ORIGIN}/form/3`],
    },
  ],
  inapplicable: [
    { name: 'no pages', site, pages: [] },
    { name: 'no back link', site, pages: [page('/form/2')] },
    { name: 'on a page that asks nothing', site, pages: [page('/list', '/gone', { method: 'get' })] },
  ],
});
