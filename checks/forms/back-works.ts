import { cantTell, defineSiteCheck, type Finding, inapplicable, type Place, passed } from '../../src/model/check.ts';
import { asksInForm } from '../lib/form-steps.ts';
import { byCodeUnit } from '../lib/grouping.ts';
import { byGuidance } from '../lib/guidance.ts';
import { short } from '../lib/headers.ts';
import { pageKey } from '../lib/hosts.ts';

type Message = 'staysHere' | 'notSeen';
interface BackLink {
  readonly href: string;
  readonly at: Place;
}

const MOST_FINDINGS = 30;

// That a step has a back link at all is for consistency/wayfinding. Whether the answers are still there needs somebody, or a
// journey, that goes back; here it is only asked whether there is a page to go back to.
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
    },
  },
  siteNeeds: [],
  pageNeeds: ['response', 'components', 'links', 'forms'],
  collect({ response, components, links, forms }) {
    const here = pageKey(response.url);
    if (!asksInForm(forms)) return { here, back: null };
    const component = components.find(({ kind }) => kind === 'back-link');
    const link = links.find(({ selector }) => selector === component?.selector);
    if (!component || !link) return { here, back: null };
    const { selector, html } = component;
    const back: BackLink = { href: link.href, at: { kind: 'element', selector, html: short(html, 500) } };
    return { here, back };
  },
  evaluate(_site, facts) {
    const scanned = new Set(facts.flatMap(({ url, fact }) => [pageKey(url), fact.here]));
    const withLink = facts
      .flatMap(({ url, fact: { here, back } }) => (back ? [{ page: url, here, back }] : []))
      .toSorted((left, right) => byCodeUnit(left.page, right.page));
    if (withLink.length === 0) return inapplicable;
    const findings = withLink.flatMap(({ page, here, back: { href, at } }): Finding<Message>[] => {
      if (pageKey(href) === here) return [{ message: 'staysHere', at, page }];
      return scanned.has(pageKey(href)) ? [] : [{ message: 'notSeen', at, page, data: { url: short(href) } }];
    });
    return findings.length > 0 ? cantTell(findings.slice(0, MOST_FINDINGS)) : passed;
  },
});
