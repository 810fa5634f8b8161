import { cantTell, definePageCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import type { Link } from '../../src/model/evidence.ts';
import type { LinkContext } from '../../src/model/seen/link-context.ts';
import { byWcag, elementAt, excerpt } from '../lib/reading/meta.ts';
import { linksCut, ofTheWhole } from '../lib/reading/read-whole.ts';

type Message = 'acts' | 'lost' | 'dead';

export const linksThatAct = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/links-that-act',
    title: 'Links lead somewhere, and buttons do something',
    kind: 'needs-review',
    why: 'A screen reader says “link” or “button”, and people expect a new place or an action. Space presses a button and not a link.',
    affects: 'People who use a screen reader, a keyboard or voice control.',
    fix: 'Use a button element for what happens on the page. Give each link an address that exists.',
    severity: 'moderate',
    criteria: ['2.4.4', '4.1.2'],
    criteriaOf: { acts: ['4.1.2'], lost: ['2.4.4'], dead: ['2.4.4', '4.1.2'] },
    yieldsTo: { acts: ['accessibility/keyboard-operable', 'accessibility/controls-work-by-keyboard'] },
    sources: [
      'https://www.w3.org/WAI/WCAG22/Understanding/name-role-value.html',
      'https://www.w3.org/WAI/WCAG22/Techniques/failures/F42',
    ],
    messages: {
      acts: 'The link “{text}” has no address and starts a script. Check whether it should be a button.',
      dead: 'The link “{text}” leads nowhere: its address is “#”. Check what it does. An action should be a button.',
      lost: 'The link “{text}” leads to a place in this page that does not exist: {place}.',
    },
  },
  needs: ['links', 'linkContext'],
  evaluate: ({ links, linkContext }) => ofTheWhole(judge(links, linkContext), linksCut(links, linkContext)),
});

function judge(links: readonly Link[], linkContext: readonly LinkContext[]) {
  if (links.length === 0) return inapplicable;
  const findings = linkContext.flatMap((link): Finding<Message>[] => {
    const text = excerpt(link.text, 80);
    const named = /^(?:button|tab|menuitem|switch|checkbox|radio|option)/.test(link.role);
    if (link.acts && !named) return [{ message: 'acts', at: elementAt(link), data: { text } }];
    if (link.dead) return [{ message: 'dead', at: elementAt(link), data: { text } }];
    return link.lost && !link.role
      ? [{ message: 'lost', at: elementAt(link), data: { text, place: link.written } }]
      : [];
  });
  return findings.length > 0 ? cantTell(findings) : passed;
}
