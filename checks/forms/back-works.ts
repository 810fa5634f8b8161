import { cantTell, defineSiteCheck, type Finding, inapplicable, type Place, passed } from '../../src/model/check.ts';
import { asksInForm } from '../lib/form-steps.ts';
import { byCodeUnit } from '../lib/grouping.ts';
import { byGuidance } from '../lib/guidance.ts';
import { short } from '../lib/headers.ts';
import { pageKey } from '../lib/hosts.ts';
import { excerpt } from '../lib/reading/meta.ts';

type Message = 'staysHere' | 'notSeen' | 'answersLost';
interface BackLink {
  readonly href: string;
  readonly at: Place;
}

interface Fact {
  readonly here: string;
  readonly back: BackLink | null;
  /** Steps of journeys from which somebody went back. */
  readonly kept?: number;
  readonly lost?: readonly string[];
}

const MOST_FINDINGS = 30;

// That a step has a back link at all is for consistency/wayfinding. Whether the answers are still there is known only where a
// journey went back. Another browser may have kept what was gone in ours, so that is a question and no failure.
export const backWorks = defineSiteCheck({
  meta: {
    ...byGuidance,
    id: 'forms/back-works',
    title: 'The back link of a form leads to a page',
    kind: 'automatic',
    why: 'People go back to check or change an answer. If the link does nothing, they start again or give up.',
    affects: 'People who make mistakes or doubt an answer, and people who cannot see or use the browser’s own button.',
    fix: 'Let the back link lead to the question before, with the answers still there. Make sure that the browser’s back button does the same.',
    severity: 'moderate',
    points: ['lgdss:10', 'lgdss:11'],
    sources: ['https://design-system.service.gov.uk/components/back-link/'],
    messages: {
      staysHere:
        'This back link leads to the page that it is on. Try whether it goes back, and whether answers are kept.',
      notSeen: 'This back link leads to a page that was not scanned: {url}. Try whether it is the question before.',
      answersLost:
        'After the back button of the browser, answers on the page before were gone: {fields}. Try it, and check what people lose.',
    },
  },
  siteNeeds: [],
  pageNeeds: ['response', 'components', 'links', 'forms'],
  readsJourneys: true,
  collect({ response, components, links, forms }, { journey }): Fact {
    const here = pageKey(response.url);
    const { kept = 0, lost = [] } = journey?.back ?? {};
    // What is told of a step of a journey is what became of the answers; its links are for the page in the crawl.
    if (journey) return { here, back: null, kept, lost };
    if (!asksInForm(forms)) return { here, back: null };
    const component = components.find(({ kind }) => kind === 'back-link');
    const link = links.find(({ selector }) => selector === component?.selector);
    if (!component || !link) return { here, back: null };
    const { selector, html } = component;
    const back: BackLink = { href: link.href, at: { kind: 'element', selector, html: short(html, 500) } };
    return { here, back };
  },
  evaluate(_site, facts) {
    const wentBack = facts.filter(({ fact: { kept = 0, lost = [] } }) => kept + lost.length > 0);
    const gone = wentBack.flatMap(({ url, fact: { lost = [] } }): Finding<Message>[] => {
      const data = { fields: excerpt(lost.join(', '), 200) };
      return lost.length > 0 ? [{ message: 'answersLost', at: { kind: 'page' }, page: url, data }] : [];
    });
    const scanned = new Set(facts.flatMap(({ url, fact }) => [pageKey(url), fact.here]));
    const withLink = facts
      .flatMap(({ url, fact: { here, back } }) => (back ? [{ page: url, here, back }] : []))
      .toSorted((left, right) => byCodeUnit(left.page, right.page));
    if (withLink.length === 0 && wentBack.length === 0) return inapplicable;
    const unsure = withLink.flatMap(({ page, here, back: { href, at } }): Finding<Message>[] => {
      if (pageKey(href) === here) return [{ message: 'staysHere', at, page }];
      return scanned.has(pageKey(href)) ? [] : [{ message: 'notSeen', at, page, data: { url: short(href) } }];
    });
    const findings = [...gone, ...unsure];
    return findings.length > 0 ? cantTell(findings.slice(0, MOST_FINDINGS)) : passed;
  },
});
