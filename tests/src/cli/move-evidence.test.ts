import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Io } from '../../../src/cli/io.ts';
import { evidenceIn, evidenceOut } from '../../../src/cli/move-evidence.ts';
import { writePinned } from '../../../src/crawl/pinned-sample.ts';
import type { Digest } from '../../../src/model/evidence.ts';
import { fileBlobStore, fileScanStore } from '../../../src/store/files.ts';
import { fileSampleStore } from '../../../src/store/samples.ts';
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
const sampleIn = (store: string) => fileSampleStore(at(store)).sample('northmere');
const writeSample = (store: string, text: string) => fileSampleStore(at(store)).pinSample('northmere', text);

/** Drawn on that day, with this page. */
function sampleOf(day: string, page = '/'): string {
  const url = `https://www.northmere.example${page}`;
  const drawn = { schema: 1 as const, target: 'northmere', seed: 'northmere', perTemplate: 2, method: 'by template' };
  const pages = [{ url, why: 'the start' }];
  const rest = { include: [], exclude: [], pages, documents: [], of: 1, chosenFrom: [url] };
  return writePinned({ ...drawn, ...rest, date: `${day}T00:00:00.000Z` });
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

/** In the order in which a history comes to know them, the older scan in 'one'. */
async function twoStores(): Promise<void> {
  await scanIn('one', 'northmere', '2026-01-01');
  await scanIn('two', 'southmere', '2026-01-08');
}

it('of several samples of a service the one drawn last goes along, whichever store was used last', async () => {
  await twoStores();
  await writeSample('one', sampleOf('2026-03-02'));
  await writeSample('two', sampleOf('2026-02-01'));
  expect(await exported(), told).toBe(0);
  expect(await sampleIn('moved')).toBe(sampleOf('2026-03-02'));
});

it('a second export into one folder brings what was drawn since, and leaves alone what is newer there', async () => {
  await twoStores();
  await writeSample('two', sampleOf('2026-02-01'));
  expect(await exported(), told).toBe(0);
  await writeSample('two', sampleOf('2026-02-08'));
  expect(await exported(), told).toBe(0);
  expect(await sampleIn('moved')).toBe(sampleOf('2026-02-08'));
  // As when a scan has drawn it in the folder since, or when the stores are gone.
  await writeSample('moved', sampleOf('2026-02-15'));
  await writeSample('one', sampleOf('2026-02-14'));
  expect(await exported(), told).toBe(0);
  await rm(at('two', 'samples'), { recursive: true });
  expect(await exported(), told).toBe(0);
  expect(await sampleIn('moved')).toBe(sampleOf('2026-02-15'));
});

it('of two as new the one that is there stays, as people may have edited it', async () => {
  await twoStores();
  const [there, other] = [sampleOf('2026-02-01', '/edited'), sampleOf('2026-02-01')];
  await writeSample('moved', there);
  await writeSample('two', other);
  expect(await exported(), told).toBe(0);
  expect(await sampleIn('moved')).toBe(there);
});

it.each([
  ['is cut off', () => sampleOf('2026-12-31').slice(0, 80)],
  ['is of another target', () => sampleOf('2026-12-31').replace('"northmere"', '"southmere"')],
  ['has no date', () => sampleOf('soon')],
])('a sample that %s gives way to one that can be read, and to no other', async (_, broken) => {
  await twoStores();
  await writeSample('moved', broken());
  await writeSample('two', 'another that cannot be read');
  expect(await exported(), told).toBe(0);
  expect(await sampleIn('moved')).toBe(broken());
  await writeSample('one', sampleOf('2026-01-01'));
  expect(await exported(), told).toBe(0);
  expect(await sampleIn('moved')).toBe(sampleOf('2026-01-01'));
});

it.each([
  ['newer, as a scan may have drawn it since', '2026-02-02', 'kept'],
  ['older', '2026-01-31', 'one'],
])('an import into a store with a sample goes by the same rule: %s', async (_, day, whose) => {
  await scanIn('one', 'northmere', '2026-01-01');
  const samples = { one: sampleOf('2026-02-01'), kept: sampleOf(day) };
  await writeSample('one', samples.one);
  await writeSample('kept', samples.kept);
  const { code } = await evidenceIn(at('one'), at('kept'), { blobs: null }, io());
  expect([code, await sampleIn('kept')], told).toEqual([0, samples[whose as keyof typeof samples]]);
});

it('an export does not mix with evidence that the history does not have, and changes nothing there', async () => {
  await scanIn('other', 'westmere', '2026-01-01');
  for (const table of ['run_targets', 'runs', 'scans'] as const) await opened.database.db.deleteFrom(table).execute();
  await writeSample('other', sampleOf('2026-01-01'));
  await scanIn('two', 'northmere', '2026-01-08');
  await writeSample('two', sampleOf('2026-01-08'));
  const before = await readdir(at('other'), { recursive: true });
  const mixed = evidenceOut(opened.database, at('other'), { blobs: null }, io());
  await expect(mixed).rejects.toThrow(
    `There is evidence of 2 scans in '${at('other')}' that this history does not have. Name a new folder,`,
  );
  expect(await readdir(at('other'), { recursive: true })).toEqual(before);
  expect(await sampleIn('other')).toBe(sampleOf('2026-01-01'));
});
