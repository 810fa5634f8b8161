import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * Readers see the whole file or none: written under another name, then renamed. For files whose name says their
 * content, so a file that is there already is left alone, unless it was cut short or damaged.
 */
export async function writeOnce(path: string, bytes: Uint8Array): Promise<void> {
  const isThere = async () => (await sizeOf(path)) === bytes.byteLength && (await holds(path, bytes));
  await writeAs(path, isThere, (temporary) => writeFile(temporary, bytes, { flag: 'wx' }));
}

/** The same for a long text that is never held whole; `bytes` is the length it will have, and all that is compared. */
export async function writeChunksOnce(path: string, bytes: number, chunks: Iterable<string>): Promise<void> {
  const isThere = async () => (await sizeOf(path)) === bytes;
  await writeAs(path, isThere, (temporary) => pipeline(chunks, createWriteStream(temporary, { flags: 'wx' })));
}

async function writeAs(
  path: string,
  isThere: () => Promise<boolean>,
  write: (temporary: string) => Promise<void>,
): Promise<void> {
  if (await isThere()) return;
  await mkdir(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    await write(temporary);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    // Some systems refuse to rename over a file that another writer of the same content has just put there.
    if (!(await isThere())) throw error;
  }
}

/** For files that change: the new content takes the place of the old as a whole, and when that fails, the old one stays. */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    await writeFile(temporary, content, { flag: 'wx' });
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
}

export async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  const buffer = await ifThere(readFile(path));
  return buffer && new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

export async function namesIn(folder: string): Promise<readonly string[]> {
  return ((await ifThere(readdir(folder))) ?? []).toSorted();
}

async function holds(path: string, bytes: Uint8Array): Promise<boolean> {
  const found = await ifThere(readFile(path));
  return found?.equals(bytes) === true;
}

export async function sizeOf(path: string): Promise<number | undefined> {
  return (await ifThere(stat(path)))?.size;
}

/** "Not there" is an answer; a folder that may not be read is a fault, and stays one. */
export async function ifThere<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
