import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overdueInWords, schedulesInWords } from '../../../src/cli/alarm-words.ts';
import { alarmOf } from '../../../src/jobs/alarm.ts';
import { leaveLine, lineUp, workerIsHere, workersHeard } from '../../../src/jobs/at-work.ts';
import { beginRun } from '../../../src/jobs/runs.ts';
import { addSchedule, listSchedules, pauseSchedule, planRun } from '../../../src/jobs/schedules.ts';
import type { Target } from '../../../src/model/target.ts';
import { ADDED, type OpenedDatabase, openDatabaseOf, weekly } from '../../helpers/jobs-database.ts';

const target = (id: string, ...hosts: readonly string[]): Target => {
  const [one] = weekly([id]).targets;
  if (!one) throw new Error('There is one.');
  return { ...one, scope: { ...one.scope, origins: hosts.map((host) => `https://www.${host}.example`) } };
};

describe.each(['embedded', 'server'] as const)('who is at work, %s', (kind) => {
  let opened: OpenedDatabase;
  beforeAll(async () => {
    opened = await openDatabaseOf(kind);
  });
  afterAll(() => opened?.close());
  const heard = (id: string, time: string) =>
    sql`update at_work set heard_at = now() + ${time}::interval where id = ${id}`.execute(opened.database.db);

  it('scans by hand have their hosts in the order they came, and one that fell silent is in nobody’s way', async () => {
    const { database } = opened;
    const one = { who: 'here 1', target: target('northford', 'northford', 'forms') };
    const two = { who: 'here 2', target: target('southford', 'southford', 'forms') };
    const three = { who: 'here 3', target: target('eastford', 'eastford') };
    expect(await lineUp(database, one)).toBe(undefined);
    // In one process the pace of a host holds.
    expect(await lineUp(database, { ...two, who: 'here 1' })).toBe(undefined);
    await leaveLine(database, { ...two, who: 'here 1' });
    const other = await lineUp(database, two);
    expect(other).toMatchObject({ by: 'scan', who: 'here 1', target: 'northford' });
    expect(await lineUp(database, three)).toBe(undefined);
    // Who came first does not wait for who came later, however often either asks.
    expect(await lineUp(database, one)).toBe(undefined);
    expect(await lineUp(database, two)).toEqual(other);

    await heard('scan here 1 northford', '-2 minutes');
    expect(await lineUp(database, two)).toBe(undefined);
    // What a clock that was ahead has written does not keep anybody waiting until then.
    await heard('scan here 1 northford', '2 hours');
    expect(await lineUp(database, two)).toBe(undefined);
    await lineUp(database, one, true);
    expect(await lineUp(database, two)).toEqual(other);
    await leaveLine(database, one);
    expect(await lineUp(database, two)).toBe(undefined);
    await leaveLine(database, two);
  });

  it('of two that look in one moment, one has its turn: who looked first, whatever the clock says', async () => {
    const { database } = opened;
    const [one, two] = [
      { who: 'here 1', target: target('northford', 'forms') },
      { who: 'here 2', target: target('southford', 'forms') },
    ];
    // Both began to look at the same time, and the second one had to wait for it.
    await database.transact(async (at) => {
      const tools = { transact: <T>(work: (looking: typeof at) => Promise<T>) => work(at) };
      expect(await lineUp(tools, two)).toBe(undefined);
      expect(await lineUp(tools, one)).toMatchObject({ who: 'here 2' });
      expect(await lineUp(tools, two)).toBe(undefined);
    });
    await leaveLine(database, one);
    // The clock of the database is set back by an hour.
    await sql`update at_work set since = since + interval '1 hour' where kind = 'scan'`.execute(database.db);
    expect(await lineUp(database, one)).toMatchObject({ who: 'here 2' });
    expect(await lineUp(database, two)).toBe(undefined);
    await leaveLine(database, one);
    await leaveLine(database, two);
  });

  it('one that a clock far ahead has written, and that is gone, decides no place in line', async () => {
    const { database } = opened;
    await database.db.deleteFrom('at_work').execute();
    const gone = { who: 'here 1', target: target('northford', 'northford') };
    const [one, two] = [
      { who: 'here 2', target: target('southford', 'forms') },
      { who: 'here 3', target: target('eastford', 'forms') },
    ];
    const line = () => database.db.selectFrom('at_work').select(['who', 'since']).orderBy('since').execute();
    await lineUp(database, gone);
    await sql`update at_work set since = now() + interval '2 years' where who = 'here 1'`.execute(database.db);
    await heard('scan here 1 northford', '-2 minutes');
    expect(await lineUp(database, one)).toBe(undefined);
    const [first] = await line();
    expect(first?.who).toBe('here 2');
    expect(Math.abs(Date.parse(first?.since ?? '') - Date.now())).toBeLessThan(60_000);
    // As long as it is there, it does: it has its place, and whoever comes now comes after it.
    await lineUp(database, gone, true);
    expect(await lineUp(database, two)).toMatchObject({ who: 'here 2' });
    expect((await line()).map(({ who }) => who)).toEqual(['here 2', 'here 1', 'here 3']);
    for (const scan of [gone, one, two]) await leaveLine(database, scan);
  });

  it('one that was silent while it waited is the last in line when it is back, and one at work stays where it was', async () => {
    const { database } = opened;
    const [one, two] = [
      { who: 'here 1', target: target('northford', 'forms') },
      { who: 'here 2', target: target('southford', 'forms') },
    ];
    await lineUp(database, one);
    await heard('scan here 1 northford', '-2 minutes');
    // It sees nobody, and begins.
    expect(await lineUp(database, two)).toBe(undefined);
    expect(await lineUp(database, one)).toMatchObject({ who: 'here 2' });
    await heard('scan here 2 southford', '-2 minutes');
    expect(await lineUp(database, two, true)).toBe(undefined);
    expect(await lineUp(database, one)).toMatchObject({ who: 'here 2' });
    await leaveLine(database, one);
    await leaveLine(database, two);
  });

  it('a scan by hand waits for a worker that scans one of its hosts, and not for one that was killed', async () => {
    const { database } = opened;
    const plan = { ...weekly([]), targets: [target('westford', 'westford', 'forms')], windowMs: 0 };
    await beginRun(database, planRun('one', { ...plan, schedule: null, dueAt: null }, ADDED), ADDED);
    const scan = { who: 'here 9', target: target('midford', 'forms') };
    expect(await lineUp(database, scan)).toBe(undefined);
    await database.db.updateTable('run_targets').set({ state: 'running', worker: 'there 7' }).execute();
    expect(await lineUp(database, scan)).toBe(undefined);
    await workerIsHere(database, 'there 7');
    expect(await lineUp(database, scan)).toMatchObject({
      ...{ by: 'worker', who: 'there 7', target: 'westford', since: ADDED },
    });
    expect(await lineUp(database, { who: 'here 9', target: target('midford', 'midford') })).toBe(undefined);
    await heard('worker there 7', '-2 minutes');
    expect(await lineUp(database, scan)).toBe(undefined);
    await database.db.updateTable('run_targets').set({ state: 'complete' }).execute();
  });

  it('says what is overdue, the longest first, and since when no worker has been heard of', async () => {
    const { database } = opened;
    await database.db.deleteFrom('at_work').execute();
    await addSchedule(database, 'towns', weekly(['ambleford', 'westmere']), ADDED);
    await addSchedule(database, 'again', weekly(['ambleford']), ADDED);
    const early = await alarmOf(database, '2026-11-29T10:00:00.000Z');
    expect(overdueInWords(early)).toEqual([]);
    const noWorker = "No worker has been heard of yet. Without one, nothing is scanned: start 'lgdss worker'.";
    expect(schedulesInWords(early)).toEqual([noWorker]);
    const late = '2026-12-08T00:00:00.000Z';
    // A target of two schedules is one.
    const said =
      "2 targets overdue. The longest is ambleford: due by 2026-11-30T08:00:00.000Z, never seen whole. See 'lgdss schedule due'.";
    expect(overdueInWords(await alarmOf(database, late))).toEqual([said, noWorker]);

    await workerIsHere(database, 'here 1');
    expect(overdueInWords(await alarmOf(database, late))).toEqual([said]);
    await heard('worker here 1', '-1 hour');
    const { last, isNow } = await workersHeard(database);
    expect(isNow).toBe(false);
    expect(overdueInWords(await alarmOf(database, late, 'again'))).toEqual([
      expect.stringContaining('1 target overdue.'),
      `No worker has been heard of since ${last}. Without one, nothing is scanned: start 'lgdss worker'.`,
    ]);
    // The last one is remembered, and those before it are forgotten.
    await heard('worker here 1', '-8 days');
    await workerIsHere(database, 'here 2');
    expect(await database.db.selectFrom('at_work').select('who').execute()).toEqual([{ who: 'here 2' }]);

    // Whoever paused it knows.
    for (const one of await listSchedules(database)) await pauseSchedule(database, one, late, late);
    expect(schedulesInWords(await alarmOf(database, late))).toEqual([]);
  });
});
