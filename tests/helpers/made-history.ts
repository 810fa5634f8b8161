import { cpSync } from 'node:fs';
import { mkdir, mkdtemp, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';

const POLL_MS = 50;
const MADE_WITHIN_MS = 120_000;

/**
 * An embedded database without tables, as the first command in a folder would make it. To make one takes three seconds of
 * a processor, to copy one next to nothing, so that one is made for a whole run of the tests. For tests about anything but
 * the making.
 */
export async function madeHistory(folder: string): Promise<void> {
  const data = await dataOfThisRun();
  await mkdir(folder, { recursive: true });
  // A thousand small files: one by one, each with a promise of its own, they would take ten times as long.
  cpSync(data, path.join(folder, 'data'), { recursive: true });
}

async function dataOfThisRun(): Promise<string> {
  const run = process.env.LGDSS_TEST_RUN;
  if (run === undefined) throw new Error('This is no run of vitest.');
  const data = path.join(run, 'history-data');
  // Making a folder succeeds for one of many.
  const isFirst = await mkdir(path.join(run, 'history')).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    const made = path.join(await mkdtemp(path.join(run, 'history-')), 'data');
    await (await PGlite.create(made)).close();
    // Whole, or not there.
    await rename(made, data);
  }
  for (let waited = 0; waited < MADE_WITHIN_MS; waited += POLL_MS) {
    if (await isThere(data)) return data;
    await sleep(POLL_MS);
  }
  throw new Error('The embedded database of this run was not made.');
}

const isThere = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  );
