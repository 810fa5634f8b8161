import { licence } from '../../../checks/open-standards/licence.ts';
import type { Link } from '../../../src/model/evidence.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { link, response, text } from '../../helpers/evidence.ts';

const page = (main: string, footer = '© Ambleford Council', path = '/bins', links: readonly Link[] = []) => ({
  url: `${ORIGIN}${path}`,
  response: response({}, { url: `${ORIGIN}${path}` }),
  links,
  text: text(main, `Menu ${main} ${footer}`),
});
const CC = 'https://creativecommons.org/licenses/by/4.0/';
const OGL = 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/';

siteCheckCases(licence, {
  passed: [
    {
      name: 'Open Government Licence in the footer of one page',
      site: {},
      pages: [page('Bins'), page('Waste', 'Open Government Licence v3.0')],
    },
    { name: 'in Welsh', site: {}, pages: [page('Biniau', 'Trwydded Llywodraeth Agored')] },
    {
      name: 'a logo that links to the licence',
      site: {},
      pages: [page('Bins', '', '/bins', [link('OGL', OGL, { region: 'footer' })])],
    },
    { name: 'Creative Commons in the footer', site: {}, pages: [page('Bins', 'Text: Creative Commons BY 4.0')] },
    {
      name: 'a sentence on the terms page',
      site: {},
      pages: [page('Our content is licensed under CC BY.', '', '/terms-and-conditions')],
    },
    {
      name: 'permission on the copyright page',
      site: {},
      pages: [page('You may re-use this text under the licence below.', '', '/copyright')],
    },
  ],
  failed: [
    {
      name: 'copyright only',
      site: {},
      pages: [page('Bins', 'All rights reserved'), page('Waste')],
      messages: ['noLicence'],
      data: [{ pages: 2 }],
    },
    {
      name: 'a licence to apply for',
      site: {},
      pages: [page('Apply for a taxi licence or a premises licence.')],
      messages: ['noLicence'],
    },
    {
      name: 'a credit under one photograph',
      site: {},
      pages: [page('Photo: Creative Commons, by a visitor')],
      messages: ['noLicence'],
    },
    {
      name: 'a link to the licence of one picture',
      site: {},
      pages: [page('Park', '', '/park', [link('CC BY', CC)])],
      messages: ['noLicence'],
    },
    {
      name: 'a page about licensing',
      site: {},
      pages: [page('Licensing Act 2003: how to apply.', '', '/licensing')],
      messages: ['noLicence'],
    },
  ],
  inapplicable: [{ name: 'no pages', site: {}, pages: [] }],
});
