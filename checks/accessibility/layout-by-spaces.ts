import { cantTell, definePageCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import type { Block } from '../../src/model/seen/blocks.ts';
import { blockAt, byWcag } from '../lib/reading/meta.ts';

/** Text, a wide gap, and text again: what a row of a table looks like when it is typed. */
const ROW = /\S[ \u00a0]{3,}\S|\S\t+\S/g;
/** Dots that lead from one column to the next, and strokes between columns. */
const LEADER = /[^\s.] ?\.{4,} ?[^\s.]|[^\s…]\s*…{2,}\s*[^\s…]/;
const STROKE = /\S \| (?=\S)/g;
type Message = 'columns' | 'art';

export const layoutBySpaces = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/layout-by-spaces',
    title: 'Tables and pictures are not typed with spaces and signs',
    kind: 'needs-review',
    why: 'Columns made with spaces are read straight across, and pictures made of signs are read sign by sign.',
    affects: 'People who use a screen reader, and people who enlarge text.',
    fix: 'Use a table for columns. Use an image with a text alternative for a picture.',
    severity: 'moderate',
    criteria: ['1.1.1', '1.3.1', '1.3.2'],
    criteriaOf: { columns: ['1.3.1', '1.3.2'], art: ['1.1.1'] },
    sources: [
      'https://www.w3.org/WAI/WCAG22/Techniques/failures/F34',
      'https://www.w3.org/WAI/WCAG22/Techniques/failures/F72',
    ],
    messages: {
      columns:
        'Spaces or signs line this text up in columns. Check whether it is a table, and whether it makes sense read in lines.',
      art: 'This looks like a picture made of typed signs. Check that its meaning is also there in words.',
    },
  },
  needs: ['blocks'],
  evaluate({ blocks: { blocks, cut } }) {
    if (blocks.length === 0) return inapplicable;
    const findings = blocks.flatMap((block, index): Finding<Message>[] => {
      if (['hidden', 'img', 'code'].includes(block.inside ?? '')) return [];
      if (isArt(block)) return [{ message: 'art', at: blockAt(block) }];
      return hasColumns(block) || startsRows(blocks, index) ? [{ message: 'columns', at: blockAt(block) }] : [];
    });
    // What comes after the part that was read is not known.
    return findings.length > 0 || cut ? cantTell(findings) : passed;
  },
});

function gapsIn(line: string): number {
  return line.trim().match(ROW)?.length ?? 0;
}

function hasColumns({ lines = [], spaced }: Block): boolean {
  if (spaced === true && lines.filter((line) => gapsIn(line) > 0).length >= 2) return true;
  const strokes = lines.map((line) => line.match(STROKE)?.length ?? 0).filter((count) => count > 0);
  const even = strokes.length >= 3 && new Set(strokes).size === 1;
  return even || lines.filter((line) => LEADER.test(line)).length >= 3;
}

/** Paragraphs beside each other, each of them a row. Said once, of the first. */
function startsRows(blocks: readonly Block[], index: number): boolean {
  const isRow = (block: Block | undefined) =>
    block?.spaced === true && !block.lines && block.parent === blocks[index]?.parent && gapsIn(block.text) > 0;
  return isRow(blocks[index]) && isRow(blocks[index + 1]) && isRow(blocks[index + 2]) && !isRow(blocks[index - 1]);
}

function isArt({ lines = [], inside }: Block): boolean {
  const signs = lines.filter((line) => {
    const marks = line.replace(/[\s\p{L}\p{N}.,;:!?'"£%]/gu, '').length;
    const words = line.replace(/[^\p{L}\p{N}]/gu, '').length;
    return marks >= 2 && marks >= words;
  });
  return inside !== 'address' && signs.length >= 3 && signs.length >= lines.filter((line) => line.trim()).length / 2;
}
