import type { Block } from '../../../src/model/seen/blocks.ts';

export interface FakeList {
  readonly first: Block;
  /** `drawn`: by a style sheet. */
  readonly marker: 'bullet' | 'dash' | 'number' | 'drawn';
  readonly items: number;
  /** The first item. */
  readonly text: string;
}

const BULLET = /^\s*([•◦▪▫●○‣⁃∙·➤➢])\s*[\p{L}\p{N}“"'(£]/u;
/** Also squares, which may be the key of a map, triangles, which may stand for a film, and small pictures, as people put them in front of lines in place of dots. */
const DASH =
  /^\s*(?:(?:[-–—*~»→✓✔✗✘☑>+¤♦◆★☆➔➜⇒■□►▶]|o(?=\s))\s+|\p{Extended_Pictographic}\uFE0F?\s*)[\p{L}\p{N}“"'(£]/u;
const NUMBER = /^\s*(?:(?:step|stage|cam)\s+)?\(?(\d{1,2}|[a-z]|[ivx]{2,4})(?:[.):]|\s[-–—])\s+\p{L}/iu;
const ROMAN = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];
/** Jobs that already say what the text is, or where it is nobody's list. */
const OTHER_JOBS = new Set(['li', 'listitem', 'option', 'hidden', 'code', 'button', 'tab', 'dt', 'dd', 'img', 'a']);

interface Line {
  readonly text: string;
  readonly block: Block;
  /** Lines with one key can be items of one list. */
  readonly key: string;
  /** The same for what begins with a bullet: no two such lines in a row are anything else. */
  readonly wide: string;
}

/** Items one after the other that are told apart by characters: lines of one block, or blocks beside each other. */
export function fakeLists(blocks: readonly Block[]): readonly FakeList[] {
  const lines = blocks.flatMap((block, index): Line[] => {
    if (block.level || (block.inside && OTHER_JOBS.has(block.inside))) return [{ text: '', block, key: '', wide: '' }];
    if (block.lines)
      return block.lines
        .filter((text) => text.trim())
        .map((text) => ({ text, block, key: `in ${index}`, wide: `in ${index}` }));
    return [{ text: block.text, block, key: `${block.tag} in ${block.parent}`, wide: block.tag }];
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
  const alike = (test: (text: string, index: number) => boolean, by: 'key' | 'wide' = 'key') => {
    const end = rest.findIndex((line, index) => line[by] !== first[by] || !test(line.text, index));
    return end === -1 ? rest.length : end;
  };
  const made = (marker: FakeList['marker'], items: number) => ({
    list: { first: first.block, marker, items, text: first.text.trim() },
    length: items,
  });
  // Different signs one below the other explain what each of them stands for.
  const sign = BULLET.exec(first.text)?.[1];
  const bullets = alike((text) => sign !== undefined && BULLET.exec(text)?.[1] === sign, 'wide');
  if (bullets >= 2) return made('bullet', bullets);
  const dashes = alike((text) => DASH.test(text));
  if (dashes >= 3) return made('dash', dashes);
  const counts = [ordinal, roman].map((read) => alike((text, index) => read(text) === index + 1));
  const numbers = Math.max(...counts);
  if (numbers >= 3) return made('number', numbers);
  const { mark } = first.block;
  const drawn = mark ? alike((_, index) => rest[index]?.block.mark === mark && isBelow(rest, index)) : 0;
  return drawn >= 3 ? made('drawn', drawn) : null;
}

/** Right below the one before it: what stands side by side is a row of labels or of things to press. */
function isBelow(lines: readonly Line[], index: number): boolean {
  const [before, box] = [lines[index - 1]?.block.box, lines[index]?.block.box];
  return !before || !box || (box.y >= before.y + before.height - 2 && Math.abs(box.x - before.x) <= 3);
}

function roman(text: string): number | null {
  const place = ROMAN.indexOf(NUMBER.exec(text)?.[1]?.toLowerCase() ?? '-');
  return place > 0 ? place : null;
}

function ordinal(text: string): number | null {
  const mark = NUMBER.exec(text)?.[1]?.toLowerCase();
  if (!mark) return null;
  if (mark.length > 1 && !/\d/.test(mark)) return null;
  return /\d/.test(mark) ? Number(mark) : mark.charCodeAt(0) - 96;
}
