import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/compose.ts';
import { type Database, openDatabase } from '../../../src/history/database.ts';
import { saveScan } from '../../../src/history/save-scan.ts';
import { jobId, openQueue } from '../../../src/jobs/queue.ts';
import { startPooler } from '../../helpers/pooler.ts';
import { emptyPostgresDatabase } from '../../helpers/postgres-server.ts';
import { scanOfWeek } from '../../helpers/scans-to-save.ts';

/** Everybody's next transaction is on another connection, and other programs have tables of the same names. */
describe('history behind a pooler of transactions', () => {
  let pooler: Awaited<ReturnType<typeof startPooler>>;
  let opened: readonly Database[];

  beforeAll(async () => {
    const url = await emptyPostgresDatabase();
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    await other.query('create table targets (somebody text); create table scans (somebody text)');
    await other.end();
    pooler = await startPooler(url);
    const open = () => openDatabase({ url: pooler.url, folder: '' }, { clock: systemClock });
    // Both bring the tables up to date, one after the other.
    const found = await Promise.all([open(), open()]);
    opened = found.map((one) => {
      if (!one.ok) throw new Error(one.error.message);
      return one.value;
    });
  });
  afterAll(async () => {
    for (const { end } of opened ?? []) await end();
    await pooler?.close();
  });

  it('finds its own tables, inside transactions and outside', async () => {
    const [one, two] = opened;
    if (!one || !two) throw new Error('Two were opened.');
    const saves = [0, 1, 2, 3].map((week) =>
      (week % 2 ? one : two).transact((writing) => saveScan(writing, scanOfWeek({ week, faults: { '/a': ['p'] } }))),
    );
    expect((await Promise.all(saves)).map(({ isNew }) => isNew)).toEqual([true, true, true, true]);
    for (const { db } of [one, two, one, two]) {
      const scans = await db.selectFrom('scans').select('target_id').execute();
      expect(scans.map(({ target_id }) => target_id)).toEqual(Array(4).fill('ambleford'));
    }
  });

  it('says what is wrong with a question, and goes on', async () => {
    const [one] = opened;
    const wrong = one?.db.insertInto('targets').values({ id: 'ambleford' } as never);
    await expect(wrong?.execute()).rejects.toThrow('null value');
    expect(await one?.db.selectFrom('targets').select('id').execute()).toEqual([{ id: 'ambleford' }]);
  });

  it('leaves nothing behind in connections that others get after it', async () => {
    const client = new pg.Client({ connectionString: pooler.url });
    await client.connect();
    const paths = [];
    for (let asked = 0; asked < 6; asked++) paths.push((await client.query('show search_path')).rows[0]?.search_path);
    await client.end();
    expect(new Set(paths)).toEqual(new Set(['"$user", public']));
  });

  it('serves the queue', async () => {
    const [one] = opened;
    if (!one) throw new Error('It was opened.');
    const problems: unknown[] = [];
    const queue = await openQueue(one, (problem) => problems.push(problem));
    const job = { run: 'run', target: 'ambleford', generation: 0 };
    await queue.send([{ ...job, key: 'ambleford.example', startAfter: null, expireInSeconds: 600 }]);
    expect([...(await queue.states([jobId(job)])).values()]).toEqual(['created']);
    const taken: string[] = [];
    await queue.work(1, async ({ target }) => {
      taken.push(target);
    });
    await expect.poll(() => taken, { timeout: 60_000 }).toEqual(['ambleford']);
    await queue.stop();
    expect(problems).toEqual([]);
  });
});
