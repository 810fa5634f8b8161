import { cantTell, definePageCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import { fakeLists } from '../lib/reading/fake-lists.ts';
import { blockAt, byWcag, elementAt, excerpt } from '../lib/reading/meta.ts';

type Message = 'dash' | 'number' | 'split';

export const listsByLook = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/lists-by-look',
    title: 'What looks like one list is one list',
    kind: 'needs-review',
    why: 'A screen reader says how many items a list has. Lines with dashes or numbers, and lists of one item each, do not tell that.',
    affects: 'People who use a screen reader.',
    fix: 'Put all items into one list: ul, or ol where the order matters. Leave the typed marks out.',
    severity: 'moderate',
    severities: { split: 'minor' },
    criteria: ['1.3.1'],
    sources: ['https://www.w3.org/WAI/WCAG22/Techniques/html/H48'],
    messages: {
      dash: 'These {items#line} begin with a dash or another mark, as in a list: “{text}”. Check whether they are one.',
      number: 'These {items#line} are numbered by hand, as in a list: “{text}”. Check whether they are one.',
      split: 'This list of one item follows another list. Check whether the two are one list.',
    },
  },
  needs: ['blocks'],
  evaluate({ blocks: { blocks, lists } }) {
    if (blocks.length === 0) return inapplicable;
    const fakes = fakeLists(blocks).flatMap(({ first, marker, items, text }): Finding<Message>[] =>
      marker === 'bullet' ? [] : [{ message: marker, at: blockAt(first), data: { items, text: excerpt(text, 60) } }],
    );
    const split = lists
      .filter(({ follows, items, inNav }) => follows && items === 1 && !inNav)
      .map((list): Finding<Message> => ({ message: 'split', at: elementAt(list) }));
    const findings = [...fakes, ...split];
    return findings.length > 0 ? cantTell(findings) : passed;
  },
});
