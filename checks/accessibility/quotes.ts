import { cantTell, definePageCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import type { Block, QuoteSeen } from '../../src/model/seen/blocks.ts';
import { bodySize } from '../lib/reading/body-text.ts';
import { blockAt, byWcag, elementAt, excerpt } from '../lib/reading/meta.ts';

const OPENS = /^\s*[“"«„]/;
const LEADS = /[:—–-]\s*$/;
const SAID = /\b(?:said|says|wrote|writes|quoted?|according to|told|explained|added|dywedodd|meddai)\b/i;
type Message = 'faked' | 'indented';

export const quotes = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/quotes',
    title: 'Quotes are marked up as quotes, and nothing else is',
    kind: 'needs-review',
    why: 'A screen reader says where a quote begins and ends. A quote element around other text says so where there is none.',
    affects: 'People who use a screen reader.',
    fix: 'Put longer quotes into a blockquote. To indent other text, use a style sheet.',
    severity: 'minor',
    criteria: ['1.3.1'],
    sources: [
      'https://www.w3.org/WAI/WCAG22/Techniques/html/H49',
      'https://www.w3.org/WAI/WCAG22/Techniques/failures/F43',
    ],
    messages: {
      faked: 'This text is set apart like a quote and not marked up as one: “{text}”. Check whether it is a quote.',
      indented: 'This is marked up as a quote and does not look like one: “{text}”. Check whether it is only indented.',
    },
  },
  needs: ['blocks', 'lists'],
  evaluate({ blocks: { blocks, cut }, lists: { quotes } }) {
    if (blocks.length === 0) return inapplicable;
    const body = bodySize(blocks);
    const edge = Math.min(...blocks.map(({ box }) => box.x));
    const faked = blocks.filter((block) => looksQuoted(block, body, edge));
    const indented = quotes.filter(isIndented);
    const findings: Finding<Message>[] = [
      ...faked.map((block): Finding<Message> => found('faked', blockAt(block), block.text)),
      ...indented.map((quote): Finding<Message> => found('indented', elementAt(quote), quote.text)),
    ];
    // What comes after the part that was read is not known.
    return findings.length > 0 || cut ? cantTell(findings) : passed;
  },
});

function found(message: Message, at: Finding['at'], text: string): Finding<Message> {
  return { message, at, data: { text: excerpt(text, 80) } };
}

/** Between quotation marks, and set otherwise than the text around it. In reports of what people said, marks alone are enough. */
function looksQuoted(block: Block, body: number, edge: number): boolean {
  const { text, words, level, inside, italic = 0, size, align, box } = block;
  const indented = box.x >= edge + 24 && box.x <= edge + 200 && /[”"»][^”"»]{0,60}$/.test(text);
  if (level || inside || words < 8 || !OPENS.test(text)) return false;
  return italic >= words * 0.8 || size >= body * 1.15 || align === 'center' || indented;
}

function isIndented({ text, cites, holds, before }: QuoteSeen): boolean {
  if (cites || text === '' || OPENS.test(text) || /[”"»][^”"»]{0,80}$/.test(text)) return false;
  // What was said may have been quoted already, before the one who said it.
  const led = LEADS.test(before) || (SAID.test(before) && !/[”"»]/.test(before));
  return holds.length > 0 || !led;
}
