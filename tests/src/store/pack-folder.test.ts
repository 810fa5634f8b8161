import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openPackFolder } from '../../../src/store/pack-folder.ts';

it.each([
  [3, []],
  [2, ['The folder has 2 files or more. No pack has so many, and the rest was not looked at.']],
])('a folder of two files, of which fewer than %i are looked at', async (most, problems) => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'lgdss-pack-folder-'));
  try {
    for (const name of ['a', 'b']) await writeFile(path.join(folder, name), name);
    expect((await openPackFolder(folder, most)).problems).toEqual(problems);
  } finally {
    await rm(folder, { recursive: true });
  }
});
