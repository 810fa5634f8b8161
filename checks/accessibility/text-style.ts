import { cantTell, definePageCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import type { Block } from '../../src/model/seen/blocks.ts';
import { blockAt, byPractice, LONG_LIST } from '../lib/reading/meta.ts';

/** People know them for controls, and look at them, not read them. */
const CONTROLS = new Set(['summary', 'button', 'tab', 'a']);
type Message = 'justified' | 'capitals' | 'italic' | 'underlined' | 'tiny' | 'centred';

export const textStyle = definePageCheck({
  meta: {
    ...byPractice,
    id: 'accessibility/text-style',
    title: 'Text is set plainly: left aligned, upright, in lower case, large enough',
    kind: 'needs-review',
    why: 'Uneven gaps, slanted letters, capitals and tiny print make words harder to tell apart. Underlined words look like links.',
    affects: 'People with dyslexia or low vision, and anyone who reads on a small screen.',
    fix: 'Align text to the left, use capitals only where spelling asks for them, and keep italics and underlining for single words or leave them out.',
    severity: 'minor',
    sources: [
      'https://www.w3.org/WAI/WCAG22/Understanding/visual-presentation.html',
      'https://www.gov.uk/guidance/publishing-accessible-documents',
    ],
    messages: {
      justified: 'This text is aligned to both sides, which leaves uneven gaps between words.',
      centred: 'These {words#word} are centred, so that each line begins in another place.',
      capitals: 'This text is all in capitals. Check whether it can be in lower case.',
      italic: 'Here {words#word} are in italics. Check whether they can be upright.',
      underlined: 'Here {words#word} are underlined and no link. Check whether people take them for one.',
      tiny: 'This text is only {size} pixels high. Check whether it can be larger.',
    },
  },
  needs: ['blocks'],
  evaluate({ blocks: { blocks } }) {
    const text = blocks.filter(({ inside }) => inside !== 'hidden' && inside !== 'code' && inside !== 'img');
    if (text.length === 0) return inapplicable;
    const findings = text.flatMap(oddities);
    return findings.length > 0 ? cantTell(firstOfEach(findings)) : passed;
  },
});

function oddities(block: Block): Finding<Message>[] {
  const { text, words, align, italic = 0, underlined = 0, capitals, size } = block;
  const at = blockAt(block);
  const found: Finding<Message>[] = [];
  if (align === 'justify' && words >= 20) found.push({ message: 'justified', at });
  if (align === 'center' && words >= 30) found.push({ message: 'centred', at, data: { words } });
  // Many scripts, such as Arabic, have no capitals: their text is the same in both cases, and no style changes it.
  const upper = text === text.toUpperCase() && (text.match(/\p{Lu}{3,}/gu)?.length ?? 0) >= 3;
  if (((capitals && /[\p{Lu}\p{Ll}]/u.test(text)) || upper) && words >= 5 && !CONTROLS.has(block.inside ?? ''))
    found.push({ message: 'capitals', at });
  // Browsers set addresses in italics by themselves.
  if (italic >= 15 && block.inside !== 'address') found.push({ message: 'italic', at, data: { words: italic } });
  if (underlined >= 3 && !block.level && !CONTROLS.has(block.inside ?? ''))
    found.push({ message: 'underlined', at, data: { words: underlined } });
  if (size < 12 && words >= 4) found.push({ message: 'tiny', at, data: { size } });
  return found;
}

/** A style sheet does the same to every paragraph; a dozen of each are enough to see it. */
function firstOfEach(findings: readonly Finding<Message>[]): readonly Finding<Message>[] {
  const counts = new Map<Message, number>();
  return findings.filter(({ message }) => {
    counts.set(message, (counts.get(message) ?? 0) + 1);
    return (counts.get(message) ?? 0) <= LONG_LIST;
  });
}
