import { oneLine } from './text.ts';

/** A space of no width. */
const SPLIT = '\u200b';

/** Text for one line of Markdown. Whatever a page or a person wrote stays text: no link, no picture, no HTML. */
export function md(text: string): string {
  return (
    oneLine(text)
      .replace(/[\\`*_[\]<>|#~!]/g, '\\$&')
      // A page may not call people by name, nor point to other matters: escapes are undone before those are looked for.
      .replace(/(?<![\p{L}\p{N}.+-])@(?=[\p{L}\p{N}])|[#!](?=\d)|\bGH-(?=\d)/giu, `$&${SPLIT}`)
      .replace(/&/g, '&amp;')
      .replace(/^([-+>]|\d+[.)])(?=\s)/, '\\$1')
      // Many readers make links of bare addresses, also of those that a page smuggled in.
      .replace(/:\/\//g, '&#58;//')
      .replace(/\bwww\./gi, (www) => `${www.slice(0, 3)}&#46;`)
  );
}

export function mdTable(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.map(md).join(' | ')} |`;
  return [line(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(line)];
}
