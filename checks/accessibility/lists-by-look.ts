import { cantTell, definePageCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import type { Block } from '../../src/model/seen/blocks.ts';
import { fakeLists } from '../lib/reading/fake-lists.ts';
import { blockAt, byWcag, elementAt, excerpt } from '../lib/reading/meta.ts';

type Message = 'dash' | 'number' | 'drawn' | 'lines' | 'inline' | 'split';

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
      drawn: 'A style sheet puts a mark before these {items#line}, as in a list: “{text}”. Check whether they are one.',
      lines: 'These {items} short lines are set apart by line breaks only: “{text}”. Check whether they are a list.',
      inline: 'This text has the marks of a list in one line: “{text}”. Check whether it is a list.',
      split: 'This list of one item follows another list. Check whether the two are one list.',
    },
  },
  needs: ['blocks', 'lists'],
  evaluate({ blocks: { blocks, cut }, lists: { lists } }) {
    if (blocks.length === 0) return inapplicable;
    const fakes = fakeLists(blocks).flatMap(({ first, marker, items, text }): Finding<Message>[] =>
      marker === 'bullet' ? [] : [{ message: marker, at: blockAt(first), data: { items, text: excerpt(text, 60) } }],
    );
    const split = lists
      .filter(({ follows, items, inNav }) => follows && items === 1 && !inNav)
      .map((list): Finding<Message> => ({ message: 'split', at: elementAt(list) }));
    const lines = blocks
      .filter((block, index) => areItems(block, blocks[index - 1]))
      .map((block): Finding<Message> => {
        const items = block.lines?.filter((line) => line.trim()).length ?? 0;
        return { message: 'lines', at: blockAt(block), data: { items, text: excerpt(block.text, 60) } };
      });
    const inline = blocks.filter(isInLine).map(
      (block): Finding<Message> => ({
        message: 'inline',
        at: blockAt(block),
        data: { text: excerpt(block.text, 60) },
      }),
    );
    const findings = [...fakes, ...lines, ...inline, ...split];
    // What comes after the part that was read is not known.
    return findings.length > 0 || cut ? cantTell(findings) : passed;
  },
});

const MARKED = /^\s*(?:[^\p{L}\p{N}“"'(£]|\(?\w{1,3}[.)]\s)/u;

const IN_LINE = /(?:[•●▪■◦]\s*\p{L}[^•●▪■◦]*){3}|(?:^|\s)\(?1[.)]\s+\p{L}.*\s\(?2[.)]\s+\p{L}.*\s\(?3[.)]\s+\p{L}/u;

/** “Bring: • a bill • a photo • your form”, with no line breaks. Marks between links only divide them. */
function isInLine({ text, lines, level, inside }: Block): boolean {
  return !lines && !level && !/^(?:a|button|code|img)$/.test(inside ?? '') && IN_LINE.test(text);
}

const ADDRESS =
  /[\d@]|\b(?:address|write|post|visit|send|contact|road|street|lane|avenue|square|house|hall|court|centre|office|council|county|dear|yours|signed)\b/i;

/** Three short lines or more that are neither marked (said elsewhere) nor an address. */
function areItems({ lines = [], inside, gaps, level, words }: Block, before: Block | undefined): boolean {
  const items = lines.filter((line) => line.trim());
  if (level || inside || gaps || items.length < 3 || words > items.length * 5) return false;
  if (items.some((line) => MARKED.test(line))) return false;
  if (before && !before.level && before.text.length < 160 && /:$/.test(before.text.trim()))
    return !/\b(?:address|write|post|visit|send|contact)/i.test(before.text);
  // “You need:” may be the first of the lines itself. Without such words only lines that begin alike and do not run on.
  const leadsIn = items.length > 3 && /:\s*$/.test(items[0] ?? '');
  const names = items.every((line) => /^\s*\p{Lu}/u.test(line) && !/[,;.!?:]\s*$/.test(line));
  return (
    (leadsIn || names) && !items.some((line) => ADDRESS.test(line)) && !(before && ADDRESS.test(lastWords(before)))
  );
}

function lastWords({ text, level }: Block): string {
  return level ? text.replace(/\d/g, '') : text.slice(-40).replace(/\d/g, '');
}
