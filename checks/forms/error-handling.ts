import {
  cantTell,
  definePageCheck,
  type Finding,
  failedIf,
  inapplicable,
  type Place,
  passed,
} from '../../src/model/check.ts';
import type { Component, PageArtifacts } from '../../src/model/evidence.ts';
import { isInComponent, standsIn } from '../../src/model/selector.ts';
import { answeredIn, asksInForm } from '../lib/form-steps.ts';
import { byGuidance } from '../lib/guidance.ts';
import { short } from '../lib/headers.ts';
import { excerpt } from '../lib/reading/meta.ts';

type Message = 'title' | 'noLinks' | 'maybeNoLinks' | 'nothingToLink' | 'leadsNowhere' | 'noMessage';

const ERROR_TITLE = /^\s*(?:error|gwall)\b/i;

// Nothing is sent, so this judges only pages that show a summary of errors when they are opened. What a form says when it is
// sent empty is tried by a probe, and is for accessibility/errors-identified.
export const errorHandling = definePageCheck({
  meta: {
    ...byGuidance,
    id: 'forms/error-handling',
    title: 'A summary of errors leads to the answers that need changing',
    kind: 'automatic',
    why: 'After a mistake people need to see that there is one, which answers it is about, and how to get there.',
    affects: 'People who use a screen reader or a keyboard, and people who find forms hard.',
    fix: 'Begin the title with “Error:”. Put a summary at the top with a link to each answer in error. Repeat the same words beside the answer.',
    severity: 'serious',
    points: ['lgdss:10', 'lgdss:11'],
    sources: ['https://design-system.service.gov.uk/components/error-summary/'],
    messages: {
      title: 'The page shows errors, but its title does not begin with “Error”.',
      noLinks: 'The summary of errors has no link to an answer.',
      maybeNoLinks:
        'The summary of errors has no link, and no answer on this page was found in error. Check whether it is about one of them.',
      nothingToLink:
        'The summary of errors has no link, and no question was found on this page. Check that people know what to do.',
      leadsNowhere: 'In the summary of errors, “{text}” leads to no answer on this page.',
      noMessage:
        'The summary leads to this answer, and no error was found beside it. Check that the answer says what is wrong.',
    },
  },
  needs: ['components', 'document', 'links', 'forms', 'fieldHints'],
  evaluate({ components, document, links, forms, fieldHints }) {
    const summary = components.find(({ kind }) => kind === 'error-summary');
    if (!summary) return inapplicable;
    const at = placeOf(summary);
    const findings: Finding<Message>[] = [];
    const doubts: Finding<Message>[] = [];
    if (!ERROR_TITLE.test(document.title)) findings.push({ message: 'title', at: { kind: 'page' } });
    const inside = links.filter(({ selector, href }) => standsIn(selector, summary.selector) && idOf(href) !== '');
    // Links may stand in a slot of a summary, and answers in a component: neither is told by where it is written.
    const hidesAnswers = [...forms.fields, ...inside].some(isInComponent);
    let unread = false;
    // What went wrong may be about no answer at all, as when a payment was refused; and a form beside it may be for something
    // else, such as a newsletter. A box that opens a menu is none.
    const isAbout = fieldHints.some(({ error }) => error !== null) || isInForm(summary, forms);
    if (inside.length === 0 && isAbout && !isInComponent(summary)) findings.push({ message: 'noLinks', at });
    else if (inside.length === 0) doubts.push({ message: asksInForm(forms) ? 'maybeNoLinks' : 'nothingToLink', at });
    for (const link of inside) {
      const id = idOf(link.href);
      const field = forms.fields.find(({ html }) => html.includes(` id="${id}"`));
      // Some lead to the group that the answer is in, which does as well.
      if (!field && (document.truncated || hidesAnswers)) unread = true;
      else if (!field && !document.html.includes(` id="${id}"`)) {
        findings.push({ message: 'leadsNowhere', at: placeOf(link), data: { text: excerpt(link.text, 100) } });
      } else if (field && fieldHints.some(({ selector, error }) => selector === field.selector && error === null)) {
        // What looks like an error is a matter of taste, so it may be there all the same.
        doubts.push({ message: 'noMessage', at: placeOf(field) });
      }
    }
    if (findings.length > 0) return failedIf(findings);
    return unread || doubts.length > 0 ? cantTell(doubts) : passed;
  },
});

/** The summary is part of the form that asks. */
function isInForm({ selector }: Component, forms: PageArtifacts['forms']): boolean {
  const asking = new Set(answeredIn(forms).map(({ form }) => form));
  return forms.forms.some((form, at) => asking.has(at) && standsIn(selector, form.selector));
}

const placeOf = ({ selector, html }: Pick<Component, 'selector' | 'html'>): Place => ({
  kind: 'element',
  selector,
  html: short(html, 500),
});

/** Where on a page an address leads; empty where it is the page as a whole. */
function idOf(href: string): string {
  return decoded(URL.parse(href)?.hash.slice(1) ?? '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
