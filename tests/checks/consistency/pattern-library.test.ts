import { patternLibrary } from '../../../checks/consistency/pattern-library.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { document, response } from '../../helpers/evidence.ts';
import { request } from '../../helpers/site-evidence.ts';

const site = {};
const FORMS = 'https://forms.ambleford.example';
const page = (html: string, url = `${ORIGIN}/bins`, files: readonly string[] = []) => ({
  url,
  response: response({}, { url }),
  document: document(html),
  requests: files.map((file) => request(new URL(file, url).href, { type: 'stylesheet' })),
});
const GOVUK = '<body class="no-js govuk-template__body">';
const OWN = '<body class="own-govuk-link govuk-linked">';

siteCheckCases(patternLibrary, {
  passed: [
    { name: 'GOV.UK Frontend', site, pages: [page(GOVUK)] },
    { name: 'LocalGov Drupal', site, pages: [page('<header class="lgd-header">')] },
    {
      name: 'a style sheet with a version',
      site,
      pages: [page(OWN, undefined, ['/css/govuk-frontend-6.4.0.min.css?x'])],
    },
    { name: 'half of the pages', site, pages: [page(GOVUK), page(OWN, `${ORIGIN}/old`)] },
  ],
  cantTell: [
    {
      name: 'classes that only look alike',
      site,
      pages: [page(OWN)],
      messages: ['none'],
      data: [{ host: 'www.ambleford.example', pages: 1 }],
    },
    {
      name: 'one of three pages, and a host without',
      site,
      pages: [page(GOVUK), page(OWN, `${ORIGIN}/a`), page(OWN, `${ORIGIN}/b`), page(OWN, `${FORMS}/x`)],
      messages: ['none', 'some'],
      data: [
        { host: 'forms.ambleford.example', pages: 1 },
        { host: 'www.ambleford.example', known: 'GOV.UK Frontend', pages: 1, of: 3 },
      ],
    },
  ],
  inapplicable: [{ name: 'no pages', site, pages: [] }],
});
