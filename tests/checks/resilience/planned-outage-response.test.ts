import { describe, expect, it } from 'vitest';
import { helpsOn, mayBeOutage, saysOutage } from '../../../checks/lib/outage.ts';
import { plannedOutageResponse } from '../../../checks/resilience/planned-outage-response.ts';
import type { FetchedText } from '../../../src/model/evidence.ts';
import { PAGE_URL, siteCheckCases } from '../../helpers/check-cases.ts';
import { document, heading, response, text } from '../../helpers/evidence.ts';
import { fetched } from '../../helpers/site-evidence.ts';

const page = (title: string, main: string, status = 200) => ({
  url: PAGE_URL,
  response: response({}, { status }),
  headings: [heading(1, title)],
  text: text(main),
  document: document(''),
});
const refused = (body: string, rest: Partial<FetchedText> = {}) => fetched('/pay', body, { status: 503, ...rest });
const seen = (errorPages: readonly FetchedText[], ...pages: readonly ReturnType<typeof page>[]) => ({
  site: { errorPages },
  pages,
});
const CLOSED = 'Sorry, the service is unavailable';
const NOTICE = `<title>${CLOSED} - Pay - Ambleford Council</title><h1>${CLOSED}</h1>`;
const RETRY = { headers: response({ 'Retry-After': '3600' }).headers };

siteCheckCases(plannedOutageResponse, {
  inapplicable: [
    { name: 'nothing is closed', ...seen([], page('Bins', 'Your bins.')) },
    { name: 'a missing page', ...seen([fetched('/x', NOTICE, { status: 404 })], page('Bins', 'Your bins.')) },
    {
      name: 'news of a closure',
      ...seen([], page('Council Tax service unavailable on Sunday 6 December', 'It closes.')),
    },
    { name: 'a page with much to say', ...seen([], page(CLOSED, 'word '.repeat(300))) },
  ],
  passed: [
    {
      name: 'says when, with 503',
      ...seen([refused(`${NOTICE}<p>You can use it from 9am on Monday.`)], page('Bins', '')),
    },
    { name: 'says whom to call, with 503', ...seen([refused(`${NOTICE}<p>Call 01632 960 200.`)], page('Bins', '')) },
  ],
  failed: [
    { name: 'says when, with 200', ...seen([], page(CLOSED, 'Come back on Monday.')), messages: ['saysAllIsWell'] },
    {
      name: 'says nothing, with 200',
      ...seen([], page('The booking service is temporarily unavailable.', 'Try later.')),
      messages: ['saysAllIsWell', 'noHelp'],
      at: [PAGE_URL, PAGE_URL],
    },
    {
      name: 'by its title alone',
      ...seen([], {
        ...page('Ambleford Council', 'Monday'),
        document: document('', { title: `${CLOSED} | Ambleford` }),
      }),
      messages: ['saysAllIsWell'],
    },
    { name: 'says nothing, with 503', ...seen([refused(NOTICE)], page('Bins', '')), messages: ['noHelp'] },
    {
      name: 'tells programs alone',
      ...seen([refused(NOTICE, RETRY)], page('Bins', '')),
      messages: ['noHelpButRetry'],
      data: [{ after: '3600' }],
    },
  ],
  cantTell: [
    { name: 'an answer that says nothing', ...seen([refused('Busy')], page('Bins', '')), messages: ['bareAnswer'] },
    ...[
      'Household waste site closed',
      'Garden waste service is closed',
      'Park and ride site closed for maintenance',
    ].map((title) => ({
      name: `it may be a place or a season that is over: ${title}`,
      ...seen([], page(title, 'Come back in spring.')),
      messages: ['maybeClosed' as const],
    })),
    {
      name: 'one notice that helps and one bare answer',
      ...seen([refused(`${NOTICE} Monday`), refused('')], page('Bins', '')),
      messages: ['bareAnswer'],
    },
  ],
});

describe('a heading that may be about something other than the page', () => {
  it.each(['Recycling site closed', 'Library service temporarily unavailable', 'The garden waste service is closed'])(
    '“%s”',
    (words) => {
      expect(saysOutage(words)).toBe(false);
      expect(mayBeOutage(words)).toBe(true);
    },
  );
  it.each([
    'Online booking service unavailable',
    'The booking service is temporarily unavailable',
    'Swimming pool closed',
  ])('not “%s”', (words) => expect(mayBeOutage(words)).toBe(false));
});

describe('a heading that says a service is closed', () => {
  it.each([
    CLOSED,
    'Service unavailable',
    'This service is currently unavailable.',
    'Our website is down for planned maintenance',
    "We're down for maintenance",
    'Closed for essential maintenance',
    'Temporarily unavailable',
    'The council tax portal is offline at the moment!',
    'Nid yw ddim ar gael ar hyn o bryd',
  ])('“%s”', (words) => expect(saysOutage(words)).toBe(true));

  it.each([
    'Unavailable',
    'Service unavailable on Sunday',
    'Planned maintenance this weekend',
    'Report that a street light is not working',
    'Swimming pool closed',
    'When our website is unavailable',
    'Roads closed for maintenance',
    '',
  ])('not “%s”', (words) => expect(saysOutage(words)).toBe(false));

  it.each([
    ['by 5pm', true],
    ['yfory', true],
    ['help@ambleford.example', true],
    ['on Monday', true],
    ['Try again later.', false],
    ['Mondays are mentioned nowhere', false],
  ])('“%s” helps on: %s', (words, helps) => expect(helpsOn(words)).toBe(helps));
});

it('is not kept busy by a notice that was written for that', () => {
  const from = process.cpuUsage();
  expect(helpsOn('a@'.repeat(100_000))).toBe(false);
  expect(process.cpuUsage(from).user).toBeLessThan(300_000);
});
