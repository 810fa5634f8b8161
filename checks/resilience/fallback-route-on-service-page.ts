import { cantTell, definePageCheck, failedIf, inapplicable } from '../../src/model/check.ts';
import type { Link } from '../../src/model/evidence.ts';
import { short } from '../lib/headers.ts';
import { isHome } from '../lib/hosts.ts';
import { UK_PHONE } from '../lib/patterns.ts';

type Message = 'none' | 'onlyContact';

/** A link that begins a service and is no step back: "Start now", "Apply online", in both languages. */
const START =
  /^(?:start(?: now)?|start your \w+|begin(?: now)?|(?:apply|report|pay|book|renew|request)(?: it)? (?:now|online)|dechrau(?: nawr)?|gwnewch gais(?: nawr)?)$/i;
const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/;
const IN_WORDS =
  /\b(?:by (?:phone|telephone|post|letter|email)|in person|write to (?:us|the)|(?:visit|call(?: in at)?|come to|at) (?:us|(?:our|the|your|any) (?:\w+ )?(?:office|offices|library|libraries|hub|town hall|customer service))|(?:another|other) ways? to (?:apply|pay|report|book|contact)|paper form|dros y ffôn|drwy’r post|wyneb yn wyneb|ysgrifennwch at)\b/i;

export const fallbackRouteOnServicePage = definePageCheck({
  meta: {
    id: 'resilience/fallback-route-on-service-page',
    title: 'The page that starts a service shows another way to get it',
    kind: 'automatic',
    why: 'When the online form is down, or somebody cannot use it, the page where it starts is where they look for another way. We take a page for the start of a service where a link on it says so, such as “Start now”.',
    affects: 'People who cannot use the form, and everyone while it is out of order.',
    fix: 'Name another way on the page where the service starts: a telephone number, an address or a place to go to.',
    severity: 'moderate',
    basis: 'guidance',
    since: '2026-11-29',
    legal: [],
    points: ['lgdss:9', 'lgdss:12'],
    criteria: [],
    sources: ['https://design-system.service.gov.uk/patterns/start-using-a-service/'],
    messages: {
      none: 'The page starts a service (“{start}”), and shows no telephone number, no address and no other way to get it.',
      onlyContact:
        'The page starts a service (“{start}”) and names no other way to get it. Check whether there is one behind its link “{link}”.',
    },
  },
  needs: ['response', 'links', 'text'],
  evaluate({ response, links, text }) {
    // Many tasks start on a home page, and none of them has its own page there.
    if (isHome(response.url)) return inapplicable;
    const start = links.find(startsService);
    if (!start) return inapplicable;
    const phone = text.whole.search(UK_PHONE) >= 0 || links.some(({ href }) => /^(?:tel|mailto):/i.test(href));
    if (phone || POSTCODE.test(text.whole) || IN_WORDS.test(text.whole)) return failedIf([]);
    const { selector, html, box } = start;
    const at = { kind: 'element', selector, html, box } as const;
    const data = { start: short(start.text, 60) };
    const contact = links.find(leadsToContact);
    if (contact)
      return cantTell<Message>([{ message: 'onlyContact', at, data: { ...data, link: short(contact.text, 60) } }]);
    return failedIf<Message>([{ message: 'none', at, data }]);
  },
});

/** In the text. What the frame of every page has is not about this service. */
const leadsToContact = ({ text, region, visible }: Link): boolean =>
  visible && region === 'main' && /^(?:contact|cysyllt)/i.test(text.trim());

const startsService = ({ text, region, visible }: Link): boolean =>
  visible && region === 'main' && START.test(text.trim());
