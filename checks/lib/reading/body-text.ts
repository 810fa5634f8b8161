import type { Block } from '../../../src/model/seen/blocks.ts';

/** The size that most words of the page are set in, headings left out. */
export function bodySize(blocks: readonly Block[]): number {
  const words = new Map<number, number>();
  for (const { size, words: count, level, inside } of blocks)
    if (!level && inside !== 'button') words.set(size, (words.get(size) ?? 0) + count);
  const [most] = [...words].sort(([leftSize, left], [rightSize, right]) => right - left || leftSize - rightSize);
  return most?.[0] ?? 16;
}

export function isWholly(part: number | undefined, { words }: Block): boolean {
  return part !== undefined && words > 0 && part >= words;
}
