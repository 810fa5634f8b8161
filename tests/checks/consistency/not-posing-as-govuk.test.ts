import { notPosingAsGovuk } from '../../../checks/consistency/not-posing-as-govuk.ts';
import type { ComponentKind } from '../../../src/model/evidence.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { component, response } from '../../helpers/evidence.ts';

const page = (url: string, kinds: readonly ComponentKind[], family?: string, loaded = true) => ({
  url,
  response: response({}, { url }),
  components: kinds.map((kind) => component(kind)),
  fonts: family === undefined ? [] : [{ family, loaded }],
});
const logo: readonly ComponentKind[] = ['govuk-logotype'];

siteCheckCases(notPosingAsGovuk, {
  passed: [
    { name: 'a council of its own', site: {}, pages: [page(`${ORIGIN}/`, ['breadcrumbs'], 'Arial')] },
    { name: 'the typeface is named but not loaded', site: {}, pages: [page(`${ORIGIN}/`, [], 'GDS Transport', false)] },
    { name: 'a typeface of a similar name', site: {}, pages: [page(`${ORIGIN}/`, [], 'Transport')] },
    {
      name: 'a page on a shared platform beside it',
      site: {},
      pages: [page('https://pay.service.gov.uk/x', logo), page(`${ORIGIN}/`, [])],
    },
  ],
  failed: [
    {
      name: 'the logo on a council under gov.uk',
      site: {},
      pages: [page('https://www.ambleford.gov.uk/', logo)],
      messages: ['logotype'],
    },
    {
      name: 'a name that only ends like the service domain',
      site: {},
      pages: [page('https://myservice.gov.uk/', logo)],
      messages: ['logotype'],
    },
    {
      name: 'the typeface in quotes',
      site: {},
      pages: [page(`${ORIGIN}/`, [], '"GDS Transport"')],
      messages: ['font'],
    },
    {
      name: 'one finding per sign',
      site: {},
      pages: [page(`${ORIGIN}/b`, logo, 'gds transport'), page(`${ORIGIN}/a`, logo), page(`${ORIGIN}/c`, [])],
      messages: ['font', 'logotype'],
      data: [{ pages: 1 }, { pages: 2 }],
      at: [`${ORIGIN}/b`, `${ORIGIN}/a`],
    },
  ],
  inapplicable: [
    {
      name: 'GOV.UK itself',
      site: {},
      pages: [
        page('https://www.gov.uk/bins', logo),
        page('https://a.service.gov.uk/', logo),
        page('https://x.blog.gov.uk/', logo),
      ],
    },
    { name: 'no pages', site: {}, pages: [] },
  ],
});
