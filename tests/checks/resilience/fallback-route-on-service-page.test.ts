import { fallbackRouteOnServicePage } from '../../../checks/resilience/fallback-route-on-service-page.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { link, response, text } from '../../helpers/evidence.ts';

const here = { response: response({}, { url: 'https://www.ambleford.example/permit' }) };
const seen = (words: string, ...more: readonly ReturnType<typeof link>[]) => ({
  ...here,
  links: [link('Start now', '/permit/you'), ...more],
  text: text('Apply for a permit.', `Apply for a permit. ${words}`),
});

checkCases(fallbackRouteOnServicePage, {
  passed: [
    { name: 'a telephone number', seen: seen('Call 01632 960 100.') },
    { name: 'a number behind a link', seen: seen('', link('Call us', 'tel:+441632960100')) },
    { name: 'an address', seen: seen('Town Hall, High Street, AM1 1AA') },
    { name: 'an offline way in words', seen: seen('You can also apply by post.') },
    { name: 'a place to go to', seen: seen('Or come to any library.') },
  ],
  failed: [{ name: 'nothing but the form', seen: seen(''), messages: ['none'], data: [{ start: 'Start now' }] }],
  cantTell: [
    {
      name: 'a link to a page for contact',
      seen: seen('', link('Contact the permits team', '/contact')),
      messages: ['onlyContact'],
      data: [{ start: 'Start now', link: 'Contact the permits team' }],
    },
  ],
  inapplicable: [
    {
      name: 'the home page, where many things start',
      seen: { ...seen(''), response: response({}, { url: 'https://www.ambleford.example/' }) },
    },
    { name: 'no service starts here', seen: { ...here, links: [link('Parks', '/parks')], text: text('Parks') } },
    {
      name: 'a link in the menu',
      seen: { ...here, links: [link('Start now', '/a', { region: 'nav' })], text: text('') },
    },
    { name: 'a page about reporting', seen: { ...here, links: [link('Report a missed bin', '/a')], text: text('') } },
  ],
});
