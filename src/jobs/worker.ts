import type { Database } from '../history/database.ts';
import { type Attending, attend } from './attend.ts';
import type { Queue } from './queue.ts';
import { finishRuns, reconcile } from './runs.ts';
import { OPEN } from './states.ts';

export interface WorkerOptions extends Attending {
  readonly queue: Queue;
  readonly slots: number;
  /** Ends when nothing is left to do. */
  readonly once: boolean;
  readonly tickMs: number;
  /** What else is done each time runs are looked after: begin what is due, tell of what is finished. */
  readonly onTick: () => Promise<void>;
}

/** Takes jobs and scans until it is told to stop. Everything it does may be done by several workers at once. */
export async function runWorker(options: WorkerOptions): Promise<void> {
  const { database, queue, slots, once, stopping, clock, tickMs } = options;
  await tick(options);
  await queue.work(slots, (job) => attend(job, options));
  while (!stopping.aborted) {
    await clock.sleep(tickMs, stopping);
    await tick(options);
    // Where the database cannot tell, something may be left.
    if (once && (await isIdle(database).catch(() => false))) break;
  }
  await queue.stop();
  await tick(options);
}

/** A database that is away for a while is no reason to end: the next tick may find it again. */
async function tick({ database, queue, clock, onTick, tell }: WorkerOptions): Promise<void> {
  try {
    await onTick();
    await reconcile(database, queue, clock.now());
    await finishRuns(database, clock.now());
  } catch (error) {
    tell(`Runs could not be looked after: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function isIdle({ db }: Database): Promise<boolean> {
  const open = await db.selectFrom('run_targets').select('target_id').where('state', 'in', OPEN).limit(1).execute();
  return open.length === 0;
}
