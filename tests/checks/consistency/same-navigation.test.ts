import { sameNavigation } from '../../../checks/consistency/same-navigation.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { component, document, response } from '../../helpers/evidence.ts';
import { around } from './around.ts';

const NAV = ['Bins /bins', 'Tax /tax', 'Parks /parks'];
const MIXED = ['Tax /tax', 'Bins /bins', 'Parks /parks'];

siteCheckCases(sameNavigation, {
  passed: [
    { name: 'the same everywhere', site: {}, pages: [around('/', NAV), around('/a', NAV), around('/b', NAV)] },
    {
      name: 'the current page left out, and links of a section between',
      site: {},
      pages: [
        around('/', NAV),
        around('/tax', ['Bins /bins', 'Parks /parks']),
        around('/bins', ['Bins /bins', 'Days /days', 'Tax /tax', 'Parks /parks']),
      ],
    },
    {
      name: 'another order in another language',
      site: {},
      pages: [around('/', NAV), around('/a', NAV), around('/cy', MIXED, { document: document('', { lang: 'cy' }) })],
    },
    {
      name: 'a trail of links is no navigation',
      site: {},
      pages: [
        around('/', NAV),
        around('/a', NAV),
        around('/b', ['Tax /tax', ...NAV], {
          links: [
            ...around('/b', ['Tax /tax']).links.map((one) => ({ ...one, selector: 'nav.breadcrumbs > a' })),
            ...around('/b', NAV).links,
          ],
          components: [component('breadcrumbs', { selector: 'nav.breadcrumbs' })],
        }),
      ],
    },
    {
      name: 'an error page',
      site: {},
      pages: [around('/', NAV), around('/a', NAV), around('/b', MIXED, { response: response({}, { status: 404 }) })],
    },
    {
      name: 'another order in the footer',
      site: {},
      pages: [around('/', [...NAV, 'footer: Tax /tax']), around('/a', [...NAV, 'footer: Bins /bins'])],
    },
  ],
  cantTell: [
    {
      name: 'two links change places on one page',
      site: {},
      pages: [around('/', NAV), around('/a', NAV), around('/b', MIXED)],
      messages: ['moved'],
      data: [{ name: 'Bins', after: 'Tax' }],
      at: [`${ORIGIN}/b`],
    },
  ],
  inapplicable: [
    { name: 'one page', site: {}, pages: [around('/', NAV)] },
    { name: 'no link is repeated', site: {}, pages: [around('/', ['A /a']), around('/b', ['B /b'])] },
  ],
});
