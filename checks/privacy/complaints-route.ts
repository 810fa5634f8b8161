import { cantTell, defineSiteCheck, failedIf, type PageFact, passed, type Verdict } from '../../src/model/check.ts';
import { short } from '../lib/headers.ts';
import { MAIL, UK_PHONE } from '../lib/patterns.ts';
import { judgeNotices, type Notices, PRIVACY_NEEDS, type PrivacyFact, privacyFact } from '../lib/privacy-pages.ts';

type Message = 'none' | 'noWords' | 'noAddress' | 'notScanned';

const COMPLAINT = /\bcomplain(?:t|ts|ing)?\b|\bcwyn(?:o|ion)?\b/i;
/** In a notice, a concern is one about data. A link of that name may be about anything. */
const COMPLAIN = new RegExp(`${COMPLAINT.source}|\\bconcerns?\\b`, 'i');
/** The regulator is where people go when the council's own answer was no help. */
const REGULATOR = /\bico\b|ico\.org|information commissioner|comisiynydd gwybodaeth/i;
const REACHED = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b(?:form|ffurflen)\b|mailto:|tel:/i;
const CONTACT = /^(?:contact|get in touch|cysyllt)/i;

const isReached = (words: string): boolean => REACHED.test(words) || MAIL.test(words) || words.search(UK_PHONE) >= 0;

export const complaintsRoute = defineSiteCheck({
  meta: {
    id: 'privacy/complaints-route',
    title: 'People can complain to the council about its use of their data',
    kind: 'automatic',
    why: 'Since June 2026 a council must make such complaints easy, for example with a form. It must answer within 30 days that it has received one. Only the council itself can put most things right.',
    affects: 'People whose details were used wrongly, lost or passed on.',
    fix: 'Say in the privacy notice how to complain to the council, with a form or an address. Name the Information Commissioner as the next step.',
    severity: 'moderate',
    basis: 'law',
    since: '2026-11-29',
    legal: ['dpa-2018'],
    points: ['lgdss:6'],
    criteria: [],
    sources: ['https://www.legislation.gov.uk/ukpga/2025/18/section/103'],
    messages: {
      none: 'The privacy notice gives no form and no address for complaints to the council.',
      noWords:
        'The privacy notice gives an address, but does not say that complaints to the council may go there. Check whether another page does.',
      noAddress:
        'The privacy notice speaks of complaints or links to a page for contact, but gives no form and no address itself. Check whether people find one.',
      notScanned: 'A privacy notice is linked but was not scanned, so we cannot tell: {url}.',
    },
  },
  siteNeeds: [],
  pageNeeds: PRIVACY_NEEDS,
  collect: (seen): PrivacyFact => privacyFact(seen),
  evaluate(_site, facts: readonly PageFact<PrivacyFact>[]) {
    return judgeNotices<Message>(facts, judge);
  },
});

function judge({ page, text, links, more }: Notices): Verdict<Message> {
  if (links.some((link) => COMPLAINT.test(link) && !REGULATOR.test(link))) return passed;
  const blocks = text.split(/\n+/);
  // What is said in one paragraph, or under one heading, belongs together.
  const near = blocks.map((block, at) => `${blocks[at - 1] ?? ''} ${block}`);
  const offered = near.some((words) => COMPLAIN.test(words) && isReached(words) && speaksOfUs(words));
  if (offered) return passed;
  const reachable = links.some(isReached) || isReached(text);
  const finding = { at: { kind: 'page' }, page } as const;
  if (!reachable && more) return cantTell<Message>([{ message: 'notScanned', ...finding, data: { url: short(more) } }]);
  if (reachable) return cantTell<Message>([{ message: 'noWords', ...finding }]);
  // Somebody who is named, or a page for contact, may be way enough: that is for a person to say.
  return speaksOfUs(text) || links.some((link) => CONTACT.test(link))
    ? cantTell<Message>([{ message: 'noAddress', ...finding }])
    : failedIf<Message>([{ message: 'none', ...finding }]);
}

/** Not only of complaints to the regulator, beside an address for something else. */
const speaksOfUs = (words: string): boolean =>
  words.split(/(?<=[.!?])\s+/).some((sentence) => COMPLAIN.test(sentence) && !REGULATOR.test(sentence));
