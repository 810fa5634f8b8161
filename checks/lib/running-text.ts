import type { Block, Blocks } from '../../src/model/seen/blocks.ts';
import { detectLanguage, primary } from './languages.ts';
import { ENOUGH_WORDS, sentencesOf, wordsOf } from './reading-age.ts';
import { rememberLast } from './remember.ts';

export interface RunningText {
  readonly sentences: readonly string[];
  readonly words: number;
  /** Part of the page was not read. */
  readonly cut: boolean;
}

/** Text with a job of its own is not read sentence by sentence: tables, addresses, buttons, captions, labels, code. */
const READ = new Set([undefined, 'li', 'listitem', 'dd', 'blockquote', 'a']);
const SENTENCE_END = /[.!?…:;]["”’')\]]*$/;
/** So many paragraphs tell the language of a page; more would only take longer. */
const TELLING = 5;
const LONG = 100;
const ABOUT_LAW = /\b(?:Act|Regulations|Order) \d{4}\b/;

/**
 * What is written in sentences in the main part of an English page, or null where there is too little of it. Headings and
 * short items of lists have no sentences, and would make a text look easier than it is. The names of laws are left out.
 */
export const runningText = rememberLast(({ blocks, cut }: Blocks, lang: string | null): RunningText | null => {
  if (lang !== null && lang !== '' && primary(lang) !== 'en') return null;
  const read = blocks.filter(isRead).map(({ text }) => text.trim());
  const whole = read.join('\n');
  const sentences = sentencesOf(whole).filter((sentence) => !ABOUT_LAW.test(sentence));
  const words = sentences.reduce((sum, sentence) => sum + wordsOf(sentence).length, 0);
  if (words < ENOUGH_WORDS || !isEnglish(read)) return null;
  return { sentences, words, cut };
});

function isRead({ level, inside, text }: Block): boolean {
  return !level && READ.has(inside) && SENTENCE_END.test(text.trim());
}

/** Pages say that they are in English when they are not. The language is told by paragraphs, as a whole page is a mixture. */
function isEnglish(read: readonly string[]): boolean {
  const telling = read.filter(({ length }) => length >= LONG).slice(0, TELLING);
  const others = telling.filter((text) => (detectLanguage(text) ?? 'en') !== 'en');
  return others.length * 2 <= telling.length;
}
