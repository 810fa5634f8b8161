import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jobId, openQueue, type Queue } from '../../../src/jobs/queue.ts';
import { beginRun, finishRuns, reconcile, settle } from '../../../src/jobs/runs.ts';
import { addSchedule, beginDue, planRun, removeSchedule } from '../../../src/jobs/schedules.ts';
import { bringForward } from '../../../src/jobs/set-back.ts';
import { type OpenedDatabase, openDatabaseOf, weekly } from '../../helpers/jobs-database.ts';

const DONE = { state: 'failed', reason: 'It did not answer.', now: new Date().toISOString() } as const;

describe.each(['embedded', 'server'] as const)('a clock that is set back, %s', (kind) => {
  let opened: OpenedDatabase;
  let queue: Queue;
  beforeAll(async () => {
    opened = await openDatabaseOf(kind);
    queue = await openQueue(opened.database, () => undefined);
  });
  afterAll(async () => {
    await queue?.stop();
    await opened?.close();
  });
  const now = () => new Date().toISOString();
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const hoursFromNow = (time: unknown) => Math.round((Date.parse(String(time)) - Date.now()) / 360_000) / 10;
  const rows = () =>
    opened.database.db
      .selectFrom('run_targets')
      .selectAll()
      .where('run_id', '=', 'ahead')
      .orderBy('target_id')
      .execute();

  it('a run that a clock ahead has begun comes now, with its distances, and its jobs with it', async () => {
    const { database } = opened;
    const plan = { ...weekly(['ambleford', 'westmere']), schedule: null, dueAt: null };
    await beginRun(database, planRun('ahead', { ...plan, windowMs: 7_200_000 }, inHours(10)), inHours(10));
    const before = (await rows()).map(({ starts_at }) => hoursFromNow(starts_at));
    expect(Math.min(...before)).toBeGreaterThan(9);
    // A worker whose own clock is behind, or still ahead, moves nothing.
    await bringForward(database, inHours(10));
    expect((await rows()).map(({ starts_at }) => hoursFromNow(starts_at))).toEqual(before);

    await reconcile(database, queue, now());
    expect((await rows()).map(({ starts_at }) => hoursFromNow(starts_at) + 10)).toEqual(before);
    const run = await database.db.selectFrom('runs').selectAll().executeTakeFirstOrThrow();
    expect(hoursFromNow(run.started_at)).toBeCloseTo(0);
  });

  it('what a clock ahead has put back comes now, and what is only planned for later stays', async () => {
    const { db } = opened.database;
    const waits = (by: string) =>
      sql`update run_targets set starts_at = now() + interval '5 hours' where target_id = ${by}`.execute(db);
    // Without a minus before nought.
    const startsIn = async () => (await rows()).map(({ starts_at }) => hoursFromNow(starts_at) + 0);
    const before = await rows();
    await waits('ambleford');
    await waits('westmere');
    await db.updateTable('run_targets').set({ generation: 1 }).where('target_id', '=', 'westmere').execute();
    // A worker whose own clock is ahead cannot know.
    await bringForward(opened.database, inHours(10));
    expect(await startsIn()).toEqual([5, 5]);
    await bringForward(opened.database, now());
    expect(await startsIn()).toEqual([5, 0]);
    for (const { target_id, starts_at, generation } of before)
      await db.updateTable('run_targets').set({ starts_at, generation }).where('target_id', '=', target_id).execute();
  });

  it('a run that a clock ahead has begun, and even ended, is not taken for the one of that day', async () => {
    const { database } = opened;
    const isTo = 7 * 24;
    // Sundays at two: the next one is at most a week ahead.
    await addSchedule(database, 'north', { ...weekly(['northmere']), since: now() }, now());
    const [ahead = ''] = await beginDue(database, inHours(isTo));
    // Another worker whose clock is ahead finds it begun.
    expect(await beginDue(database, inHours(isTo))).toEqual([]);

    await bringForward(database, now());
    await settle(database, { run: ahead, target: 'northmere', generation: 0 }, DONE);
    await finishRuns(database, now());
    expect(await beginDue(database, now())).toEqual([]);
    expect(await beginDue(database, inHours(isTo))).toEqual([`${ahead}-2`]);
    expect(await beginDue(database, inHours(isTo))).toEqual([]);
    // However often clocks go back and forth, it is no more than these.
    await bringForward(database, now());
    expect(await beginDue(database, inHours(isTo))).toEqual([]);
    await removeSchedule(database, 'north', now());
  });

  it('a run that was begun and ended in its time stays the one of that day, also when a clock is behind for a while', async () => {
    const { database } = opened;
    const isTo = 7 * 24;
    await addSchedule(database, 'south', { ...weekly(['southmere']), since: now() }, now());
    const [run = ''] = await beginDue(database, inHours(isTo));
    await settle(database, { run, target: 'southmere', generation: 0 }, DONE);
    await finishRuns(database, inHours(isTo));
    // For this database it is still a week until then.
    await bringForward(database, now());
    expect(await beginDue(database, now())).toEqual([]);
    expect(await beginDue(database, inHours(isTo))).toEqual([]);
    await removeSchedule(database, 'south', now());
  });

  it('a run that somebody began by hand in the very minute keeps the place of the one that is due then', async () => {
    const { database } = opened;
    const isTo = 7 * 24;
    const schedule = { id: 'east', spec: { ...weekly(['eastmere']), since: now() } };
    await addSchedule(database, schedule.id, schedule.spec, now());
    const [due = ''] = await beginDue(database, inHours(isTo));
    await database.db.updateTable('runs').set({ due_at: null }).where('id', '=', due).execute();
    expect(await beginDue(database, inHours(isTo))).toEqual([]);
    await settle(database, { run: due, target: 'eastmere', generation: 0 }, DONE);
    await finishRuns(database, inHours(isTo));
    expect(await beginDue(database, inHours(isTo))).toEqual([]);
    await removeSchedule(database, 'east', now());
  });

  it('jobs, heart-beats and looks that are dated later than they can be are put right, and nothing else is', async () => {
    const { db } = opened.database;
    const [one, two] = (await rows()).map(({ target_id: id }) => jobId({ run: 'ahead', target: id, generation: 0 }));
    const jobs = async () => {
      const { rows: found } = await sql<{ id: string; start_after: Date; heartbeat_on: Date | null }>`
        select id, start_after, heartbeat_on from lgdss_jobs.job where name = 'scan'`.execute(db);
      return new Map(found.map((job) => [job.id, job]));
    };
    const first = (await jobs()).get(one ?? '')?.start_after;
    const asPlanned = (await jobs()).get(two ?? '')?.start_after;
    await sql`update lgdss_jobs.job set start_after = now() + interval '5 hours', state = 'retry' where id = ${one}`.execute(
      db,
    );
    await sql`update lgdss_jobs.queue set monitor_on = now() + interval '5 hours', monitor_claim_on = now()`.execute(
      db,
    );
    await reconcile(opened.database, queue, now());
    const after = await jobs();
    expect(hoursFromNow(after.get(one ?? '')?.start_after)).toBeCloseTo(hoursFromNow(first));
    expect(after.get(two ?? '')?.start_after).toEqual(asPlanned);
    const { rows: looks } = await sql`select monitor_on from lgdss_jobs.queue where name = 'scan'`.execute(db);
    expect(looks).toEqual([{ monitor_on: null }]);

    // Of a worker that was killed before the clock was set back, nobody would hear that it is silent.
    await sql`update lgdss_jobs.job set state = 'active', started_on = now(), heartbeat_on = now() + interval '5 hours' where id = ${one}`.execute(
      db,
    );
    await reconcile(opened.database, queue, now());
    expect(hoursFromNow((await jobs()).get(one ?? '')?.heartbeat_on)).toBeCloseTo(0);
  });
});
