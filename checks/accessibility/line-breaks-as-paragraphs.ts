import { cantTell, definePageCheck, inapplicable, passed } from '../../src/model/check.ts';
import type { Block } from '../../src/model/seen/blocks.ts';
import { blockAt, byWcag } from '../lib/reading/meta.ts';

/** How the lines of poems and addresses end before; the reader cuts lines here. */
const LONG_LINE = 40;

export const lineBreaksAsParagraphs = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/line-breaks-as-paragraphs',
    title: 'Paragraphs are paragraphs, not lines with gaps',
    kind: 'needs-review',
    why: 'People jump from paragraph to paragraph with their screen reader. Lines that are only set apart by line breaks are one lump to it.',
    affects: 'People who use a screen reader, and people who set their own spacing between paragraphs.',
    fix: 'Put each paragraph into a p element and make the gap with a style sheet.',
    severity: 'minor',
    criteria: ['1.3.1'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/info-and-relationships.html'],
    messages: { gaps: 'Empty lines divide this text into {parts} parts. Check whether they are paragraphs.' },
  },
  needs: ['blocks'],
  evaluate({ blocks: { blocks, cut } }) {
    const text = blocks.filter(({ level, inside }) => !level && inside !== 'code' && inside !== 'button');
    if (text.length === 0) return inapplicable;
    const findings = text.filter(isLump).map((block) => ({
      message: 'gaps' as const,
      at: blockAt(block),
      data: { parts: (block.gaps ?? 0) + 1 },
    }));
    // What comes after the part that was read is not known.
    return findings.length > 0 || cut ? cantTell(findings) : passed;
  },
});

function isLump({ gaps = 0, words, lines = [], inside }: Block): boolean {
  if (gaps === 0 || words < 20 || inside === 'address' || inside === 'pre') return false;
  return lines.filter((line) => line.length >= LONG_LINE).length >= 2;
}
