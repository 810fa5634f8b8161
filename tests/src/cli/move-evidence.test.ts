import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Io } from '../../../src/cli/io.ts';
import { evidenceIn, evidenceOut } from '../../../src/cli/move-evidence.ts';
import type { Digest } from '../../../src/model/evidence.ts';
import { fileBlobStore, fileScanStore } from '../../../src/store/files.ts';
import { type OpenedDatabase, openDatabaseOf } from '../../helpers/jobs-database.ts';
import { oldScan } from '../../helpers/old-scans.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';

let opened: OpenedDatabase;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let told: string;

beforeAll(async () => {
  opened = await openDatabaseOf('embedded');
});
afterAll(() => opened.close());
beforeEach(async () => {
  folder = await temporaryFolder();
  told = '';
});
afterEach(async () => {
  const { db } = opened.database;
  for (const table of ['run_targets', 'runs', 'scans'] as const) await db.deleteFrom(table).execute();
  await folder.remove();
});

const at = (...names: readonly string[]) => path.join(folder.path, ...names);
const hear = (text: string) => {
  told += text;
};
const io = (): Io => ({
  out: hear,
  err: hear,
  ...{ env: {}, cwd: folder.path, terminal: null, signal: new AbortController().signal },
  elapsed: () => performance.now(),
  every: () => () => undefined,
});
const exported = () => evidenceOut(opened.database, at('moved'), { blobs: null }, io());
const MARK = 'f'.repeat(64);
const sampleIn = (store: string) => readFile(at(store, 'samples', `${MARK}.json`), 'utf8');
async function writeSample(store: string, text: string): Promise<void> {
  await mkdir(at(store, 'samples'), { recursive: true });
  await writeFile(at(store, 'samples', `${MARK}.json`), text);
}

/** A scan with one artifact that every scan of these tests has. */
async function scanIn(store: string, target: string, day: string): Promise<Digest> {
  const { id } = await oldScan(opened.database, { folder: folder.path, store: at(store), target, day });
  const links = await fileBlobStore(at(store)).put(new TextEncoder().encode('["the same"]'));
  const scans = fileScanStore(at(store));
  const record = await scans.record(id);
  if (!record) throw new Error('It was saved.');
  const pages = [{ url: `https://${target}.example/`, artifacts: { links } }];
  const saved = await scans.saveRecord({ ...record, pages: pages as unknown as typeof record.pages });
  await opened.database.db.updateTable('scans').set({ id: saved }).where('id', '=', id).execute();
  return links;
}

it('what is missing in one store is looked for in the next that a scan names it in', async () => {
  const links = await scanIn('one', 'northmere', '2026-01-01');
  await scanIn('two', 'southmere', '2026-01-08');
  await rm(at('one', 'blobs', links.slice(7, 9), links.slice(9)));
  expect(await exported(), told).toBe(0);
  expect(await fileBlobStore(at('moved')).get(links)).toBeDefined();
  expect(told).toMatch(/^The evidence of 2 scans is in .+: 1 file, /);
});

it('a second export into one folder brings the samples of now, and of two stores that of the one used last', async () => {
  await scanIn('one', 'northmere', '2026-01-01');
  await scanIn('two', 'southmere', '2026-01-08');
  await writeSample('one', 'of the older store');
  await writeSample('two', 'the first');
  expect(await exported(), told).toBe(0);
  expect(await sampleIn('moved')).toBe('the first');
  await writeSample('two', 'drawn again');
  expect(await exported(), told).toBe(0);
  expect(await sampleIn('moved')).toBe('drawn again');
  // Where the store that was used last has none any more, that of the other.
  await rm(at('two', 'samples'), { recursive: true });
  expect(await exported(), told).toBe(0);
  expect(await sampleIn('moved')).toBe('of the older store');
});

it('an import leaves the samples alone that are there already: a scan may have drawn them since', async () => {
  await scanIn('one', 'northmere', '2026-01-01');
  await writeSample('one', 'of the file');
  await writeSample('kept', 'of today');
  const { code } = await evidenceIn(at('one'), at('kept'), { blobs: null }, io());
  expect([code, await sampleIn('kept')], told).toEqual([0, 'of today']);
});
