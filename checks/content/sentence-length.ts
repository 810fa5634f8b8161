import { cantTell, definePageCheck, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import { byGuidance } from '../lib/guidance.ts';
import { excerpt } from '../lib/reading/meta.ts';
import { wordsOf } from '../lib/reading-age.ts';
import { runningText } from '../lib/running-text.ts';

const MOST_WORDS = 25;
const MOST_SHARE = 0.1;
/** In fewer sentences, two long ones may be a quotation or an example, and a share says little. */
const FEW_SENTENCES = 10;
const A_HABIT = 3;
const SHOWN = 5;

export const sentenceLength = definePageCheck({
  meta: {
    ...byGuidance,
    id: 'content/sentence-length',
    title: 'Sentences are short',
    kind: 'automatic',
    why: 'By the end of a long sentence many people have lost its beginning. They have to read it twice, or they give up.',
    affects:
      'People with dyslexia, memory or attention difficulties, and people who read English as a second language.',
    fix: 'Keep sentences to 25 words or fewer. Break long ones at “and”, “but” and “which”, or turn them into a list.',
    severity: 'minor',
    points: ['lgdss:10'],
    sources: ['https://www.gov.uk/guidance/publishing-accessible-documents'],
    messages: {
      long: '{long} of {sentences} sentences have more than 25 words. One has {words}: “{sentence}”',
      another: 'Another long sentence, of {words} words: “{sentence}”',
    },
  },
  needs: ['text', 'blocks', 'document'],
  evaluate({ text: seen, blocks, document }) {
    const text = runningText(seen, blocks, document.lang);
    if (text === null) return inapplicable;
    const counted = text.sentences.map((sentence) => ({ sentence, words: wordsOf(sentence).length }));
    const long = counted.filter(({ words }) => words > MOST_WORDS);
    // One long sentence is more than a tenth of any short page, and is no habit.
    if (long.length < 2 || long.length <= counted.length * MOST_SHARE) return text.cut ? cantTell([]) : passed;
    const worst = long.toSorted((left, right) => right.words - left.words).slice(0, SHOWN);
    const findings = worst.map(({ sentence, words }, index) => {
      const data = { words, sentence: excerpt(sentence.trim(), 200) };
      const at = { kind: 'page' } as const;
      if (index > 0) return { message: 'another' as const, at, data };
      return { message: 'long' as const, at, data: { ...data, long: long.length, sentences: counted.length } };
    });
    return long.length < A_HABIT && counted.length < FEW_SENTENCES ? cantTell(findings) : failedIf(findings);
  },
});
