import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ifThere } from './atomic.ts';

/** Far above the largest thing that a scan keeps. What is larger was put there by somebody else. */
export const MOST_BLOB = 256 * 1024 * 1024;

/** Blobs as they lie somewhere, by the digits of their digests: for whoever takes old ones away. */
export interface Shelf {
  /** In bytes; undefined where it is not there. */
  size(hex: string): Promise<number | undefined>;
  /** As text; empty where it is not there, or has more bytes. */
  text(hex: string, most: number): Promise<string>;
  remove(hex: string): Promise<void>;
}

export function folderShelf(store: string): Shelf {
  const pathOf = (hex: string) => join(store, 'blobs', hex.slice(0, 2), hex.slice(2));
  const size = async (hex: string) => (await ifThere(stat(pathOf(hex))))?.size;
  return {
    size,
    async text(hex, most) {
      const bytes = await size(hex);
      return bytes !== undefined && bytes <= most ? readFile(pathOf(hex), 'utf8') : '';
    },
    remove: (hex) => rm(pathOf(hex), { force: true }),
  };
}

/** What is in either. A store that was given a bucket keeps what it had. */
export function bothShelves(one: Shelf, other: Shelf): Shelf {
  return {
    size: async (hex) => (await one.size(hex)) ?? other.size(hex),
    text: async (hex, most) => ((await one.size(hex)) === undefined ? other.text(hex, most) : one.text(hex, most)),
    async remove(hex) {
      await one.remove(hex);
      await other.remove(hex);
    },
  };
}
