import { cantTell, definePageCheck, inapplicable, passed } from '../../src/model/check.ts';
import { blockAt, byWcag } from '../lib/reading/meta.ts';

const LONG = 25;
const SENTENCE = 15;

export const headingUse = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/heading-use',
    title: 'Heading elements hold headings, not text that shall look large',
    kind: 'needs-review',
    why: 'A whole paragraph in a heading element is read out as a heading and fills the list of headings.',
    affects: 'People who use a screen reader.',
    fix: 'Use a paragraph and give it the look you want with a style sheet.',
    severity: 'moderate',
    criteria: ['1.3.1'],
    sources: ['https://www.w3.org/WAI/WCAG22/Techniques/failures/F43'],
    messages: {
      paragraph: 'This heading has {words#word}. Check whether it is a paragraph that shall only look large.',
    },
  },
  needs: ['blocks'],
  evaluate({ blocks: { blocks, cut } }) {
    const headings = blocks.filter(({ level }) => level);
    if (headings.length === 0) return inapplicable;
    const long = headings.filter(
      ({ words, text }) => words >= LONG || (words >= SENTENCE && /[.!]$/.test(text.trim()) && text.length < 160),
    );
    const findings = long.map((block) => ({
      message: 'paragraph' as const,
      at: blockAt(block),
      data: { words: block.words },
    }));
    // What comes after the part that was read is not known.
    return findings.length > 0 || cut ? cantTell(findings) : passed;
  },
});
