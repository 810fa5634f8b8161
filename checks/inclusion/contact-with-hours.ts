import { cantTell, defineSiteCheck, type Finding, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import type { Link } from '../../src/model/evidence.ts';
import { byCodeUnit } from '../lib/grouping.ts';
import { short } from '../lib/headers.ts';
import { isWeb, pageKey, sameSite } from '../lib/hosts.ts';
import { OPENING_HOURS, UK_PHONE } from '../lib/patterns.ts';

type Message = 'noPhone' | 'noHours' | 'contactNotScanned';

/** How far apart a number and its hours may stand, in characters. */
const NEARBY = 300;
const CONTACT_LINK = /^(?:contact(?: us| the council| details)?|get in touch|cysylltu(?: [âa] ni)?|cysylltwch â ni)$/i;

// One page with number and hours is enough. Asked of each page, this would blame every news item for not being the
// contact page; which page serves as one is for the council to choose.
export const contactWithHours = defineSiteCheck({
  meta: {
    id: 'inclusion/contact-with-hours',
    title: 'A phone number is shown with the hours it is answered',
    kind: 'automatic',
    why: 'Some people cannot do the task online, and some get stuck halfway. They need a number, and need to know when somebody will answer.',
    affects: 'People without internet access, skills or confidence, and anyone whose case does not fit the form.',
    fix: 'Put a telephone number with its opening days and hours, as text, on the service page or on the contact page.',
    severity: 'moderate',
    basis: 'guidance',
    legal: [],
    points: ['lgdss:12'],
    criteria: [],
    sources: ['https://design-system.service.gov.uk/patterns/contact-a-department-or-service-team/'],
    messages: {
      noPhone: 'None of the {pages} scanned pages shows a UK telephone number in its text.',
      noHours:
        'Telephone numbers are shown (here, for one), but on no scanned page with opening days or hours beside them.',
      contactNotScanned:
        'No scanned page shows a telephone number with opening hours. The contact page was not scanned: {url}.',
    },
  },
  siteNeeds: [],
  pageNeeds: ['response', 'links', 'text'],
  collect: ({ response, links, text }) => ({
    at: pageKey(response.url),
    ...phones(text.whole),
    contact: links.find((link) => isContactPage(link, response.url))?.href ?? null,
  }),
  evaluate(_site, facts) {
    if (facts.length === 0) return inapplicable;
    if (facts.some(({ fact }) => fact.withHours)) return passed;
    const scanned = new Set(facts.flatMap(({ url, fact }) => [pageKey(url), fact.at]));
    const [unseen] = facts
      .flatMap(({ fact }) => (fact.contact && !scanned.has(pageKey(fact.contact)) ? [fact.contact] : []))
      .sort(byCodeUnit);
    if (unseen) {
      const data = { url: short(unseen) };
      return cantTell<Message>([{ message: 'contactNotScanned', at: { kind: 'request', url: unseen }, data }]);
    }
    const [page] = facts.flatMap(({ url, fact }) => (fact.phone ? [url] : [])).sort(byCodeUnit);
    const finding: Finding<Message> =
      page === undefined
        ? { message: 'noPhone', at: { kind: 'page' }, data: { pages: facts.length } }
        : { message: 'noHours', at: { kind: 'page' }, page };
    return failedIf([finding]);
  },
});

function phones(text: string): { readonly phone: boolean; readonly withHours: boolean } {
  const numbers = [...text.matchAll(UK_PHONE)].filter(
    ({ index }) => !/fax[\s:]*$/i.test(text.slice(0, index).slice(-12)),
  );
  const hours = [...text.matchAll(OPENING_HOURS)].map(({ index }) => index);
  const withHours = numbers.some(({ index }) => hours.some((at) => Math.abs(at - index) <= NEARBY));
  return { phone: numbers.length > 0, withHours };
}

const isContactPage = ({ text, href }: Link, from: string): boolean =>
  CONTACT_LINK.test(text.trim()) && isWeb(href) && sameSite(href, from);
