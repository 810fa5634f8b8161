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

/** A step of a journey from which somebody went back. */
function step(kept: number, lost: readonly string[]) {
  const back = { url: `${ORIGIN}/form/1`, kept, lost };
  return { ...page('/form/2'), journey: { journey: 'bins', step: 'Where', number: 2, back } };
}

siteCheckCases(backWorks, {
  passed: [
    { name: 'to the question before', site, pages: [page('/form/1'), page('/form/2', '/form/1')] },
    { name: 'from a step of a journey, with the answers kept', site, pages: [step(2, [])] },
    { name: 'with a slash', site, pages: [page('/form/1'), page('/form/2', '/form/1/')] },
  ],
  cantTell: [
    {
      name: 'answers that were gone after a journey went back',
      site,
      pages: [step(1, ['postcode', 'email'])],
      messages: ['answersLost'],
      data: [{ fields: 'postcode, email' }],
      at: [`${ORIGIN}/form/2`],
    },
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
    { name: 'a journey that had answered nothing', site, pages: [step(0, [])] },
    { name: 'no back link', site, pages: [page('/form/2')] },
    { name: 'on a page that asks nothing', site, pages: [page('/list', '/gone', { method: 'get' })] },
  ],
});
