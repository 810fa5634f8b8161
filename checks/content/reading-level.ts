import { cantTell, definePageCheck, inapplicable, passed } from '../../src/model/check.ts';
import { byGuidance } from '../lib/guidance.ts';
import { readingOf, wordsOf } from '../lib/reading-age.ts';
import { runningText } from '../lib/running-text.ts';

/** Ours: GOV.UK aims at a reading age of 9 and names no formula. */
const HIGHEST_GRADE = 9;
const LONGEST = 5;

export const readingLevel = definePageCheck({
  meta: {
    ...byGuidance,
    id: 'content/reading-level',
    title: 'Text is easy to read',
    // A formula counts letters and full stops. It cannot know whether people understand, so it never fails a page.
    kind: 'needs-review',
    why: 'People who are ill, worried or in a hurry read less well than they could. Long words and long sentences shut out many more.',
    affects:
      'People with low literacy or a learning disability, people whose first language is not English, and everyone in a hurry.',
    fix: 'Use short sentences and everyday words. Say one thing at a time. Ask somebody who does not know the subject to read it.',
    severity: 'minor',
    points: ['lgdss:10'],
    sources: ['https://www.gov.uk/guidance/content-design/writing-for-gov-uk'],
    messages: {
      hard: 'The text has a Flesch-Kincaid grade of {grade}, over {words} words. That is a reading age of about {age}. Long words in it: {longest}.',
    },
  },
  needs: ['text', 'blocks', 'document'],
  evaluate({ text: seen, blocks, document }) {
    const text = runningText(seen, blocks, document.lang);
    if (text === null) return inapplicable;
    const { grade, age, words } = readingOf(text.sentences.join('\n'));
    if (grade === null || age === null) return inapplicable;
    if (grade <= HIGHEST_GRADE) return text.cut ? cantTell([]) : passed;
    const data = { grade, age, words, longest: longestOf(text.sentences) };
    return cantTell([{ message: 'hard', at: { kind: 'page' }, data }]);
  },
});

function longestOf(sentences: readonly string[]): string {
  const all = [...new Set(sentences.flatMap(wordsOf).map((word) => word.toLowerCase()))];
  const longest = all.toSorted((left, right) => right.length - left.length || (left < right ? -1 : 1));
  return longest
    .slice(0, LONGEST)
    .map((word) => word.slice(0, 40))
    .join(', ');
}
