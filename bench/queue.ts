/**
 * `node bench/queue.ts [--targets 25000]`: what planning a run of so many targets takes, what each look of a worker takes while
 * they wait, and how fast workers get jobs, on a PostgreSQL server. Nothing is scanned.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { wantedSettings } from '../src/cli/jobs/wanted.ts';
import { systemClock } from '../src/compose.ts';
import { resolveConfig } from '../src/config/resolve.ts';
import { openDatabase } from '../src/history/database.ts';
import { openQueue } from '../src/jobs/queue.ts';
import { beginRun, finishRuns, reconcile, settle } from '../src/jobs/runs.ts';
import { planRun } from '../src/jobs/schedules.ts';
import { startPostgres } from '../tests/helpers/own-postgres.ts';
import { createEnding } from './ending.ts';
import { databaseSizes } from './fleet/account.ts';
import { postgresPid } from './fleet/watch.ts';
import { treeCpuSeconds } from './measure.ts';

const { values } = parseArgs({ options: { targets: { type: 'string', default: '25000' } } });
const count = Number(values.targets);
if (!Number.isInteger(count) || count < 1) throw new Error('--targets must be a whole number from 1 on.');
/** Jobs that are taken before the measuring stops. */
const TAKEN = Math.min(40, count);
const SLOTS = 4;

const now = () => systemClock.now();

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const server = treeCpuSeconds(postgresPid());
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const value = await work();
  const used = process.cpuUsage(cpu);
  const seconds = (performance.now() - began) / 1000;
  const ofWorker = ((used.user + used.system) / 1e6).toFixed(2);
  const ofServer = (treeCpuSeconds(postgresPid()) - server).toFixed(2);
  console.log(`${what}: ${seconds.toFixed(2)} s, with ${ofWorker} s CPU of the worker and ${ofServer} of PostgreSQL`);
  return value;
}

const ending = createEnding();
try {
  const folder = await mkdtemp(path.join(tmpdir(), 'lgdss-queue-'));
  ending.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const postgres = await startPostgres();
  ending.add(postgres.remove);
  const opened = await openDatabase({ url: postgres.url, folder }, { clock: systemClock });
  if (!opened.ok) throw new Error(opened.error.message);
  const database = opened.value;
  ending.add(database.end);
  const config = resolveConfig({ flags: {}, env: {}, version: '1' });
  if (!config.ok) throw new Error(config.error.message);
  const targets = Array.from({ length: count }, (_, at) => ({
    ...{ id: `site-${at}`, name: `Site ${at}`, start: [`https://www.site-${at}.example/`] },
    scope: { origins: [`https://www.site-${at}.example`], include: [], exclude: [], maxPages: 50, maxDepth: 10 },
  }));
  const plan = { targets, settings: wantedSettings(config.value, folder), windowMs: 0, schedule: null, dueAt: null };
  await timed(`plan ${count} targets`, () => beginRun(database, planRun('all', plan, now()), now()));
  const queue = await openQueue(database, (problem) => console.log(problem));
  ending.add(queue.stop);
  await timed('first look of a worker, which fills the queue', () => reconcile(database, queue, now()));
  await timed('every later look', () => reconcile(database, queue, now()));
  await timed('every later look, once more', () => reconcile(database, queue, now()));
  await timed('asking which runs are finished', () => finishRuns(database, now()));
  const sizes = await databaseSizes(database);
  console.log(`tables ${sizes.historyMb.toFixed(0)} MB, queue ${sizes.queueMb.toFixed(0)} MB`);
  const before = treeCpuSeconds(postgresPid());
  let taken = 0;
  const { promise: enough, resolve } = Promise.withResolvers<void>();
  await timed(`${TAKEN} jobs or a few more taken and ended by ${SLOTS} slots`, async () => {
    await queue.work(SLOTS, async (job) => {
      await settle(database, job, { state: 'cancelled', reason: null, now: now() });
      taken += 1;
      if (taken >= TAKEN) resolve();
    });
    await enough;
    await queue.rest();
  });
  const perJob = (1000 * (treeCpuSeconds(postgresPid()) - before)) / taken;
  console.log(`PostgreSQL took ${perJob.toFixed(0)} ms of CPU for each job. A slot asks every two seconds.`);
} finally {
  await ending.all();
}
