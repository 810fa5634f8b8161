import { type KyselyPlugin, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/history/database.ts';
import { saveScan } from '../../../src/history/save-scan.ts';
import { dueOfSchedule } from '../../../src/jobs/due.ts';
import { jobId, openQueue, type Queue, type ToSend } from '../../../src/jobs/queue.ts';
import { beginRun, finishRuns, reconcile, settle, summaryOfRun } from '../../../src/jobs/runs.ts';
import {
  addSchedule,
  beginDue,
  listSchedules,
  pauseSchedule,
  planRun,
  removeSchedule,
} from '../../../src/jobs/schedules.ts';
import { summaryInWords } from '../../../src/jobs/states.ts';
import { cancelTargets, clearTargets, namedBy, retryTargets, stopCancelled } from '../../../src/jobs/steer.ts';
import type { Target } from '../../../src/model/target.ts';
import { ADDED, type OpenedDatabase, openDatabaseOf, weekly } from '../../helpers/jobs-database.ts';
import { scanOfWeek } from '../../helpers/scans-to-save.ts';

const HOUR_MS = 3_600_000;
const QUICK = { heartbeatSeconds: 10, superviseSeconds: 1, pollSeconds: 0.5, retrySeconds: 1, waitSeconds: 1 };
const SUNDAY = '2026-11-29T02:00:00.000Z';
const later = (from: string, ms: number) => new Date(Date.parse(from) + ms).toISOString();

describe.each(['embedded', 'server'] as const)('schedules, runs and the queue, %s', (kind) => {
  let opened: OpenedDatabase;
  let database: Database;
  let queue: Queue;

  beforeAll(async () => {
    opened = await openDatabaseOf(kind);
    database = opened.database;
    queue = await openQueue(database, () => undefined, { times: QUICK });
  });
  afterAll(async () => {
    await queue?.stop();
    await opened?.close();
  });

  const runs = async () =>
    (await database.db.selectFrom('runs').select('id').orderBy('id').execute()).map(({ id }) => id);
  const states = async (run: string) => summaryInWords(await summaryOfRun(database, run));

  it('begins a run when it is due, once, whoever sees it and wherever the clock jumps', async () => {
    expect(await addSchedule(database, 'north', weekly(['ambleford', 'westmere']), ADDED)).toBe(true);
    expect(await addSchedule(database, 'north', weekly(['ambleford']), ADDED)).toBe(false);
    expect(await beginDue(database, '2026-11-28T23:59:59.000Z')).toEqual([]);
    const begun = await Promise.all([beginDue(database, SUNDAY), beginDue(database, SUNDAY)]);
    expect(begun.flat()).toEqual(['north@2026-11-29T02:00Z']);
    // Back by a day, and by a month.
    expect(await beginDue(database, later(SUNDAY, -24 * HOUR_MS))).toEqual([]);
    expect(await beginDue(database, later(SUNDAY, -30 * 24 * HOUR_MS))).toEqual([]);
    expect(await beginDue(database, later(SUNDAY, 60_000))).toEqual([]);
    expect(await states('north@2026-11-29T02:00Z')).toBe('2 planned: 2 waiting, 0 complete.');
  });

  it('begins targets within the window', async () => {
    const rows = await database.db.selectFrom('run_targets').select('starts_at').execute();
    for (const { starts_at } of rows)
      expect(starts_at !== null && starts_at >= SUNDAY && starts_at < later(SUNDAY, 6 * HOUR_MS)).toBe(true);
  });

  it('a week later, leaves out what the earlier run still has, and says so', async () => {
    const run = 'north@2026-11-29T02:00Z';
    await settle(
      database,
      { run, target: 'westmere', generation: 0 },
      { state: 'complete', reason: null, now: SUNDAY },
    );
    expect(await beginDue(database, later(SUNDAY, 7 * 24 * HOUR_MS))).toEqual(['north@2026-12-06T02:00Z']);
    expect(await states('north@2026-12-06T02:00Z')).toBe(
      '2 planned: 1 waiting, 0 complete, 1 left out, because an earlier run still has them.',
    );
  });

  it('jumping a year ahead makes up for the latest one alone', async () => {
    expect(await beginDue(database, '2027-12-01T00:00:00.000Z')).toEqual(['north@2027-11-28T02:00Z']);
    expect(await runs()).toHaveLength(3);
  });

  it('pauses, and resumes without making up for what came in between', async () => {
    const [schedule] = await listSchedules(database);
    if (!schedule) throw new Error('There is one.');
    await pauseSchedule(database, schedule, '2027-12-01T00:00:00.000Z', '2027-12-01T00:00:00.000Z');
    expect(await beginDue(database, '2027-12-13T00:00:00.000Z')).toEqual([]);
    await pauseSchedule(database, schedule, null, '2027-12-13T00:00:00.000Z');
    expect(await beginDue(database, '2027-12-13T00:00:01.000Z')).toEqual([]);
    expect(await beginDue(database, '2027-12-19T02:00:00.000Z')).toEqual(['north@2027-12-19T02:00Z']);
  });

  it('fills the queue from the tables, as often as it is asked, and finishes a run once', async () => {
    await reconcile(database, queue, SUNDAY);
    await reconcile(database, queue, SUNDAY);
    const run = 'north@2026-11-29T02:00Z';
    const job = { run, target: 'ambleford', generation: 0 };
    expect([...(await queue.states([jobId(job)])).values()]).toEqual(['created']);
    expect(await finishRuns(database, SUNDAY)).not.toContain(run);
    // A job that is over while its target waits was lost: another takes its place.
    const again = { ...job, generation: 1 };
    const taken: string[] = [];
    await queue.work(1, async ({ target }) => {
      taken.push(target);
    });
    await expect
      .poll(async () => (await queue.states([jobId(job)])).get(jobId(job)), { timeout: 60_000 })
      .toBe('completed');
    await queue.rest();
    await reconcile(database, queue, SUNDAY);
    await reconcile(database, queue, SUNDAY);
    expect(taken).toContain('ambleford');
    expect([...(await queue.states([jobId(again)])).values()]).toEqual(['created']);
    // Cancelled in the queue, it does not wait in the table for ever.
    await queue.cancel([jobId(again)]);
    await reconcile(database, queue, SUNDAY);
    expect(await states(run)).toBe('2 planned: 1 complete, 1 cancelled.');
    const finished = await Promise.all([finishRuns(database, SUNDAY), finishRuns(database, SUNDAY)]);
    expect(finished.flat().filter((id) => id === run)).toEqual([run]);
  });

  it('what is cancelled is over where it waited, and is stopped where it is scanned', async () => {
    const plan = { ...weekly(['a1', 'a2', 'a3']), schedule: null, dueAt: null };
    await beginRun(database, planRun('cancelled', plan, SUNDAY), SUNDAY);
    const job = (target: string) => ({ run: 'cancelled', target, generation: 0 });
    const set = (target: string, state: string) =>
      database.db.updateTable('run_targets').set({ state }).where('target_id', '=', target).execute();
    await set('a2', 'running');
    expect(await cancelTargets(database, namedBy('cancelled/a1'), SUNDAY)).toEqual({ ended: 1, stopping: 0 });
    expect(await cancelTargets(database, namedBy('cancelled'), SUNDAY)).toEqual({ ended: 1, stopping: 1 });
    expect(await cancelTargets(database, namedBy('cancelled'), SUNDAY)).toEqual({ ended: 0, stopping: 0 });
    expect(await states('cancelled')).toBe('3 planned: 1 being stopped, 0 complete, 2 cancelled.');
    const told: string[] = [];
    await stopCancelled(database, (run, target) => {
      told.push(`${run}/${target}`);
      return undefined;
    });
    expect(told).toEqual(['cancelled/a2']);
    // Whatever becomes of its scan now, short of its end, it does not wait again and has not failed.
    await settle(database, job('a2'), { state: 'failed', reason: 'The browser ended.', now: SUNDAY });
    const summary = await summaryOfRun(database, 'cancelled');
    expect(summary.others.map(({ state, reason }) => [state, reason])).toEqual(
      Array(3).fill(['cancelled', 'Somebody cancelled it.']),
    );
    // Tried again, and lost by a worker that was killed: nobody is at it any more who could stop.
    expect(await retryTargets(database, namedBy('cancelled/a3'), SUNDAY)).toBe(1);
    await set('a3', 'stopping');
    await reconcile(database, queue, SUNDAY);
    expect(await states('cancelled')).toBe('3 planned: 0 complete, 3 cancelled.');
    expect(await queue.states([jobId({ ...job('a3'), generation: 1 })])).toEqual(new Map());
  });

  it('what the queue has given up has the reason that was written down, or says what may have kept it from being written', async () => {
    const plan = { ...weekly(['c1', 'c2']), schedule: null, dueAt: null };
    await beginRun(database, planRun('lost', plan, SUNDAY), SUNDAY);
    await settle(
      database,
      { run: 'lost', target: 'c1', generation: 0 },
      { state: 'waiting', reason: 'It did not answer.', now: SUNDAY },
    );
    const ofRun = new Set(['c1', 'c2'].map((target) => jobId({ run: 'lost', target, generation: 0 })));
    const failed: Queue = {
      ...queue,
      states: async (ids) => new Map(ids.filter((id) => ofRun.has(id)).map((id) => [id, 'failed'])),
      send: async () => undefined,
    };
    await reconcile(database, failed, SUNDAY);
    const { others } = await summaryOfRun(database, 'lost');
    expect(others.map(({ state, reason }) => [state, reason])).toEqual([
      ['failed', 'It did not answer.'],
      ['failed', expect.stringMatching(/was lost, or could write nothing to the database\./)],
    ]);
  });

  it('what was given up is tried again, or cleared off the list, and stays in the summary', async () => {
    const plan = { ...weekly(['b1', 'b2']), schedule: null, dueAt: null };
    await beginRun(database, planRun('dead', plan, SUNDAY), SUNDAY);
    for (const target of ['b1', 'b2'])
      await settle(
        database,
        { run: 'dead', target, generation: 0 },
        { state: 'failed', reason: 'It did not answer.', now: SUNDAY },
      );
    expect(await clearTargets(database, namedBy('dead/b1'), SUNDAY)).toBe(1);
    expect(await clearTargets(database, namedBy('dead/b1'), SUNDAY)).toBe(0);
    expect(await states('dead')).toBe('2 planned: 0 complete, 2 failed.');
    expect(await retryTargets(database, namedBy('dead'), SUNDAY)).toBe(2);
    const rows = await database.db.selectFrom('run_targets').selectAll().where('run_id', '=', 'dead').execute();
    expect(rows.map(({ state, cleared_at }) => [state, cleared_at])).toEqual(Array(2).fill(['waiting', null]));
    await cancelTargets(database, namedBy('dead'), SUNDAY);
  });

  it('what is tried again at the moment its run ends keeps the run from its end', async () => {
    const plan = { ...weekly(['e1']), schedule: null, dueAt: null };
    await beginRun(database, planRun('ending', plan, SUNDAY), SUNDAY);
    const job = { run: 'ending', target: 'e1', generation: 0 };
    await settle(database, job, { state: 'failed', reason: 'It did not answer.', now: SUNDAY });
    let isAsked = false;
    const plugin: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        // Between the look at what is done and the note that it is.
        if (!isAsked) await retryTargets(database, namedBy('ending'), SUNDAY);
        isAsked = true;
        return result;
      },
    };
    expect(await finishRuns({ ...database, db: database.db.withPlugin(plugin) }, SUNDAY)).not.toContain('ending');
    expect(await states('ending')).toBe('1 planned: 1 waiting, 0 complete.');
    const run = await database.db.selectFrom('runs').selectAll().where('id', '=', 'ending').executeTakeFirstOrThrow();
    expect(run).toMatchObject({ finished_at: null, summary: null });
    await cancelTargets(database, namedBy('ending'), SUNDAY);
    expect(await finishRuns(database, SUNDAY)).toContain('ending');
  });

  it('a target of no schedule any more is watched no longer, and is again when one has it', async () => {
    const removed = async (id: string) =>
      (await database.db.selectFrom('targets').select('removed_at').where('id', '=', id).executeTakeFirst())
        ?.removed_at;
    const plan = { ...weekly(['c1', 'c2']), schedule: null, dueAt: null };
    await beginRun(database, planRun('watched', plan, SUNDAY), SUNDAY);
    await cancelTargets(database, namedBy('watched'), SUNDAY);
    await addSchedule(database, 'both', weekly(['c1', 'c2']), ADDED);
    await addSchedule(database, 'one', weekly(['c1']), ADDED);
    const at = later(SUNDAY, HOUR_MS);
    expect(await removeSchedule(database, 'both', at)).toBe(1);
    expect([await removed('c1'), await removed('c2')]).toEqual([null, at]);
    // A run that was begun before goes on to its end, and puts nothing back.
    const scan = scanOfWeek({ week: 60, faults: { home: [] }, target: { id: 'c2' } });
    await database.transact((writing) => saveScan(writing, scan, SUNDAY));
    expect(await removed('c2')).toBe(at);
    await database.transact((writing) =>
      saveScan(writing, scanOfWeek({ week: 61, faults: { home: [] }, target: { id: 'c2' } })),
    );
    expect(await removed('c2')).toBe(null);
    await removeSchedule(database, 'both', at);
    await addSchedule(database, 'both', weekly(['c2']), at);
    expect(await removed('c2')).toBe(null);
    await removeSchedule(database, 'both', at);
    await removeSchedule(database, 'one', at);
  });

  it('knows a target the same way from a job as from a scan by hand: its host without the port, no service of several', async () => {
    const services = [
      { lgsl: 437, lgil: 8 },
      { lgsl: 524, lgil: 8 },
    ] as unknown as NonNullable<Target['services']>;
    const [target] = weekly(['northmere']).targets;
    if (!target) throw new Error('There is one.');
    const listed = { ...target, services, start: ['https://northmere.example:8443/bins'] };
    const plan = { ...weekly([]), targets: [listed], schedule: null, dueAt: null };
    await beginRun(database, planRun('northmere', plan, SUNDAY), SUNDAY);
    const known = () =>
      database.db
        .selectFrom('targets')
        .select(['name', 'host', 'start_url', 'lgsl', 'authority_id'])
        .where('id', '=', 'northmere')
        .executeTakeFirst();
    const byJob = await known();
    expect(byJob).toMatchObject({ host: 'northmere.example', lgsl: null });
    await database.transact((writing) => saveScan(writing, scanOfWeek({ week: 0, faults: {}, target: listed })));
    expect(await known()).toEqual(byJob);
    await database.db.deleteFrom('run_targets').where('target_id', '=', 'northmere').execute();
    for (const table of ['scan_findings', 'scan_points', 'findings', 'scans'] as const)
      await database.db.deleteFrom(table).execute();
    await database.db.deleteFrom('targets').where('id', '=', 'northmere').execute();
    await database.transact((writing) => saveScan(writing, scanOfWeek({ week: 0, faults: {}, target: listed })));
    expect(await known()).toEqual(byJob);
  });

  it('a council that was never seen is known from its first run, so that no report leaves it out', async () => {
    const { targets, ...rest } = weekly(['southmere']);
    const [southmere] = targets;
    if (!southmere) throw new Error('There is one.');
    const authority = { name: 'Southmere Council', gss: 'E07999902' };
    const services = [{ lgsl: 437, lgil: 8 }] as unknown as NonNullable<Target['services']>;
    const withCouncil = { ...southmere, authority, services, start: ['https://southmere.example:8443/bins'] };
    const spec = { ...rest, targets: [withCouncil], schedule: null, dueAt: null };
    await beginRun(database, planRun('southmere', spec, SUNDAY), SUNDAY);
    const row = () =>
      database.db.selectFrom('targets').selectAll().where('id', '=', 'southmere').executeTakeFirstOrThrow();
    expect(await row()).toMatchObject({ authority_id: 'E07999902', lgsl: 437, host: 'southmere.example' });
    const council = await database.db.selectFrom('authorities').selectAll().executeTakeFirst();
    expect(council).toMatchObject({ id: 'E07999902', name: 'Southmere Council' });
    // A list that does not say whose it is takes nothing away.
    const bare = { ...rest, targets, schedule: null, dueAt: null };
    await beginRun(database, planRun('southmere-again', bare, SUNDAY), SUNDAY);
    expect(await row()).toMatchObject({ authority_id: 'E07999902' });
  });

  it('a clock that was far ahead and is right again keeps nothing waiting and nothing fresh', async () => {
    await addSchedule(database, 'clock', weekly(['eastmere']), ADDED);
    const [jumped = ''] = await beginDue(database, '2031-12-01T00:00:00.000Z').then((all) =>
      all.filter((id) => id.startsWith('clock')),
    );
    expect(jumped).toBe('clock@2031-11-30T02:00Z');
    expect(await beginDue(database, SUNDAY)).toContain('clock@2026-11-29T02:00Z');
    expect(await states('clock@2026-11-29T02:00Z')).toBe('1 planned: 1 waiting, 0 complete.');
    await database.db
      .insertInto('scans')
      .values({
        ...{ id: 'sha256:ahead', target_id: 'eastmere', started_at: '2031-12-01T00:00:00.000Z' },
        ...{ finished_at: '2031-12-01T00:00:00.000Z', finished: true, planned: 1, scanned: 1, skipped: 0, blocked: 0 },
        ...{ failed: 0, score: 1, score_low: null, score_high: null, coverage: 100, policy: 'v3', tool: '1' },
        ...{ result_digest: 'sha256:0', store: '' },
      })
      .execute();
    const clock = (await listSchedules(database)).find(({ id }) => id === 'clock');
    if (!clock) throw new Error('There is one.');
    const [due] = await dueOfSchedule(database, clock, later(SUNDAY, 48 * HOUR_MS));
    expect(due).toMatchObject({ lastComplete: null, overdue: true });
  });

  it('a schedule that cannot be read holds up no other, and is named', async () => {
    await database.db
      .insertInto('schedules')
      .values({ id: 'a-broken', spec: { schema: 1 }, created_at: ADDED, paused_at: null })
      .execute();
    await expect(beginDue(database, later(SUNDAY, 21 * 24 * HOUR_MS))).rejects.toThrow("The schedule 'a-broken'");
    expect(await runs()).toContain('clock@2026-12-20T02:00Z');
    await removeSchedule(database, 'a-broken', ADDED);
  });

  it('what broke off, or was handed back, comes before what was never begun', async () => {
    const toSend = (target: string): ToSend => ({
      ...{ run: 'again', target, generation: 0, key: target },
      ...{ startAfter: null, expireInSeconds: 600 },
    });
    await queue.send(['d1', 'd2', 'd3', 'd4', 'd5'].map(toSend));
    const taken: string[] = [];
    const waits = async () => {
      const { rows } = await sql<{ waits: boolean }>`
        select start_after > now() as waits from lgdss_jobs.job where data->>'run' = 'again' and state = 'retry'
      `.execute(database.db);
      return rows.some((row) => row.waits);
    };
    await queue.work(1, async ({ run, target }) => {
      if (run !== 'again') return;
      taken.push(target);
      if (taken.length === 1) throw new Error('It broke off.');
      if (taken.length !== 2) return;
      await queue.send([{ ...toSend('back'), generation: 1, isBegun: true }]);
      await queue.setRight([]);
      await expect.poll(waits, { timeout: 60_000 }).toBe(false);
    });
    await expect.poll(() => taken.length, { timeout: 60_000 }).toBe(7);
    await queue.rest();
    expect(taken.slice(2, 4)).toEqual([taken[0], 'back']);
  });

  it('of one host, one job is under way at a time, in two workers of three slots each', async () => {
    const others = await openQueue(database, () => undefined, { times: QUICK });
    const under = new Map<string, number>();
    let most = 0;
    let side = 0;
    let done = 0;
    const attend = async ({ run, target }: { readonly run: string; readonly target: string }) => {
      if (run !== 'keys') return;
      const key = target.slice(0, 1);
      under.set(key, (under.get(key) ?? 0) + 1);
      most = Math.max(most, ...under.values());
      side = Math.max(
        side,
        [...under.values()].reduce((sum, count) => sum + count, 0),
      );
      await new Promise((resolve) => setTimeout(resolve, 400));
      under.set(key, (under.get(key) ?? 0) - 1);
      done += 1;
    };
    const jobs = ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'b3', 'c1'].map(
      (target): ToSend => ({
        ...{ run: 'keys', target, generation: 0, key: target.slice(0, 1) },
        ...{ startAfter: null, expireInSeconds: 600 },
      }),
    );
    await queue.send(jobs);
    await queue.send(jobs);
    await Promise.all([queue.work(3, attend), others.work(3, attend)]);
    await expect.poll(() => done, { timeout: 60_000 }).toBe(jobs.length);
    await others.stop();
    expect(most).toBe(1);
    // Others went on meanwhile.
    expect(side).toBeGreaterThan(1);
  });
});
