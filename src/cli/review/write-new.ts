import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Io } from '../io.ts';

/** Writes a review file that is not there yet: what somebody filled in is never written over. */
export async function writeNew(given: string, text: string, io: Io): Promise<boolean> {
  const file = path.resolve(io.cwd, given);
  try {
    await writeFile(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') io.err(`There is a file '${given}' already. Choose another name with --out.\n`);
    else io.err(`'${given}' cannot be written (${code}). Choose another place with --out.\n`);
    return false;
  }
}
