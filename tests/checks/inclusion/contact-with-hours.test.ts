import { contactWithHours } from '../../../checks/inclusion/contact-with-hours.ts';
import type { Link } from '../../../src/model/evidence.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { link, response, text } from '../../helpers/evidence.ts';

const page = (words: string, path = '/bins', links: readonly Link[] = []) => ({
  url: `${ORIGIN}${path}`,
  response: response({}, { url: `${ORIGIN}${path}` }),
  links,
  text: text(words),
});
const good = (words: string) => ({ name: words, site: {}, pages: [page(words)] });
const bad = <M extends string>(words: string, message: M) => ({ ...good(words), messages: [message] });
const FAR = 'Something else entirely. '.repeat(20);

siteCheckCases(contactWithHours, {
  passed: [
    good('Call 01632 960 123, Monday to Friday, 9am to 5pm.'),
    good('Telephone: (01632) 960123. Lines are open 08:30 – 17:00.'),
    good('We are open 9 to 5.30pm. +44 (0)20 7946 0123'),
    good('Ffôn: 0300 123 4567, dydd Llun i ddydd Gwener'),
    good('0808 157 0192 (24 hours a day)'),
    {
      name: 'one page of three is enough',
      site: {},
      pages: [page('Bins'), page('Tel 029 2018 0123. Mon-Fri 9am-5pm', '/contact'), page('News')],
    },
  ],
  failed: [
    bad('Write to us or visit, Monday to Friday, 9am to 5pm.', 'noPhone'),
    bad('Charity 1112223, reference 1016329601234567, 01-02-2026 09:00 to 10:00.', 'noPhone'),
    bad('Fax: 01632 960 123, Monday to Friday.', 'noPhone'),
    bad('Call 01632 960 123.', 'noHours'),
    bad('Call 01632 960 123. Meeting on Monday 3 June.', 'noHours'),
    bad(`Call 01632 960 123. ${FAR} We collect bins Monday to Friday.`, 'noHours'),
    {
      name: 'number and hours on different pages',
      site: {},
      pages: [page('Call 01632 960 123.', '/b'), page('Open 9am to 5pm', '/a'), page('Call 01632 960 124.', '/c')],
      messages: ['noHours'],
      at: [`${ORIGIN}/b`],
    },
    {
      name: 'the contact page was scanned, and another council’s does not count',
      site: {},
      pages: [
        page('Bins', '/bins', [link('Contact us', '/contact')]),
        page('Write to us', '/contact/', [link('Contact us', 'https://westmere.example/contact')]),
      ],
      messages: ['noPhone'],
      data: [{ pages: 2 }],
    },
  ],
  cantTell: [
    {
      name: 'the contact page was not scanned',
      site: {},
      pages: [page('Bins', '/bins', [link('Contact us', '/contact')])],
      messages: ['contactNotScanned'],
    },
  ],
  inapplicable: [{ name: 'no pages', site: {}, pages: [] }],
});
