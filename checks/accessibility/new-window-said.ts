import { definePageCheck, failedIf, inapplicable } from '../../src/model/check.ts';
import type { LinkContext } from '../../src/model/seen/link-context.ts';
import { NEW_WINDOW } from '../lib/reading/link-words.ts';
import { byPractice, elementAt, excerpt } from '../lib/reading/meta.ts';
import { linksCut, ofTheWhole } from '../lib/reading/read-whole.ts';

export const newWindowSaid = definePageCheck({
  meta: {
    ...byPractice,
    id: 'accessibility/new-window-said',
    title: 'Links that open a new window say so',
    kind: 'automatic',
    why: 'In a new window the back button does nothing. People who did not notice the change are lost.',
    affects: 'People who use a screen reader or a screen magnifier, and people with memory difficulties.',
    fix: 'Let links open in the same window. If one must not, write “(opens in new tab)” into the link.',
    // Level AAA (3.2.5), so no evidence of a breach; the design system of GOV.UK asks for it.
    severity: 'minor',
    sources: [
      'https://www.w3.org/WAI/WCAG22/Techniques/general/G201',
      'https://design-system.service.gov.uk/styles/links/',
    ],
    messages: { unsaid: 'The link “{text}” opens a new window and does not say so.' },
  },
  needs: ['links', 'linkContext'],
  evaluate: ({ links, linkContext }) => ofTheWhole(judge(linkContext), linksCut(links, linkContext)),
});

function judge(linkContext: readonly LinkContext[]) {
  const opening = linkContext.filter(({ newWindow }) => newWindow);
  if (opening.length === 0) return inapplicable;
  const silent = opening.filter(({ text, described, after }) => !NEW_WINDOW.test(`${text} ${described} ${after}`));
  return failedIf(
    silent.map((link) => ({ message: 'unsaid' as const, at: elementAt(link), data: { text: excerpt(link.text, 80) } })),
  );
}
