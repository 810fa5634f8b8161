import { definePageCheck, failedIf, passed } from '../../src/model/check.ts';
import type { Component, Link } from '../../src/model/evidence.ts';
import { standsIn } from '../../src/model/selector.ts';
import { FEEDBACK_WORDS } from '../lib/patterns.ts';

export const feedbackRoute = definePageCheck({
  meta: {
    id: 'measurement/feedback-route',
    title: 'People can say what they think of the page or service',
    kind: 'automatic',
    why: 'The people who use a page notice first what is wrong with it. Asking them where they are costs little and shows what to mend next.',
    affects: 'Everyone who meets a page that is wrong, unclear or out of date.',
    fix: 'Add a feedback link, a small “Is this page useful?” form, or a feedback link in a phase banner, and bring people back to where they were.',
    severity: 'minor',
    basis: 'guidance',
    legal: [],
    points: ['lgdss:14'],
    criteria: [],
    sources: ['https://design-system.service.gov.uk/components/phase-banner/'],
    messages: {
      noFeedback: 'The page has no feedback link, form or question.',
    },
  },
  needs: ['components', 'links'],
  evaluate({ components, links }) {
    if (components.some((component) => asksForFeedback(component, links))) return passed;
    if (links.some(({ text, visible }) => visible && FEEDBACK_WORDS.test(text))) return passed;
    return failedIf([{ message: 'noFeedback', at: { kind: 'page' } }]);
  },
});

/** A phase banner says "beta" on its own; it counts only if it also asks, and has a link to answer by. */
function asksForFeedback({ kind, text, selector }: Component, links: readonly Link[]): boolean {
  if (kind === 'feedback-control') return true;
  if (kind !== 'phase-banner' || !FEEDBACK_WORDS.test(text)) return false;
  return links.some((link) => link.visible && standsIn(link.selector, selector));
}
