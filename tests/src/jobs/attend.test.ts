import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { factsOf } from '../../../src/browser/processes.ts';
import { systemClock } from '../../../src/compose.ts';
import { readEntries } from '../../../src/crawl/journal.ts';
import { type Attending, attend } from '../../../src/jobs/attend.ts';
import { takeFolder } from '../../../src/jobs/folder.ts';
import { isScanning } from '../../../src/jobs/old-scans.ts';
import type { Taken } from '../../../src/jobs/queue.ts';
import { beginRun } from '../../../src/jobs/runs.ts';
import { planRun } from '../../../src/jobs/schedules.ts';
import { ADDED, type OpenedDatabase, openDatabaseOf, weekly } from '../../helpers/jobs-database.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';

let opened: OpenedDatabase;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  opened = await openDatabaseOf('embedded');
  folder = await temporaryFolder();
  const spec = { ...weekly(['ambleford']), windowMs: 0, schedule: null, dueAt: null };
  await beginRun(opened.database, planRun('weekly', spec, ADDED), ADDED);
}, 120_000);
afterAll(async () => {
  await opened?.close();
  await folder?.remove();
});

const row = () => opened.database.db.selectFrom('run_targets').selectAll().executeTakeFirstOrThrow();
const job = (generation: number): Taken => ({
  ...{ run: 'weekly', target: 'ambleford', generation, isLastAttempt: true },
  signal: new AbortController().signal,
});
const tools = (busy: readonly string[] = []): Attending => ({
  ...{ database: opened.database, clock: systemClock, worker: 'here 1', tell: () => undefined, busy: new Set(busy) },
  folderOf: () => ({ path: folder.path, store: folder.path }),
  scan: () => Promise.reject(new Error('Nothing was to be scanned.')),
  toSave: () => Promise.reject(new Error('Nothing was to be saved.')),
  stopping: new AbortController().signal,
});

it('whoever has not begun anything is not scanning', async () => {
  expect(await isScanning(opened.database)).toBe(false);
});

// Where the system does not tell of processes, nobody knows who is alive.
it.runIf(process.platform === 'linux')(
  'a scan that the queue took for lost is waited for, in this process or another, and is not given up',
  async () => {
    const before = Date.now();
    await attend(job(0), tools([folder.path]));
    expect(await row()).toMatchObject({ state: 'waiting', generation: 1, reason: null });
    await mkdir(folder.path, { recursive: true });
    const other = { pid: process.ppid, start: factsOf(process.ppid)?.start, host: hostname() };
    await writeFile(path.join(folder.path, 'worker.json'), JSON.stringify(other));
    await attend(job(1), tools());
    const { state, generation, starts_at } = await row();
    expect({ state, generation }).toEqual({ state: 'waiting', generation: 2 });
    expect(Date.parse(starts_at ?? '')).toBeGreaterThan(before + 30_000);
    // It was begun and is gone on with, so its evidence may not be tidied away meanwhile.
    expect(await isScanning(opened.database)).toBe(true);
  },
);

it('a journal of which not even the first line is whole is begun anew', async () => {
  const own = { path: path.join(folder.path, 'torn'), store: folder.path };
  await mkdir(own.path);
  await writeFile(path.join(own.path, 'journal.ndjson'), '{"kind":"begun","schema":1,"targ');
  const [target] = weekly(['ambleford']).targets;
  if (!target) throw new Error('There is one.');
  const take = () => takeFolder(own, { target, settings: {}, now: ADDED });
  expect(await take()).toBe('begun');
  const journal = () => readFile(path.join(own.path, 'journal.ndjson'), 'utf8');
  expect(readEntries(await journal())).toEqual([expect.objectContaining({ kind: 'begun', target })]);
  // One that is whole is left as it is.
  await appendFile(path.join(own.path, 'journal.ndjson'), 'more');
  await take();
  expect(await journal()).toMatch(/more$/);
});
