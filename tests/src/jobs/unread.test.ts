import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { unfinishedIn } from '../../../src/cli/begun.ts';
import { readSaved, recordIn, takeFolder } from '../../../src/jobs/folder.ts';
import { thinStore } from '../../../src/jobs/thin.ts';
import { markBegun } from '../../../src/store/begun.ts';
import { openJournal } from '../../../src/store/journal.ts';
import { scansPackedIn } from '../../../src/store/run-folders.ts';
import { ADDED, weekly } from '../../helpers/jobs-database.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder?.remove());

/** A folder of its own, for which one of its files does not answer: it is there, and reading it fails. */
async function withUnread(name: string, ...files: readonly string[]) {
  const own = path.join(folder.path, name);
  await mkdir(own, { recursive: true });
  for (const file of files) await symlink(path.join(own, file), path.join(own, file));
  return { path: own, store: path.join(own, 'evidence') };
}

const take = (own: { readonly path: string; readonly store: string }) => {
  const [target] = weekly(['ambleford']).targets;
  if (!target) throw new Error('There is one.');
  return takeFolder(own, { target, settings: {}, now: ADDED });
};

it('a result that cannot be read now is not missing: the target is not scanned again', async () => {
  const own = await withUnread('result', 'scan.json');
  await expect(readSaved(own)).rejects.toThrow('ELOOP');
  await expect(take(own)).rejects.toThrow('ELOOP');
  await rm(path.join(own.path, 'scan.json'));
  expect(await readSaved(own)).toMatchObject({ ok: false, error: { code: 'no-scan' } });
  expect(await take(own)).toBe('begun');
});

it('whoever cannot read who is at a folder does not take it', async () => {
  const own = await withUnread('held', 'worker.json');
  await expect(take(own)).rejects.toThrow('ELOOP');
  await rm(path.join(own.path, 'worker.json'));
  // One that was cut off says nothing.
  await writeFile(path.join(own.path, 'worker.json'), '{"pid":');
  expect(await take(own)).toBe('begun');
});

// The start of its own memory is what a process may open, and cannot read: as on a disk that does not answer.
it.runIf(process.platform === 'linux')('a journal that cannot be read now is not begun a second time', async () => {
  const journal = path.join(folder.path, 'journal');
  await symlink('/proc/self/mem', journal);
  await expect(openJournal(journal)).rejects.toThrow('EIO');
  expect((await openJournal(path.join(folder.path, 'another'))).startedAt).toBe(undefined);
});

it('an earlier scan that cannot be read now is not taken for one of another machine', async () => {
  const own = await withUnread('earlier', 'scans');
  const scan = `sha256:${'1'.repeat(64)}` as const;
  await expect(recordIn(own.path, scan)).rejects.toThrow('ELOOP');
  expect(await recordIn('/no/such/folder', scan)).toBe(undefined);
  // The path of another machine may lead into a file of this one.
  await writeFile(path.join(folder.path, 'file'), '');
  expect(await recordIn(path.join(folder.path, 'file'), scan)).toBe(undefined);
});

it('nothing is tidied away where nobody can tell whether a scan or a pack needs it', async () => {
  const own = await withUnread('tidied', 'journal.ndjson', 'scans');
  const gone = { host: hostname(), pid: 2 ** 30, start: '1', folder: own.path };
  await markBegun(own.store, gone);
  await expect(unfinishedIn(own.store, Date.now())).rejects.toThrow('ELOOP');
  // Of another machine it is under way, for all that is known here.
  await rm(own.store, { recursive: true });
  await markBegun(own.store, { ...gone, host: 'another' });
  expect((await unfinishedIn(own.store, Date.now())).going).toHaveLength(1);

  const shelf = { text: async () => '', size: async () => 0, remove: async () => undefined };
  const asked = { journals: [], mayTake: async () => true, signal: new AbortController().signal };
  await expect(thinStore({ store: own.path, shelf, old: new Set(), ...asked })).rejects.toThrow('ELOOP');

  const packed = await withUnread('packed', 'scan.json');
  await mkdir(path.join(packed.path, 'evidence-pack'));
  await expect(scansPackedIn([packed.path])).rejects.toThrow('ELOOP');
  const unlisted = await withUnread('unlisted', 'run');
  await expect(scansPackedIn([path.join(unlisted.path, 'run')])).rejects.toThrow('ELOOP');
  expect(await scansPackedIn([path.join(folder.path, 'nowhere')])).toEqual(new Set());
});
