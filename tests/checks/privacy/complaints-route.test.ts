import { expect, it } from 'vitest';
import { complaintsRoute } from '../../../checks/privacy/complaints-route.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { document, heading, link, response, text } from '../../helpers/evidence.ts';
import { home, notice, URL } from './notices.ts';

const site = {};
siteCheckCases(complaintsRoute, {
  passed: [
    {
      name: 'an address for complaints',
      site,
      pages: [home(), notice('If you want to complain, write to data@ambleford.example.')],
    },
    { name: 'a link to a form', site, pages: [home(), notice('Your data.', link('Make a complaint', '/complain'))] },
    {
      name: 'under one heading with the regulator',
      site,
      pages: [
        home(),
        notice(
          'Questions and complaints\nUse our contact form. You can also complain to the Information Commissioner’s Office (ICO).',
        ),
      ],
    },
    { name: 'in Welsh', site, pages: [home(), notice('I wneud cwyn, ysgrifennwch at data@ambleford.example.')] },
  ],
  failed: [
    {
      name: 'nothing at all',
      site,
      pages: [home(), notice('We keep it for a year.')],
      messages: ['none'],
      at: [`${URL}privacy`],
    },
    { name: 'the regulator alone', site, pages: [home(), notice('You can complain to the ICO.')], messages: ['none'] },
  ],
  cantTell: [
    {
      name: 'an address, and no word of complaints',
      site,
      pages: [home(), notice('Write to data@ambleford.example with questions.')],
      messages: ['noWords'],
    },
    {
      name: 'an address for questions, beside complaints to the regulator',
      site,
      pages: [home(), notice('Write to our officer at data@ambleford.example. You can complain to the ICO.')],
      messages: ['noWords'],
    },
    {
      name: 'complaints to somebody who is named without an address',
      site,
      pages: [home(), notice('If you want to complain, write to our officer at the town hall.')],
      messages: ['noAddress'],
    },
    {
      name: 'a page to contact the council by',
      site,
      pages: [home(), notice('We keep it for a year.', link('Contact us', '/contact'))],
      messages: ['noAddress'],
    },
    ...['Write to Town Hall, Ambleford AM1 2BC.', 'Call 020 7946 0018.', 'Call (01632) 960200.'].map((words) => ({
      name: `an address of another kind: ${words}`,
      site,
      pages: [home(), notice(words)],
      messages: ['noWords' as const],
    })),
    {
      name: 'a link about worries of another kind',
      site,
      pages: [home(), notice('Write to data@ambleford.example.', link('Report safeguarding concerns', '/safe'))],
      messages: ['noWords'],
    },
    {
      name: 'a list of notices, which were not scanned',
      site,
      pages: [home(), notice('Choose a service.', link('Privacy notice for parking', '/privacy/parking'))],
      messages: ['notScanned'],
      data: [{ url: 'www.ambleford.example/privacy/parking' }],
    },
    { name: 'the notice was not scanned', site, pages: [home()], messages: ['notScanned'] },
  ],
  inapplicable: [
    {
      name: 'no notice is known',
      site,
      pages: [
        {
          url: URL,
          response: response(),
          document: document(''),
          headings: [heading(1, 'Home')],
          links: [],
          text: text(''),
        },
      ],
    },
  ],
});

it('is not kept busy by a notice that was written for that', () => {
  const text = 'a'.repeat(60_000);
  const fact = { at: `${URL}privacy`, leadsTo: [], first: null, notice: { text, links: [text] } };
  const context = { visitedAt: '2026-11-29T00:00:00.000Z', origin: 'https://www.ambleford.example', start: [] };
  const from = process.cpuUsage();
  complaintsRoute.evaluate({}, [{ url: `${URL}privacy`, fact }], context);
  expect(process.cpuUsage(from).user).toBeLessThan(500_000);
});
