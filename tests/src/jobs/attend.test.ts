import { appendFile, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsOf } from '../../../src/browser/processes.ts';
import { wantedSettings } from '../../../src/cli/jobs/wanted.ts';
import { systemClock } from '../../../src/compose.ts';
import { resolveConfig } from '../../../src/config/resolve.ts';
import { readEntries } from '../../../src/crawl/journal.ts';
import { type Attending, attend } from '../../../src/jobs/attend.ts';
import { settingsFor } from '../../../src/jobs/earlier-scan.ts';
import { takeFolder } from '../../../src/jobs/folder.ts';
import { type JobState, type Taken, usualTimes } from '../../../src/jobs/queue.ts';
import { beginRun } from '../../../src/jobs/runs.ts';
import { planRun } from '../../../src/jobs/schedules.ts';
import { cancelTargets, namedBy, stopCancelled } from '../../../src/jobs/steer.ts';
import type { Target } from '../../../src/model/target.ts';
import { ADDED, type OpenedDatabase, openDatabaseOf, weekly } from '../../helpers/jobs-database.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';

const never = new AbortController().signal;
let opened: OpenedDatabase;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  opened = await openDatabaseOf('embedded');
  folder = await temporaryFolder();
  const spec = { ...weekly(['ambleford']), windowMs: 0, schedule: null, dueAt: null };
  await beginRun(opened.database, planRun('weekly', spec, ADDED), ADDED);
});
afterAll(async () => {
  await opened?.close();
  await folder?.remove();
});

const row = () =>
  opened.database.db.selectFrom('run_targets').selectAll().where('run_id', '=', 'weekly').executeTakeFirstOrThrow();
const job = (generation: number): Taken => ({
  ...{ run: 'weekly', target: 'ambleford', generation, isLastAttempt: true },
  signal: new AbortController().signal,
});
const tools = (busy: readonly string[] = []): Attending => ({
  ...{
    database: opened.database,
    clock: systemClock,
    worker: 'here 1',
    waitSeconds: usualTimes.waitSeconds,
    tell: () => undefined,
    busy: new Map(busy.map((one) => [one, new AbortController()])),
  },
  queue: { states: () => Promise.resolve(new Map()) },
  folderOf: () => ({ path: folder.path, store: folder.path }),
  scan: () => Promise.reject(new Error('Nothing was to be scanned.')),
  toSave: () => Promise.reject(new Error('Nothing was to be saved.')),
  stopping: new AbortController().signal,
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
  },
);

it.each([
  ['takes the job', 'transaction', 'A scan could not be taken:', ''],
  ['writes down that it failed', 'updateTable', 'oakford:', ' It is given up.'],
])('what went wrong is told also where the database has no room when it %s', async (_, step, before, after) => {
  const { database } = opened;
  const spec = { ...weekly(['oakford']), windowMs: 0, schedule: null, dueAt: null };
  await beginRun(database, planRun('full', spec, ADDED), ADDED);
  const full = Object.assign(new Error('could not extend file "base/5/16384"'), { code: '53100' });
  const db = new Proxy(database.db, {
    get(of, name) {
      if (name === step) throw full;
      const found: unknown = Reflect.get(of, name, of);
      return typeof found === 'function' ? found.bind(of) : found;
    },
  });
  const told: string[] = [];
  const attending = attend(
    { ...job(0), run: 'full', target: 'oakford' },
    {
      ...{ ...tools(), database: { ...database, db }, scan: () => Promise.reject(full) },
      folderOf: () => ({ path: path.join(folder.path, 'full'), store: folder.path }),
      tell: (sentence) => void told.push(sentence),
    },
  );
  await expect(attending).rejects.toThrow();
  expect(told.at(-1)).toBe(
    `${before} The disk of the database ${database.place} is full. Make room on it, and do this again. What was saved before is safe.${after}`,
  );
});

describe('hosts of several', () => {
  const targetOf = (id: string, ...hosts: readonly string[]): Target => {
    const [target] = weekly([id]).targets;
    if (!target) throw new Error('There is one.');
    return { ...target, scope: { ...target.scope, origins: hosts.map((host) => `https://${host}.example`) } };
  };
  const begin = (run: string, target: Target) => {
    const plan = { ...weekly([]), targets: [target], windowMs: 0, schedule: null, dueAt: null };
    return beginRun(opened.database, planRun(run, plan, ADDED), ADDED);
  };
  const rowOf = (target: string) =>
    opened.database.db.selectFrom('run_targets').selectAll().where('target_id', '=', target).executeTakeFirstOrThrow();
  const told: string[] = [];
  /** Takes the job, and comes to nothing: it does not wait any more then. */
  const attendTo = (run: string, target: string, state: JobState) =>
    attend(
      { ...{ run, target, generation: 0, isLastAttempt: false }, signal: new AbortController().signal },
      {
        ...{ ...tools(), tell: (sentence: string) => void told.push(sentence) },
        folderOf: () => ({ path: path.join(folder.path, 'several', target), store: folder.path }),
        queue: { states: async (ids) => new Map(ids.map((id) => [id, state])) },
      },
    ).catch((error: Error) => error.message);

  it('is not scanned while a scan of another run is at any of them, and that uses up no attempt', async () => {
    await begin('one', targetOf('northford', 'northford', 'forms'));
    await begin('two', targetOf('southford', 'southford', 'forms'));
    await begin('three', targetOf('eastford', 'eastford'));
    await opened.database.db.updateTable('run_targets').set({ state: 'running' }).where('run_id', '=', 'one').execute();
    await attendTo('two', 'southford', 'active');
    expect(told).toEqual(['southford: another scan is at one of its hosts.']);
    expect(await rowOf('southford')).toMatchObject({ state: 'waiting', attempts: 0, generation: 1 });
    // On hosts of its own nothing is in its way.
    expect(await attendTo('three', 'eastford', 'active')).toBe('Nothing was to be scanned.');
  });

  it('is scanned where the other one was left behind by a worker that was killed', async () => {
    await begin('four', targetOf('westford', 'westford', 'forms'));
    expect(await attendTo('four', 'westford', 'retry')).toBe('Nothing was to be scanned.');
  });

  it('what somebody cancels at the moment a worker takes it is cancelled, or stopped', async () => {
    const { database, close } = await openDatabaseOf('server');
    try {
      for (const [run, id] of [
        ['six', 'eastmere'],
        ['seven', 'westmere'],
      ] as const) {
        const plan = { ...weekly([]), targets: [targetOf(id, 'forms')], windowMs: 0, schedule: null, dueAt: null };
        await beginRun(database, planRun(run, plan, ADDED), ADDED);
      }
      await database.db.updateTable('run_targets').set({ state: 'running' }).where('run_id', '=', 'six').execute();
      let cancelling: ReturnType<typeof cancelTargets> | undefined;
      await attend(
        { ...{ run: 'seven', target: 'westmere', generation: 0, isLastAttempt: true }, signal: never },
        {
          ...{ ...tools(), database, folderOf: () => ({ path: path.join(folder.path, 'seven'), store: folder.path }) },
          async scan() {
            await cancelling;
            throw new Error('Nothing was to be scanned.');
          },
          queue: {
            async states() {
              cancelling ??= cancelTargets(database, namedBy('seven'), ADDED);
              // It may be done with it by now, or wait for who takes it.
              await Promise.race([cancelling, systemClock.sleep(500)]);
              return new Map();
            },
          },
        },
      ).catch(() => undefined);
      await cancelling;
      const { state } = await database.db
        .selectFrom('run_targets')
        .select('state')
        .where('run_id', '=', 'seven')
        .executeTakeFirstOrThrow();
      // Its scan came to nothing, and it is not failed: it was cancelled.
      expect(state).toBe('cancelled');
    } finally {
      await close();
    }
  });

  it('what somebody cancelled is stopped, and does not wait again', async () => {
    await begin('five', targetOf('midford', 'midford'));
    const busy = new Map<string, AbortController>();
    const place = { path: path.join(folder.path, 'several', 'midford'), store: folder.path };
    await attend(
      {
        ...{ run: 'five', target: 'midford', generation: 0, isLastAttempt: true },
        signal: new AbortController().signal,
      },
      {
        ...{ ...tools(), busy, tell: (sentence: string) => void told.push(sentence), folderOf: () => place },
        async scan(_, signal) {
          await cancelTargets(opened.database, namedBy('five/midford'), ADDED);
          await stopCancelled(opened.database, () => busy.get(place.path));
          expect(signal.aborted).toBe(true);
          return { code: 130, said: '' };
        },
      },
    );
    expect(told.at(-1)).toBe('midford: cancelled.');
    expect(await rowOf('midford')).toMatchObject({
      state: 'cancelled',
      reason: 'Somebody cancelled it.',
      scan_key: null,
    });
  });
});

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

it('a scan whose evidence somebody has taken away is begun anew, in the middle of it and at its end', async () => {
  const own = { path: path.join(folder.path, 'bereft'), store: path.join(folder.path, 'gone') };
  const [target] = weekly(['ambleford']).targets;
  if (!target) throw new Error('There is one.');
  const take = () => takeFolder(own, { target, settings: {}, now: ADDED });
  const file = path.join(own.path, 'journal.ndjson');
  const kinds = async () => readEntries(await readFile(file, 'utf8')).map(({ kind }) => kind);
  await take();
  await mkdir(own.store);
  await appendFile(file, `${JSON.stringify({ kind: 'probed', url: 'https://ambleford.example/', artifacts: {} })}\n`);
  expect([await take(), await kinds()]).toEqual(['begun', ['begun', 'probed']]);
  await rm(own.store, { recursive: true });
  expect([await take(), await kinds()]).toEqual(['begun', ['begun']]);

  await rm(file);
  const scan = `sha256:${'1'.repeat(64)}`;
  const pointer = { schema: 1, scan, result: scan, store: own.store };
  await writeFile(path.join(own.path, 'scan.json'), JSON.stringify(pointer));
  expect([await take(), await kinds()]).toEqual(['begun', ['begun']]);
});

it('a scan whose evidence cannot be reached now is not begun anew: the job fails, and is tried again', async () => {
  const own = { path: path.join(folder.path, 'unreached'), store: path.join(folder.path, 'loop') };
  const [target] = weekly(['ambleford']).targets;
  if (!target) throw new Error('There is one.');
  const take = () => takeFolder(own, { target, settings: {}, now: ADDED });
  const file = path.join(own.path, 'journal.ndjson');
  await take();
  await appendFile(file, 'what was seen');
  await symlink(own.store, own.store);
  await expect(take()).rejects.toThrow('ELOOP');
  await rm(own.store);
  await mkdir(own.store);
  expect(await take()).toBe('begun');
  expect(await readFile(file, 'utf8')).toMatch(/what was seen$/);
});

it('with --since last, a scan begins from the last whole scan of its target whose evidence is here, or from none', async () => {
  const { db } = opened.database;
  const store = path.join(folder.path, 'weeks');
  const settings = { maxPages: 20, since: 'last' };
  const since = async () =>
    (await settingsFor(opened.database, settings, 'ambleford', '2026-11-29T00:00:00.000Z')).since;
  const saved = async (
    hex: string,
    day: string,
    more: { finished?: boolean; store?: string; target_id?: string } = {},
  ) => {
    const scan = {
      ...{
        id: `sha256:${hex.repeat(64)}` as const,
        target_id: 'ambleford',
        store,
        finished: true,
        policy: 'v2',
        tool: '1',
      },
      ...{
        started_at: `2026-${day}T00:00:00.000Z`,
        finished_at: `2026-${day}T00:00:00.000Z`,
        result_digest: `sha256:${hex.repeat(64)}` as const,
      },
      ...{
        planned: 1,
        scanned: 1,
        skipped: 0,
        blocked: 0,
        failed: 0,
        score: 80,
        score_low: 70,
        score_high: 90,
        coverage: 100,
      },
    };
    await db
      .insertInto('scans')
      .values({ ...scan, ...more })
      .execute();
  };
  const record = async (hex: string) => {
    const file = path.join(store, 'scans', `${hex.repeat(64)}.json`);
    await writeFile(file, '{}');
    return file;
  };
  await mkdir(path.join(store, 'scans'), { recursive: true });
  expect(await since()).toBe(null);
  await saved('a', '11-08');
  await saved('b', '11-15');
  // Only in part, on another machine, and later than now.
  await saved('c', '11-16', { finished: false });
  await saved('d', '11-22', { store: '/no/such/folder' });
  await saved('e', '12-06');
  for (const hex of ['c', 'e']) await record(hex);
  expect(await since()).toBe(null);
  const older = await record('a');
  expect(await since()).toBe(older);
  const newer = await record('b');
  expect(await since()).toBe(newer);
  const other = { ...settings, since: null };
  expect(await settingsFor(opened.database, other, 'ambleford', ADDED)).toBe(other);

  // What the scan reads is its journal.
  await db.updateTable('runs').set({ settings }).where('id', '=', 'weekly').execute();
  const own = path.join(folder.path, 'own');
  const { generation } = await row();
  const at = {
    ...tools(),
    folderOf: () => ({ path: own, store }),
    scan: () => Promise.reject(new Error('Seen enough.')),
  };
  await expect(attend(job(generation), at)).rejects.toThrow('Seen enough.');
  const [begun] = readEntries(await readFile(path.join(own, 'journal.ndjson'), 'utf8'));
  expect(begun).toMatchObject({ config: { since: newer, store } });
});

it('a schedule keeps the word, and not a folder of that name', () => {
  const config = resolveConfig({ flags: { since: 'last' }, env: {}, version: '1' });
  if (!config.ok) throw new Error(config.error.message);
  expect(wantedSettings(config.value, folder.path)).toMatchObject({ since: 'last' });
  const named = { ...config.value, since: './last' };
  expect(wantedSettings(named, folder.path)).toMatchObject({ since: path.join(folder.path, 'last') });
});
