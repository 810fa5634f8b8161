import { notFoundPage } from '../../../checks/resilience/not-found-page.ts';
import type { SiteArtifacts } from '../../../src/model/evidence.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { component, heading, link, response } from '../../helpers/evidence.ts';
import { notFound } from '../../helpers/site-evidence.ts';

const page = (rest: Partial<SiteArtifacts['notFound']> = {}) => ({ site: { notFound: notFound(rest) }, pages: [] });
const status = (code: number) => response({}, { status: code, url: `${ORIGIN}/no-such-page` });

siteCheckCases(notFoundPage, {
  passed: [
    { name: 'everything right', ...page() },
    { name: 'gone for good', ...page({ response: status(410) }) },
    { name: 'a search instead of a link', ...page({ links: [], components: [component('search')] }) },
    { name: 'a link to the Welsh home page', ...page({ links: [link('Hafan', `${ORIGIN}/cy/`)] }) },
    {
      name: 'a link to the service page',
      ...page({ links: [link('Bins', `${ORIGIN}/bins`)] }),
      context: { start: [`${ORIGIN}/bins`] },
    },
    { name: '404 in a telephone number', ...page({ text: 'Page not found. Call 0300 404 1234 or 01632 960 404 1.' }) },
    {
      name: 'words that only contain the words',
      ...page({ text: 'Exceptional services. Troops and loops. Room A404.' }),
    },
  ],
  failed: [
    { name: 'no heading', ...page({ headings: [heading(2, 'Page not found')] }), messages: ['noHeading'] },
    { name: 'an empty heading', ...page({ headings: [heading(1, ' ')] }), messages: ['noHeading'] },
    { name: 'nothing to go on with', ...page({ links: [link('Bins', `${ORIGIN}/bins`)] }), messages: ['noWayOn'] },
    {
      name: 'a link to somebody else’s home page',
      ...page({ links: [link('Help', 'https://other.example/')] }),
      messages: ['noWayOn'],
    },
    {
      name: 'a code in the title',
      ...page({ title: '404 - Page not found' }),
      messages: ['jargon'],
      data: [{ word: '404' }],
    },
    {
      name: 'jokes and jargon',
      ...page({ text: 'Oops! Error 404. Unhandled exception: Bad Request.' }),
      messages: ['jargon', 'jargon', 'jargon', 'jargon'],
    },
    { name: 'nothing at all', ...page({ headings: [], links: [], text: '' }), messages: ['noHeading', 'noWayOn'] },
  ],
  inapplicable: [
    { name: 'the status says found', ...page({ response: status(200), headings: [] }) },
    { name: 'the server failed', ...page({ response: status(500), text: 'exception' }) },
  ],
});
