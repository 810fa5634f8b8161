import { document } from '../../helpers/evidence.ts';
import { block, blocks } from '../accessibility/reading-evidence.ts';

type Paragraph = Parameters<typeof block>[1] & { readonly text: string };

/** A page in English, unless told otherwise, with these paragraphs in its main part. */
export function page(paragraphs: readonly (string | Paragraph)[], { lang = 'en' as string | null, cut = false } = {}) {
  const all = paragraphs.map((one) => (typeof one === 'string' ? block(one) : block(one.text, one)));
  return { blocks: { ...blocks(all).blocks, cut }, document: document('', { lang }) };
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
