import type { Block } from '../../../src/model/seen/blocks.ts';

export interface FakeList {
  readonly first: Block;
  readonly marker: 'bullet' | 'dash' | 'number';
  readonly items: number;
  /** The first item. */
  readonly text: string;
}

const BULLET = /^\s*[•◦▪▫●○■□‣⁃∙·►▶➤➢]\s*[\p{L}\p{N}“"'(£]/u;
const DASH = /^\s*(?:[-–—*~»→✓✔✗✘☑]|o(?=\s))\s+[\p{L}\p{N}“"'(£]/u;
const NUMBER = /^\s*\(?(\d{1,2}|[a-z])[.)]\s+\p{L}/iu;
/** Jobs that already say what the text is, or where it is nobody's list. */
const OTHER_JOBS = new Set(['li', 'listitem', 'option', 'hidden', 'code', 'button', 'tab', 'dt', 'dd', 'img', 'a']);

interface Line {
  readonly text: string;
  readonly block: Block;
  /** Lines with one key can be items of one list. */
  readonly key: string;
}

/** Items one after the other that are told apart by characters: lines of one block, or blocks beside each other. */
export function fakeLists(blocks: readonly Block[]): readonly FakeList[] {
  const lines = blocks.flatMap((block, index): Line[] => {
    if (block.level || (block.inside && OTHER_JOBS.has(block.inside))) return [{ text: '', block, key: '' }];
    if (block.lines)
      return block.lines.filter((text) => text.trim()).map((text) => ({ text, block, key: `in ${index}` }));
    return [{ text: block.text, block, key: `${block.tag} in ${block.parent}` }];
  });
  const found: FakeList[] = [];
  for (let at = 0; at < lines.length; ) {
    const run = runFrom(lines, at);
    if (run) found.push(run.list);
    at += run?.length ?? 1;
  }
  return found;
}

function runFrom(lines: readonly Line[], at: number): { list: FakeList; length: number } | null {
  const [first] = lines.slice(at, at + 1);
  if (!first || first.key === '') return null;
  const rest = lines.slice(at, at + 40);
  const alike = (test: (text: string, index: number) => boolean) => {
    const end = rest.findIndex(({ text, key }, index) => key !== first.key || !test(text, index));
    return end === -1 ? rest.length : end;
  };
  const made = (marker: FakeList['marker'], items: number) => ({
    list: { first: first.block, marker, items, text: first.text.trim() },
    length: items,
  });
  const bullets = alike((text) => BULLET.test(text));
  if (bullets >= 2) return made('bullet', bullets);
  const dashes = alike((text) => DASH.test(text));
  if (dashes >= 3) return made('dash', dashes);
  const start = ordinal(first.text);
  if (start !== 1) return null;
  const numbers = alike((text, index) => ordinal(text) === start + index);
  return numbers >= 3 ? made('number', numbers) : null;
}

function ordinal(text: string): number | null {
  const mark = NUMBER.exec(text)?.[1]?.toLowerCase();
  if (!mark) return null;
  return /\d/.test(mark) ? Number(mark) : mark.charCodeAt(0) - 96;
}
