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
import { databaseSizes } from './fleet/account.ts';
import { postgresPid } from './fleet/watch.ts';
import { treeCpuSeconds } from './measure.ts';

const { values } = parseArgs({ options: { targets: { type: 'string', default: '25000' } } });
const count = Number(values.targets);
/** Jobs that are taken before the measuring stops. */
const TAKEN = 40;
const SLOTS = 4;

const folder = await mkdtemp(path.join(tmpdir(), 'lgdss-queue-'));
const postgres = await startPostgres();
const opened = await openDatabase({ url: postgres.url, folder }, { clock: systemClock });
if (!opened.ok) throw new Error(opened.error.message);
const database = opened.value;
const now = () => systemClock.now();

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const value = await work();
  const used = process.cpuUsage(cpu);
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `${what}: ${seconds.toFixed(2)} s, of it ${((used.user + used.system) / 1e6).toFixed(2)} s CPU of the worker`,
  );
  return value;
}

try {
  const config = resolveConfig({ flags: {}, env: {}, version: '1' });
  if (!config.ok) throw new Error(config.error.message);
  const targets = Array.from({ length: count }, (_, at) => ({
    ...{ id: `site-${at}`, name: `Site ${at}`, start: [`https://www.site-${at}.example/`] },
    scope: { origins: [`https://www.site-${at}.example`], include: [], exclude: [], maxPages: 50, maxDepth: 10 },
  }));
  const plan = { targets, settings: wantedSettings(config.value, folder), windowMs: 0, schedule: null, dueAt: null };
  await timed(`plan ${count} targets`, () => beginRun(database, planRun('all', plan, now()), now()));
  const queue = await openQueue(database, (problem) => console.log(problem));
  await timed('first look of a worker, which fills the queue', () => reconcile(database, queue, now()));
  await timed('every later look', () => reconcile(database, queue, now()));
  await timed('every later look, once more', () => reconcile(database, queue, now()));
  await timed('asking which runs are finished', () => finishRuns(database, now()));
  const sizes = await databaseSizes(database);
  console.log(`tables ${sizes.historyMb.toFixed(0)} MB, queue ${sizes.queueMb.toFixed(0)} MB`);
  const before = treeCpuSeconds(postgresPid());
  let taken = 0;
  const { promise: enough, resolve } = Promise.withResolvers<void>();
  await timed(`${TAKEN} jobs taken and ended by ${SLOTS} slots`, async () => {
    await queue.work(SLOTS, async (job) => {
      await settle(database, job, { state: 'cancelled', reason: null, now: now() });
      taken += 1;
      if (taken >= TAKEN) resolve();
    });
    await enough;
    await queue.rest();
  });
  const perJob = (1000 * (treeCpuSeconds(postgresPid()) - before)) / TAKEN;
  console.log(`PostgreSQL took ${perJob.toFixed(0)} ms of CPU for each job. A slot asks every two seconds.`);
  await queue.stop();
} finally {
  await database.end();
  await postgres.remove();
  await rm(folder, { recursive: true, force: true });
}
