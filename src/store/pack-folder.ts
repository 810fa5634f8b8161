import { lstat, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { byCodeUnit, clashesIn, problemOfName } from '../pack/names.ts';
import type { PackFile, PackSource } from '../pack/source.ts';

const MOST_FILES = 1_000_000;

export async function writePackFile(folder: string, { path: name, bytes }: PackFile): Promise<void> {
  // Names are ours, but a colleague's file of another part may bring its own.
  const problem = problemOfName(name);
  if (problem !== undefined) throw new Error(`${name} ${problem}.`);
  const file = path.join(folder, ...name.split('/'));
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, bytes, { flag: 'wx' });
}

/** Looks at names and sizes only; contents are read one at a time. Links are named and never followed. */
export async function openPackFolder(folder: string, most = MOST_FILES): Promise<PackSource> {
  const files: { readonly path: string; readonly bytes: number }[] = [];
  const problems: string[] = [];
  const waiting = [''];
  for (let at = waiting.pop(); at !== undefined && files.length < most; at = waiting.pop()) {
    const names = await readdir(path.join(folder, at));
    if (at !== '' && names.length === 0) problems.push(`${at} was added: it is an empty folder.`);
    for (const name of names) {
      const inside = at === '' ? name : `${at}/${name}`;
      const found = await lstat(path.join(folder, inside));
      if (found.isDirectory()) waiting.push(inside);
      else if (found.isFile()) files.push({ path: inside, bytes: found.size });
      else
        problems.push(`${JSON.stringify(inside)} is not a file but a link or something else, so it was not looked at.`);
    }
  }
  if (files.length >= most)
    problems.push(`The folder has ${most} files or more. No pack has so many, and the rest was not looked at.`);
  files.sort((a, b) => byCodeUnit(a.path, b.path));
  const names = files.map((file) => file.path);
  for (const name of names) {
    const problem = problemOfName(name);
    if (problem !== undefined) problems.push(`A file ${problem}: ${JSON.stringify(name)}.`);
  }
  for (const name of clashesIn(names)) problems.push(`There are two files for ${JSON.stringify(name)}.`);
  const there = new Set(names);
  return {
    files,
    problems,
    read: async (name) => (there.has(name) ? readFile(path.join(folder, name)).catch(() => undefined) : undefined),
    rest: async () => undefined,
  };
}

export async function kindOf(place: string): Promise<'folder' | 'file' | 'nothing'> {
  const found = await stat(place).catch(() => undefined);
  if (found?.isDirectory()) return 'folder';
  return found?.isFile() ? 'file' : 'nothing';
}
