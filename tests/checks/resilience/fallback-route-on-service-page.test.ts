import { fallbackRouteOnServicePage } from '../../../checks/resilience/fallback-route-on-service-page.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { link, text } from '../../helpers/evidence.ts';

const seen = (words: string, ...more: readonly ReturnType<typeof link>[]) => ({
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
  inapplicable: [
    { name: 'no service starts here', seen: { links: [link('Parks', '/parks')], text: text('Parks') } },
    { name: 'a link in the menu', seen: { links: [link('Start now', '/a', { region: 'nav' })], text: text('') } },
    { name: 'a page about reporting', seen: { links: [link('Report a missed bin', '/a')], text: text('') } },
  ],
});
