import { cantTell, definePageCheck, failedIf, inapplicable } from '../../src/model/check.ts';
import { fakeLists } from '../lib/reading/fake-lists.ts';
import { blockAt, byWcag, excerpt } from '../lib/reading/meta.ts';

export const listsOfCharacters = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/lists-of-characters',
    title: 'Lists with bullets are marked up as lists',
    kind: 'automatic',
    why: 'A screen reader says how many items a list has and lets people skip it. Typed bullets are only read out as “bullet”.',
    affects: 'People who use a screen reader.',
    fix: 'Make each item a list item (li) in a list (ul) and leave the typed bullets out.',
    severity: 'moderate',
    criteria: ['1.3.1'],
    sources: ['https://www.w3.org/WAI/WCAG22/Techniques/html/H48'],
    messages: { bullets: 'These {items#line} begin with a typed bullet and are not a list. The first is “{text}”.' },
  },
  needs: ['blocks'],
  evaluate({ blocks: { blocks, cut } }) {
    if (blocks.length === 0) return inapplicable;
    const fakes = fakeLists(blocks).filter(({ marker }) => marker === 'bullet');
    const verdict = failedIf(
      fakes.map(({ first, items, text }) => ({
        message: 'bullets',
        at: blockAt(first),
        data: { items, text: excerpt(text, 60) },
      })),
    );
    // What comes after the part that was read is not known.
    return verdict.outcome === 'passed' && cut ? cantTell([]) : verdict;
  },
});
