import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingAge, readingOf, sentencesOf, wordsOf } from '../../../checks/lib/reading-age.ts';
import { syllablesIn } from '../../../checks/lib/syllables.ts';

describe('syllables', () => {
  it.each([
    ['cat', 1],
    ['code', 1],
    ['rules', 1],
    ['called', 1],
    ['please', 1],
    ['table', 2],
    ['tables', 2],
    ['pages', 2],
    ['needed', 2],
    ['handled', 2],
    ['opened', 2],
    ['being', 2],
    ['people', 2],
    ['statement', 2],
    ['something', 2],
    ['nation', 2],
    ['science', 2],
    ['idea', 3],
    ['created', 3],
    ['evidence', 3],
    ['material', 4],
    ['organisation', 5],
    ['accessibility', 6],
    ['creature', 2],
    ['Eryri', 3],
  ])('%s has %i', (word, count) => {
    expect(syllablesIn(word)).toBe(count);
  });

  it('are at least one in every word', () => {
    fc.assert(fc.property(fc.string({ minLength: 1 }), (word) => syllablesIn(word) >= 1));
  });
});

describe('reading age', () => {
  it('is the Flesch-Kincaid grade and five years', () => {
    // 6 words, 6 syllables: 0.39 × 6 + 11.8 × 1 − 15.59.
    expect(readingOf('The cat sat on the mat.')).toEqual({
      words: 6,
      sentences: 1,
      syllables: 6,
      grade: -1.4,
      age: 3.6,
    });
    // 0.39 × 11 ÷ 2 + 11.8 × 19 ÷ 11 − 15.59.
    const council = 'The council opened a library today. Visitors liked it very much.';
    expect(readingOf(council)).toMatchObject({ words: 11, sentences: 2, syllables: 19, grade: 6.9, age: 11.9 });
  });

  it('is not known of a text without words', () => {
    for (const text of ['', ' \n ', '12 34', 'https://www.ambleford.example/a']) expect(readingAge(text)).toBeNull();
  });

  it('rises with longer sentences and longer words', () => {
    expect(readingAge('We fix it. You see it.')).toBeLessThan(readingAge('We fix it and you see it.') ?? 0);
    expect(readingAge('Tell us.')).toBeLessThan(readingAge('Notify administrators.') ?? 0);
  });

  it('is the same for a text said twice', () => {
    fc.assert(
      fc.property(fc.lorem({ mode: 'sentences', maxCount: 5 }), (text) => {
        expect(readingAge(`${text}\n${text}`)).toBe(readingAge(text));
      }),
    );
  });

  it('takes lines, questions and quotes for sentences, not abbreviated numbers or file names', () => {
    expect(sentencesOf('A heading\nOne. “Two?” Three! Up to 0.25 in report.json is good.')).toHaveLength(5);
    expect(wordsOf('See https://a.example/b and the council’s 15 pages')).toEqual([
      'See',
      'and',
      'the',
      'council’s',
      'pages',
    ]);
  });
});
