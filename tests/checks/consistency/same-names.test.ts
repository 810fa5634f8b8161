import { sameNames } from '../../../checks/consistency/same-names.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { document } from '../../helpers/evidence.ts';
import { around } from './around.ts';

siteCheckCases(sameNames, {
  passed: [
    {
      name: 'the same',
      site: {},
      pages: [around('/', ['Contact us /contact']), around('/a', ['Contact us /contact'])],
    },
    {
      name: 'a shorter form of it',
      site: {},
      pages: [around('/', ['Contact us /contact']), around('/a', ['Contact /contact'])],
    },
    {
      name: 'two names on one page, one of them the usual one',
      site: {},
      pages: [
        around('/', ['Contact us /contact']),
        around('/a', ['Contact us /contact', 'footer: Get in touch /contact']),
      ],
    },
    {
      name: 'in another language',
      site: {},
      pages: [
        around('/', ['Contact us /contact']),
        around('/a', ['Contact us /contact']),
        around('/cy', ['Cysylltu /contact'], { document: document('', { lang: 'cy' }) }),
      ],
    },
    {
      name: 'the logo and Home',
      site: {},
      pages: [around('/', ['Ambleford /', 'Bins /bins']), around('/a', ['Home /', 'Bins /bins'])],
    },
    {
      name: 'links in the text',
      site: {},
      pages: [around('/', ['Bins /bins', 'main: Write to us /contact']), around('/a', ['main: Call us /contact'])],
    },
  ],
  cantTell: [
    {
      name: 'two names for one thing',
      site: {},
      pages: [
        around('/', ['Contact us /contact']),
        around('/c', ['Get in touch /contact']),
        around('/b', ['Get in touch /contact']),
        around('/a', ['footer: Contact us /contact']),
        around('/d', ['Contact us /contact']),
      ],
      messages: ['renamed'],
      data: [{ name: 'Get in touch', usual: 'Contact us' }],
      at: [`${ORIGIN}/b`],
    },
  ],
  inapplicable: [
    { name: 'one page', site: {}, pages: [around('/', ['Contact us /contact'])] },
    { name: 'no links around the text', site: {}, pages: [around('/', []), around('/a', ['main: Contact /contact'])] },
  ],
});
