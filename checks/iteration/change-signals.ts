import { cantTell, defineSiteCheck, type Finding, inapplicable } from '../../src/model/check.ts';
import { type DateFound, datesIn, dayOf, yearAfter } from '../lib/dates.ts';
import { byCodeUnit } from '../lib/grouping.ts';
import { byGuidance } from '../lib/guidance.ts';
import { pathOf } from '../lib/hosts.ts';

type Message = 'reviewMissed' | 'newestOld' | 'oldPrices';
interface Fact {
  readonly updated: DateFound | null;
  readonly review: DateFound | null;
  readonly prices: { readonly text: string; readonly until: string } | null;
}

const UPDATED =
  /\b(?:last (?:updated|reviewed|modified|changed)|(?:page )?updated(?: on)?|diweddarwyd)\b[^\n.]{0,30}$/i;
const REVIEW = /\b(?:next review(?:ed)?|review (?:date|due|by)|(?:to|will) be reviewed|due for review)\b[^\n.]{0,30}$/i;
const PRICES = /\b(?:prices|charges|fees|rates|costs)\b[^\n.]{0,60}\b(20\d\d) ?(?:\/|-|–|to|and) ?(?:20)?(\d\d)\b/i;
const STATEMENT = /accessib/i;
const BEFORE = 70;
const MOST_FINDINGS = 20;

// A content system can stamp every page with today's date. So recent dates prove nothing, and this check never passes: it
// only names what a person should look into.
export const changeSignals = defineSiteCheck({
  meta: {
    ...byGuidance,
    id: 'iteration/change-signals',
    title: 'Dates and prices on the site are kept up to date',
    kind: 'needs-review',
    why: 'A page that missed its own review, or shows the prices of another year, tells people that nobody looks after it.',
    affects: 'Everyone who relies on a price, a date or a rule that has changed since.',
    fix: 'Look through the pages on the day that was promised. Take away what is over. Show when a page was last checked.',
    severity: 'minor',
    points: ['lgdss:4'],
    sources: ['https://www.gov.uk/service-manual/service-standard/point-8-iterate-and-improve-frequently'],
    messages: {
      reviewMissed: 'The page names a day for its review that has passed: {date}. Check whether it was reviewed.',
      newestOld:
        'Of {pages#page} that say when they were updated, the newest says {date}. Check whether anything has changed since.',
      oldPrices: 'The page shows amounts for a year that is over: “{text}”. Check whether they are still right.',
    },
  },
  siteNeeds: [],
  pageNeeds: ['text'],
  collect({ text: { whole } }, { url }): Fact {
    // The accessibility statement has checks of its own for its dates.
    const dates = STATEMENT.test(pathOf(url)) ? [] : datesIn(whole);
    const after = (label: RegExp) =>
      dates.find(({ index }) => label.test(whole.slice(Math.max(0, index - BEFORE), index)));
    const prices = PRICES.exec(whole);
    return {
      updated: after(UPDATED) ?? null,
      review: after(REVIEW) ?? null,
      prices:
        prices && Number(prices[2]) === (Number(prices[1]) + 1) % 100
          ? { text: prices[0], until: `20${prices[2]}-03-31` }
          : null,
    };
  },
  evaluate(_site, facts, { visitedAt }) {
    const today = dayOf(visitedAt);
    const at = { kind: 'page' } as const;
    const pages = facts.toSorted((left, right) => byCodeUnit(left.url, right.url));
    const findings = pages.flatMap(({ url: page, fact: { review, prices } }): Finding<Message>[] => [
      ...(review && review.to < today
        ? [{ message: 'reviewMissed', at, page, data: { date: review.text } } as const]
        : []),
      ...(prices && prices.until < today
        ? [{ message: 'oldPrices', at, page, data: { text: prices.text } } as const]
        : []),
    ]);
    const dated = pages.flatMap(({ url, fact: { updated } }) => (updated ? [{ page: url, ...updated }] : []));
    const [newest] = dated.toSorted((left, right) => byCodeUnit(right.to, left.to));
    const old: Finding<Message>[] =
      newest && yearAfter(newest.to) < today
        ? [{ message: 'newestOld', at, page: newest.page, data: { pages: dated.length, date: newest.text } }]
        : [];
    const all = [...old, ...findings.slice(0, MOST_FINDINGS)];
    return all.length > 0 ? cantTell(all) : inapplicable;
  },
});
