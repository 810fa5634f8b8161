import { syllablesIn } from './syllables.ts';

export interface Reading {
  readonly words: number;
  readonly sentences: number;
  readonly syllables: number;
  /** Flesch-Kincaid grade: the school year in the United States. Null for a text without words. */
  readonly grade: number | null;
  /** In years: children are five years older than their grade. */
  readonly age: number | null;
}

/** Below this many words the formula says more about chance than about the text. */
export const ENOUGH_WORDS = 100;
const MOST_CHARACTERS = 200_000;

/**
 * The Flesch-Kincaid grade of an English text. Source: Kincaid, Fishburne, Rogers and Chissom, Derivation of New
 * Readability Formulas for Navy Enlisted Personnel, Research Branch Report 8-75, 1975.
 */
export function readingOf(text: string): Reading {
  const sentences = sentencesOf(text);
  const words = sentences.flatMap(wordsOf);
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  const counts = { words: words.length, sentences: sentences.length, syllables };
  if (words.length === 0) return { ...counts, grade: null, age: null };
  const grade = 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
  return { ...counts, grade: oneDecimal(grade), age: oneDecimal(grade + 5) };
}

/** The years of school and life a reader needs; null for a text without words. */
export function readingAge(text: string): number | null {
  return readingOf(text).age;
}

/** A line of its own, such as a heading or an item of a list, is a sentence whether or not it has a full stop. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .slice(0, MOST_CHARACTERS)
    .split(/\n+|(?<=[.!?][”’"')\]]*)\s+(?=[“‘"'([]*[\p{Lu}\p{N}])/u)
    .filter((sentence) => wordsOf(sentence).length > 0);
}

/** Addresses and numbers are not read out letter by letter, so they are not words here. */
export function wordsOf(sentence: string): readonly string[] {
  return sentence.replace(/\b(https?:\/\/|www\.)\S+/gi, ' ').match(/\p{L}[\p{L}\p{M}’']*/gu) ?? [];
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}
