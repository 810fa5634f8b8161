import { document, text } from '../../helpers/evidence.ts';
import { block, blocks } from '../accessibility/reading-evidence.ts';

type Paragraph = Parameters<typeof block>[1] & { readonly text: string };

/** A page in English, unless told otherwise, with these paragraphs in its main part. Of each block the beginning is kept. */
export function page(paragraphs: readonly (string | Paragraph)[], { lang = 'en' as string | null, cut = false } = {}) {
  const all = paragraphs.map((one) => (typeof one === 'string' ? { text: one } : one));
  const main = all.map((one) => one.text).join('\n\n');
  return {
    text: text(cut ? main.padEnd(200_000) : main),
    blocks: blocks(all.map(({ text: words, ...rest }) => block(words.slice(0, 160), rest))).blocks,
    document: document('', { lang }),
  };
}

const EASY = 'We empty your bin once a week. Put it out by seven in the morning. Take it in again at night.';
const HARD =
  'The organisational documentation regarding individual environmental circumstances necessitates considerable administrative consideration. Additional information concerning residential accommodation is consequently obligatory.';

export const easy = (times: number) => Array.from({ length: times }, () => EASY);
export const hard = (times: number) => Array.from({ length: times }, () => HARD);

/** One sentence of so many words. */
export const sentence = (words: number) =>
  `The ${'old dog and '
    .repeat(words)
    .split(' ')
    .slice(0, words - 1)
    .join(' ')}.`;
