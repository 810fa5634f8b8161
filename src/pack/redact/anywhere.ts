import { parse } from 'parse5';
import { isDigest } from '../../evidence/canonical.ts';
import { nodesIn, wordsIn } from './page-words.ts';
import { countPersonal } from './personal-data.ts';

/**
 * Whether a page has personal data in it, shown or not: in words, in any attribute, in scripts, styles and comments. What
 * is hidden in a wide window may be seen in a narrow one, and what a script keeps it may write.
 */
export function personalInPage(html: string): boolean {
  if (countPersonal(html) > 0) return true;
  const page = parse(html);
  if (countPersonal(wordsIn(page)) > 0) return true;
  for (const node of nodesIn(page)) {
    if ('content' in node && countPersonal(wordsIn(node.content)) > 0) return true;
    if ('attrs' in node && node.attrs.some(({ value }) => countPersonal(value) > 0)) return true;
  }
  return false;
}

/** Whether any text in a value holds personal data, or any name in it. */
export function personalInValue(value: unknown): boolean {
  if (typeof value === 'string') return !isDigest(value) && countPersonal(value) > 0;
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, inner]) => countPersonal(name) > 0 || personalInValue(inner));
}
