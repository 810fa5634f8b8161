import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Register, registerFrom } from '../authorities/register.ts';
import { readIfThere } from './atomic.ts';

const FILE = 'authorities.json';

export async function loadRegister(folder: string): Promise<Register | 'missing' | 'unreadable'> {
  const bytes = await readIfThere(path.join(folder, FILE)).catch(() => null);
  if (bytes === undefined) return 'missing';
  return (bytes && registerFrom(new TextDecoder().decode(bytes))) ?? 'unreadable';
}

/** Takes the place of the one before as a whole; when that fails, the one before stays. Answers with the file. */
export async function saveRegister(folder: string, register: Register): Promise<string> {
  const file = path.join(folder, FILE);
  const temporary = path.join(folder, `.${randomUUID()}.tmp`);
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(temporary, `${JSON.stringify(register, null, 2)}\n`, { flag: 'wx' });
    await rename(temporary, file);
    return file;
  } finally {
    await rm(temporary, { force: true });
  }
}
