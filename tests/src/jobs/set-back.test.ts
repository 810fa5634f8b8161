import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jobId, openQueue, type Queue } from '../../../src/jobs/queue.ts';
import { beginRun, reconcile } from '../../../src/jobs/runs.ts';
import { planRun } from '../../../src/jobs/schedules.ts';
import { bringForward } from '../../../src/jobs/set-back.ts';
import { type OpenedDatabase, openDatabaseOf, weekly } from '../../helpers/jobs-database.ts';

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
  const rows = () => opened.database.db.selectFrom('run_targets').selectAll().orderBy('target_id').execute();

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
