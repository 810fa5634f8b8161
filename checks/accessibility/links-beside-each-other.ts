import { cantTell, definePageCheck, inapplicable, passed } from '../../src/model/check.ts';
import type { Link } from '../../src/model/evidence.ts';
import type { LinkContext } from '../../src/model/seen/link-context.ts';
import { byPractice, elementAt, excerpt } from '../lib/reading/meta.ts';
import { linksCut, ofTheWhole } from '../lib/reading/read-whole.ts';

export const linksBesideEachOther = definePageCheck({
  meta: {
    ...byPractice,
    id: 'accessibility/links-beside-each-other',
    title: 'Links beside each other lead to different places',
    kind: 'needs-review',
    why: 'A picture and its title that are two links to one page double the keys to press and the words to hear.',
    affects: 'People who use a screen reader, a keyboard or a switch.',
    fix: 'Put the picture and the words into one link, and give the picture an empty text alternative.',
    severity: 'minor',
    sources: ['https://www.w3.org/WAI/WCAG22/Techniques/html/H2'],
    messages: {
      twin: 'The link “{text}” leads to the same place as the link right before it. Check whether they can be one.',
    },
  },
  needs: ['links', 'linkContext'],
  evaluate: ({ links, linkContext }) => ofTheWhole(judge(links, linkContext), linksCut(links, linkContext)),
});

function judge(links: readonly Link[], linkContext: readonly LinkContext[]) {
  if (links.length < 2) return inapplicable;
  const findings = linkContext
    .filter(({ twin }) => twin)
    .map((link) => ({ message: 'twin' as const, at: elementAt(link), data: { text: excerpt(link.text, 80) } }));
  return findings.length > 0 ? cantTell(findings) : passed;
}
