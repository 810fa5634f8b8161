import type { Block } from '../../../src/model/seen/blocks.ts';
import { isWholly } from './body-text.ts';

const MOST_WORDS = 14;
const DATE =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?\d{1,2}(?:st|nd|rd|th)?[\s/.-]+(?:\p{L}{3,9}|\d{1,2})[\s/.-]+\d{2,4}\b/iu;
/** Ends like a sentence, or leads straight into what follows. */
const UNFINISHED = /[.,;:!…]["”’)]*$/;

/**
 * Text that people take for a heading though it is none: short, set apart by its size or weight, with ordinary text under
 * it. Labels, dates, numbers, sentences and warnings are set in bold for other reasons.
 */
export function posesAsHeading(block: Block, next: Block | undefined, body: number): boolean {
  const { text, words, level, inside, size, lines } = block;
  if (level || inside || lines || words < 1 || words > MOST_WORDS || text.length > 100) return false;
  if (!/\p{L}{2}/u.test(text) || DATE.test(text) || /^[\d\s£+().,:-]+$/.test(text)) return false;
  const larger = size >= body * 1.15;
  const marked = isWholly(block.bold, block) || isWholly(block.underlined, block) || isShouted(block);
  if (!larger && !(marked && size >= body * 0.95)) return false;
  if (UNFINISHED.test(text) && !(larger && text.endsWith(':'))) return false;
  return next !== undefined && isTextUnder(block, next);
}

function isTextUnder(block: Block, next: Block): boolean {
  if (next.level || isWholly(next.bold, next) || next.size >= block.size * 1.15) return false;
  if (next.box.y < block.box.y + block.box.height - 4) return false;
  if (next.inside) return /^(?:li|td|th|dt|dd)$/.test(next.inside);
  // Bold and in capitals at once, it is set apart twice, and less has to stand under it.
  const fewest = isWholly(block.bold, block) && isShouted(block) ? 2 : 4;
  return next.words >= 6 || (next.words >= fewest && /[.!?]$/.test(next.text));
}

function isShouted({ text, words, capitals }: Block): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return words <= 8 && letters >= 6 && (capitals === true || text === text.toUpperCase());
}

/** A bold first line and then, in the same paragraph, the text that it heads. */
export function boldFirstLine({ lines, bold = 0, words, level, inside, text }: Block): string | null {
  const [first = '', second] = lines ?? [];
  const heads = first.trim().split(/\s+/).length;
  if (level || inside || second === undefined || bold !== heads || heads > 10 || words < heads + 8) return null;
  return UNFINISHED.test(first) || DATE.test(text) || first.length >= 40 ? null : first.trim();
}
