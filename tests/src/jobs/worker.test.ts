import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { systemClock } from '../../../src/compose.ts';
import { workersHeard } from '../../../src/jobs/at-work.ts';
import { beginRun } from '../../../src/jobs/runs.ts';
import { planRun } from '../../../src/jobs/schedules.ts';
import { runWorker } from '../../../src/jobs/worker.ts';
import { ADDED, type OpenedDatabase, openDatabaseOf, weekly } from '../../helpers/jobs-database.ts';

let opened: OpenedDatabase;
beforeAll(async () => {
  opened = await openDatabaseOf('embedded');
});
afterAll(() => opened?.close());

const nothing = async () => undefined;
/** A thousand times as fast. */
const clock = { now: systemClock.now, sleep: (ms: number, over?: AbortSignal) => systemClock.sleep(ms / 1000, over) };
const never = () => Promise.reject(new Error('There is nothing to scan.'));
const queue = { send: nothing, work: nothing, cancel: nothing, rest: nothing, stop: nothing, setRight: nothing };
const usual = () => ({
  ...{ database: opened.database, worker: 'here 1', slots: 1, once: false, tickMs: 15_000, waitSeconds: 60, clock },
  ...{ queue: { ...queue, states: async () => new Map() }, busy: new Map<string, AbortController>() },
  folderOf: (run: string, target: string) => ({ path: `/${run}/${target}`, store: '/nowhere' }),
  ...{ scan: never, toSave: never, news: nothing, begin: async (): Promise<readonly string[]> => [] },
  tell: () => undefined,
});

/** Nobody was heard of for an hour, and then somebody is again. */
async function isHeardAgain(): Promise<void> {
  await sql`update at_work set heard_at = now() - interval '1 hour'`.execute(opened.database.db);
  await vi.waitFor(async () => expect((await workersHeard(opened.database)).isNow).toBe(true), 5000);
}

it('is heard of and cancels while DNS and the receivers of its news do not answer, and while it stops', async () => {
  const [stopping, cancelled] = [new AbortController(), new AbortController()];
  const [silent, slots] = [Promise.withResolvers<readonly string[]>(), Promise.withResolvers<undefined>()];
  const plan = { ...weekly(['ambleford']), windowMs: 0, schedule: null, dueAt: null };
  await beginRun(opened.database, planRun('one', plan, ADDED), ADDED);
  const asked: string[] = [];
  const options = usual();
  options.busy.set('/one/ambleford', cancelled);
  const ended = runWorker({
    ...{ ...options, stopping: stopping.signal },
    // It is being scanned, or nobody would be left to stop it.
    queue: {
      ...options.queue,
      states: async (ids) => new Map(ids.map((id) => [id, 'active'])),
      stop: () => slots.promise,
    },
    begin: () => silent.promise,
    news: () => silent.promise.then(() => asked.push('news')),
  });
  await vi.waitFor(async () => expect((await workersHeard(opened.database)).isNow).toBe(true), 5000);
  await isHeardAgain();
  await opened.database.db.updateTable('run_targets').set({ state: 'stopping' }).execute();
  await vi.waitFor(() => expect(cancelled.signal.aborted).toBe(true), 5000);

  stopping.abort();
  await isHeardAgain();
  await isHeardAgain();
  slots.resolve(undefined);
  silent.resolve([]);
  await ended;
  expect(asked).toEqual(['news', 'news']);
});

it('does not end before it has begun what is due and that is done, where it is to end when nothing is left', async () => {
  const { database } = opened;
  await database.db.deleteFrom('run_targets').execute();
  const [looked, order]: [PromiseWithResolvers<void>, string[]] = [Promise.withResolvers(), []];
  const options = usual();
  const plan = { ...weekly(['westmere']), windowMs: 0, schedule: null, dueAt: null };
  await runWorker({
    ...{ ...options, once: true, stopping: new AbortController().signal },
    queue: {
      ...options.queue,
      async send(jobs) {
        if (jobs.length === 0) return;
        order.push('sent');
        await database.db.updateTable('run_targets').set({ state: 'complete' }).execute();
      },
      stop: async () => void order.push('stopped'),
    },
    async begin() {
      await looked.promise;
      // Many looks later.
      await systemClock.sleep(200);
      return (await beginRun(database, planRun('two', plan, ADDED), ADDED)) ? ['two'] : [];
    },
    news: async () => looked.resolve(),
  });
  expect(order).toEqual(['sent', 'stopped']);
});

it('brings the queue and the tables together in turn: what it has begun does not meet its own look', async () => {
  const { database } = opened;
  await database.db.deleteFrom('run_targets').execute();
  const stopping = new AbortController();
  const options = usual();
  let [atOnce, most, times] = [0, 0, 0];
  await runWorker({
    ...{ ...options, stopping: stopping.signal },
    queue: {
      ...options.queue,
      async setRight() {
        atOnce += 1;
        most = Math.max(most, atOnce);
        await systemClock.sleep(50);
        atOnce -= 1;
        times += 1;
        if (times >= 6) stopping.abort();
        // Whatever becomes of one, the next one comes.
        if (times === 2) throw new Error('It broke.');
      },
    },
    begin: async () => ['three'],
  });
  expect(times).toBeGreaterThanOrEqual(6);
  expect(most).toBe(1);
});

it('is heard of soon where the first word of it was lost', async () => {
  const [stopping, pauses, told] = [new AbortController(), [] as number[], [] as string[]];
  const options = usual();
  let isAway = true;
  const db = new Proxy(opened.database.db, {
    get(of, name) {
      if (isAway && name === 'insertInto') throw new Error('The database is away.');
      const found: unknown = Reflect.get(of, name, of);
      return typeof found === 'function' ? found.bind(of) : found;
    },
  });
  const ended = runWorker({
    ...{ ...options, stopping: stopping.signal, database: { ...opened.database, db } },
    tell: (sentence) => void told.push(sentence),
    clock: {
      now: clock.now,
      sleep(ms, over) {
        if (ms !== options.tickMs) pauses.push(ms);
        if (told.length > 2) isAway = false;
        return clock.sleep(ms, over);
      },
    },
  });
  await vi.waitFor(() => expect(pauses.length).toBeGreaterThan(4), 5000);
  stopping.abort();
  await ended;
  expect(pauses.slice(0, 5)).toEqual([1000, 2000, 4000, 30_000, 30_000]);
});
