import { describe, expect, it } from 'vitest';
import { ENOUGH_WORDS, readingOf, wordsOf } from '../../checks/lib/reading-age.ts';
import {
  checkTexts,
  codeTexts,
  criterionTexts,
  type OwnText,
  pointTexts,
  reportWords,
  templateTexts,
} from '../helpers/own-words.ts';

const OLDEST = 12;
const LONGEST_SENTENCE = 35;
const all = [...checkTexts, ...pointTexts, ...criterionTexts, ...templateTexts, ...codeTexts, reportWords];

function ageOf({ lines }: OwnText): number {
  return readingOf(lines.join('\n')).age ?? 0;
}

describe('our own sentences ask for a reading age of 12 at most', () => {
  it.each(checkTexts)('what $name tells', (text) => {
    expect(ageOf(text)).toBeLessThanOrEqual(OLDEST);
  });

  it.each(pointTexts)('what is said about $name', (text) => {
    expect(ageOf(text)).toBeLessThanOrEqual(OLDEST);
  });

  it.each(criterionTexts)('$name', (text) => {
    expect(ageOf(text)).toBeLessThanOrEqual(OLDEST);
  });

  it.each([...templateTexts, ...codeTexts].filter(({ lines }) => wordsOf(lines.join(' ')).length >= ENOUGH_WORDS))(
    '$name',
    (text) => {
      expect(ageOf(text)).toBeLessThanOrEqual(OLDEST);
    },
  );

  it('the short ones of the report, read together', () => {
    const lines = [...templateTexts, ...codeTexts, reportWords].flatMap((text) => text.lines);
    expect(wordsOf(lines.join(' ')).length).toBeGreaterThan(1000);
    expect(ageOf({ name: 'report', lines })).toBeLessThanOrEqual(OLDEST);
  });
});

it('no sentence of ours runs on', () => {
  const long = all.flatMap(({ name, lines }) =>
    lines.flatMap((line) =>
      line
        .split(/(?<=[.!?])\s+/)
        .filter((sentence) => wordsOf(sentence).length > LONGEST_SENTENCE)
        .map((sentence) => `${name}: ${sentence}`),
    ),
  );
  expect(long).toEqual([]);
});
