import type { Database } from '../history/database.ts';
import { inPlainWords } from '../history/errors.ts';
import { workerIsHere } from './at-work.ts';
import { type Attending, attend } from './attend.ts';
import type { Queue } from './queue.ts';
import { finishRuns, reconcile } from './runs.ts';
import { OPEN } from './states.ts';
import { stopCancelled } from './steer.ts';

export interface WorkerOptions extends Attending {
  readonly queue: Queue;
  readonly slots: number;
  /** Ends when nothing is left to do. */
  readonly once: boolean;
  readonly tickMs: number;
  /** Begins what is due. */
  readonly begin: () => Promise<unknown>;
  /** Tells of what is finished. */
  readonly news: () => Promise<unknown>;
  /** Takes old evidence away where that is wanted. May take minutes. */
  readonly tidy?: () => Promise<unknown>;
}

/** Takes jobs and scans until it is told to stop. Everything it does may be done by several workers at once. */
export async function runWorker(options: WorkerOptions): Promise<void> {
  const { database, queue, slots, once, stopping, clock, tickMs, begin, news, tidy, tell } = options;
  const finish = () => finishRuns(database, clock.now());
  const stops = () => stopCancelled(database, (run, target) => options.busy.get(options.folderOf(run, target).path));
  const present = () => workerIsHere(database, options.worker);
  const steps = [present, begin, stops, () => reconcile(database, queue, clock.now()), finish, news];
  let tidying: Promise<void> | undefined;
  // Beside everything else: no run waits for it.
  const keepTidy = () => {
    tidying ??= tidy && lookAfter([tidy], tell).finally(() => (tidying = undefined));
  };
  await lookAfter(steps, tell);
  await queue.work(slots, (job) => attend(job, options));
  while (!stopping.aborted) {
    await clock.sleep(tickMs, stopping);
    if (stopping.aborted) break;
    await lookAfter(steps, tell);
    keepTidy();
    // Where the database cannot tell, something may be left.
    if (once && (await isIdle(database).catch(() => false))) break;
  }
  await queue.stop();
  await tidying;
  // Who takes no more jobs begins nothing, and has no queue to put anything into.
  await lookAfter([finish, news], tell);
}

/** A database that is away for a while is no reason to end: the next time may find it again. None is left out for another. */
async function lookAfter(steps: readonly (() => Promise<unknown>)[], tell: WorkerOptions['tell']): Promise<void> {
  for (const step of steps) {
    await step().catch((error) => tell(`Runs could not be looked after: ${inPlainWords(error)}`));
  }
}

async function isIdle({ db }: Database): Promise<boolean> {
  const open = await db.selectFrom('run_targets').select('target_id').where('state', 'in', OPEN).limit(1).execute();
  return open.length === 0;
}
