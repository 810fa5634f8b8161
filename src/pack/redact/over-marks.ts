import { IN_LINE } from './page-words.ts';

/**
 * What a reader sees nothing of: tags that only mark words, comments, and all but the first of several spaces. A line break
 * is seen as one.
 */
const MARK = new RegExp(
  String.raw`<!--[^<>]{0,200}-->|<(?<break>br)(?:\s[^<>]{0,200})?\/?>|<\/?(?:${[...IN_LINE].join('|')})(?:\s[^<>]{0,500})?\/?>|(?<=\s)\s+`,
  'gi',
);

/** The words of a piece of a page without its marks, and where in the piece each of their letters stands. */
interface Words {
  readonly plain: string;
  readonly placeOf: (index: number) => number;
  readonly tagsIn: (from: number, to: number) => string;
}

function withoutMarks(text: string): Words {
  const parts: { readonly words: string; readonly plainAt: number; readonly textAt: number }[] = [];
  let plainAt = 0;
  const add = (words: string, textAt: number) => {
    if (words === '') return;
    parts.push({ words, plainAt, textAt });
    plainAt += words.length;
  };
  const marks = [...text.matchAll(MARK)];
  let done = 0;
  for (const { 0: mark, index, groups } of marks) {
    add(text.slice(done, index), done);
    if (groups?.break) add('\n', index);
    done = index + mark.length;
  }
  add(text.slice(done), done);
  let at = 0;
  return {
    plain: parts.map(({ words }) => words).join(''),
    // Asked for from left to right, so it never looks back.
    placeOf: (index) => {
      while ((parts[at + 1]?.plainAt ?? Number.POSITIVE_INFINITY) <= index) at += 1;
      const part = parts[at];
      return part === undefined ? 0 : part.textAt + index - part.plainAt;
    },
    tagsIn: (from, to) => [...text.slice(from, to).matchAll(MARK)].map(([mark]) => mark.trim()).join(''),
  };
}

/**
 * Replaces what a pattern finds in the words, though tags stand in the middle of it. They are kept, after the new words, so
 * that every tag that is opened is still closed.
 */
export function replaceOverMarks(
  text: string,
  worthIt: (plain: string) => boolean,
  pattern: RegExp,
  nameOf: (found: RegExpExecArray) => string,
): string {
  const { plain, placeOf, tagsIn } = withoutMarks(text);
  if (plain.length === text.length || !worthIt(plain)) return text;
  const done: string[] = [];
  let after = 0;
  for (const found of plain.matchAll(pattern)) {
    const from = placeOf(found.index);
    const to = placeOf(found.index + found[0].length - 1) + 1;
    done.push(text.slice(after, from), nameOf(found), tagsIn(from, to));
    after = to;
  }
  return done.join('') + text.slice(after);
}
