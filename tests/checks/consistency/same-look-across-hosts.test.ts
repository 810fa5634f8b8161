import { sameLookAcrossHosts } from '../../../checks/consistency/same-look-across-hosts.ts';
import type { Link } from '../../../src/model/evidence.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { link, response } from '../../helpers/evidence.ts';

const site = {};
const PAY = 'https://pay.supplier.example/start';
const page = (path: string, links: readonly Link[], action?: string, method = 'post') => ({
  url: `${ORIGIN}${path}`,
  response: response({}, { url: `${ORIGIN}${path}` }),
  links,
  forms: { forms: action ? [{ selector: 'form', action, method }] : [], fields: [] },
});

siteCheckCases(sameLookAcrossHosts, {
  cantTell: [
    {
      name: 'a start button and a form that lead to two hosts',
      site,
      pages: [
        page('/tax', [link('Start now', PAY), link('Read more', PAY)], 'https://forms.supplier.example/send'),
        page('/fines', [link('→ Pay now', PAY)]),
      ],
      messages: ['goesOn', 'goesOn'],
      data: [
        { to: 'forms.supplier.example', pages: 1 },
        { to: 'pay.supplier.example', pages: 2 },
      ],
      at: [`${ORIGIN}/tax`, `${ORIGIN}/fines`],
    },
  ],
  inapplicable: [
    { name: 'no pages', site, pages: [] },
    { name: 'the same host', site, pages: [page('/', [link('Start now', '/apply')], `${ORIGIN}/send`)] },
    {
      name: 'links that begin nothing',
      site,
      pages: [
        page('/', [
          link('Pay your council tax', PAY),
          link('Start now', PAY, { region: 'footer' }),
          link('Start now', PAY, { visible: false }),
          link('Start now', 'tel:01632960100'),
        ]),
      ],
    },
    { name: 'a search elsewhere', site, pages: [page('/', [], 'https://search.example/q', 'get')] },
  ],
});
