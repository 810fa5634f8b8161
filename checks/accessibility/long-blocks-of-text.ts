import { cantTell, definePageCheck, inapplicable, passed } from '../../src/model/check.ts';
import { blockAt, byPractice } from '../lib/reading/meta.ts';

const LONG = 150;

export const longBlocksOfText = definePageCheck({
  meta: {
    ...byPractice,
    id: 'accessibility/long-blocks-of-text',
    title: 'Paragraphs are short',
    kind: 'needs-review',
    why: 'A wall of text is hard to read and easy to lose one’s place in.',
    affects: 'People with dyslexia, attention or memory difficulties, and people who read on a phone.',
    fix: 'Say one thing in each paragraph, in about five sentences at most. Use lists and headings.',
    severity: 'minor',
    sources: ['https://www.gov.uk/guidance/content-design/writing-for-gov-uk'],
    messages: { wall: 'This paragraph has {words#word} without a break. Check whether it can be divided.' },
  },
  needs: ['blocks'],
  evaluate({ blocks: { blocks, cut } }) {
    const text = blocks.filter(({ level }) => !level);
    if (text.length === 0) return inapplicable;
    const walls = text.filter(({ words, lines = [] }) => words / Math.max(1, lines.filter(Boolean).length) > LONG);
    const findings = walls.map((block) => ({
      message: 'wall' as const,
      at: blockAt(block),
      data: { words: block.words },
    }));
    // What comes after the part that was read is not known.
    return findings.length > 0 || cut ? cantTell(findings) : passed;
  },
});
