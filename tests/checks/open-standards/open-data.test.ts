import { openData } from '../../../checks/open-standards/open-data.ts';
import type { Link } from '../../../src/model/evidence.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { document, heading, link, response } from '../../helpers/evidence.ts';

const site = {};
const ENGLAND = { gss: 'E06000001' };
const page = (path: string, title: string, ...links: readonly Link[]) => {
  const url = `${ORIGIN}${path}`;
  return {
    url,
    response: response({}, { url }),
    document: document('', { title }),
    headings: [heading(1, title)],
    links,
  };
};
const inEngland = (name: string, ...pages: readonly ReturnType<typeof page>[]) => ({
  name,
  site,
  pages,
  context: ENGLAND,
});
const HOME = page('/', 'Home', link('Bins', '/bins'), link('Open data', '/data'));

// Visited on 23 November 2026.
siteCheckCases(openData, {
  passed: [
    inEngland('a date in the words', page('/data', 'Open data', link('Spending in October 2026', '/files/s.csv'))),
    inEngland(
      'a date in the name',
      page('/transparency-code', 'What we spend', link('Spending', '/f/spend_2026-06-30.CSV')),
    ),
    inEngland(
      'the year it covers',
      page('/data', 'Transparency', link('Spending 2025/26', '/f/a.ods'), link('2019/20', '/f/b.ods')),
    ),
  ],
  cantTell: [
    { ...inEngland('no page', page('/', 'Home'), page('/a', 'A')), messages: ['noPage'], data: [{ pages: 2 }] },
    { ...inEngland('not scanned', HOME), messages: ['notSeen'], data: [{ url: `${ORIGIN}/data` }], at: [`${ORIGIN}/`] },
    {
      ...inEngland(
        'other formats',
        HOME,
        page('/data', 'Open data', link('May 2026', '/f/a.xlsx'), link('News', '/feed.xml')),
      ),
      messages: ['noFiles'],
      at: [`${ORIGIN}/data`],
    },
    {
      ...inEngland('no date', page('/data', 'Open data', link('Spending', '/f/a.csv'))),
      messages: ['undated'],
      data: [{ url: `${ORIGIN}/f/a.csv` }],
    },
    { ...inEngland('old', page('/data', 'Open data', link('Spending in June 2025', '/f/a.csv'))), messages: ['old'] },
  ],
  inapplicable: [
    { name: 'in Wales', site, pages: [page('/', 'Home')], context: { gss: 'W06000001' } },
    { name: 'nobody knows where', site, pages: [page('/', 'Home')] },
  ],
});
