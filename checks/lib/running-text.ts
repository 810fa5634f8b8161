import type { PageArtifacts } from '../../src/model/evidence.ts';
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
const ABOUT_LAW = /\b(?:Act|Regulations|Order) \d{4}\b/;
/** As much as the evidence keeps of the main part. */
const MOST_KEPT = 200_000;
/** So many paragraphs tell the language of a page; more would only take longer. */
const TELLING = 5;
const LONG = 100;

/**
 * What is written in sentences in the main part of an English page, or null where there is too little of it. Headings and
 * short items of lists have no sentences, and would make a text look easier than it is. The names of laws are left out.
 */
export const runningText = rememberLast(
  ({ main }: PageArtifacts['text'], { blocks }: Blocks, lang: string | null): RunningText | null => {
    if (lang !== null && lang !== '' && primary(lang) !== 'en') return null;
    const beginnings = new Set(blocks.filter(({ inside, level }) => level || !READ.has(inside)).map(beginningOf));
    const cells = blocks.filter(isCell).map(beginningOf);
    const read = main
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => SENTENCE_END.test(line) && !beginnings.has(beginningOf({ text: line })))
      // A row of a table is one line, however many cells it has.
      .filter((line) => !cells.some((cell) => line.startsWith(cell)));
    const sentences = sentencesOf(read.join('\n')).filter((sentence) => !ABOUT_LAW.test(sentence));
    const words = sentences.reduce((sum, sentence) => sum + wordsOf(sentence).length, 0);
    if (words < ENOUGH_WORDS || !isEnglish(read)) return null;
    return { sentences, words, cut: main.length >= MOST_KEPT };
  },
);

const CELLS = new Set(['td', 'th', 'cell', 'columnheader']);
const isCell = ({ inside, text }: Block): boolean => CELLS.has(inside ?? '') && text.trim().length >= 4;

/** Of a block only the beginning is kept, which is enough to find its line again. */
function beginningOf({ text }: { readonly text: string }): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 60);
}

/** Pages say that they are in English when they are not. The language is told by paragraphs, as a whole page is a mixture. */
function isEnglish(read: readonly string[]): boolean {
  const telling = read.filter(({ length }) => length >= LONG).slice(0, TELLING);
  const others = telling.filter((text) => (detectLanguage(text) ?? 'en') !== 'en');
  return others.length * 2 <= telling.length;
}
