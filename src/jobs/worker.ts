import type { Database } from '../history/database.ts';
import { inPlainWords } from '../history/errors.ts';
import { workerIsHere } from './at-work.ts';
import { type Attending, attend } from './attend.ts';
import { keepSaying } from './beat.ts';
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
  /** Begins what is due, and answers which runs. Where DNS does not answer it may take minutes. */
  readonly begin: () => Promise<readonly string[]>;
  /** Tells of what is finished. A receiver that does not answer takes a while. */
  readonly news: () => Promise<unknown>;
  /** Takes old evidence away where that is wanted. May take minutes. */
  readonly tidy?: () => Promise<unknown>;
}

/** Takes jobs and scans until it is told to stop. Everything it does may be done by several workers at once. */
export async function runWorker(options: WorkerOptions): Promise<void> {
  const { database, queue, slots, once, stopping, clock, tickMs, begin, news, tidy, tell } = options;
  const problem = (error: unknown) => tell(`Runs could not be looked after: ${inPlainWords(error, database.place)}`);
  const finish = () => finishRuns(database, clock.now());
  const stops = () => stopCancelled(database, (run, target) => options.busy.get(options.folderOf(run, target).path));
  const present = () => workerIsHere(database, options.worker);
  // Also beside what begins runs: two that touch the same rows in another order would wait for each other.
  const refill = inTurn(async () => {
    // Who takes no more jobs has no queue to put anything into. Whoever comes next does it.
    if (!stopping.aborted) await reconcile(database, queue, clock.now());
  });
  const beginning = beside(async () => {
    if ((await begin()).length > 0) await refill();
  }, problem);
  const telling = beside(news, problem);
  const tidying = beside(tidy ?? (async () => undefined), problem);
  const look = async () => {
    beginning.go();
    await lookAfter([stops, refill, finish], problem);
    telling.go();
  };
  const over = new AbortController();
  const isSaid = await lookAfter([present], problem);
  // By a clock of its own: whatever takes long, also after it was told to stop, who is at work is not taken for gone.
  const saying = keepSaying(present, { clock, over: over.signal, isSaid, problem });
  try {
    await takeJobs();
  } finally {
    over.abort();
  }
  await Promise.all([saying, beginning.ended(), telling.ended(), tidying.ended()]);
  // Who takes no more jobs begins nothing.
  await lookAfter([finish, news], problem);

  async function takeJobs(): Promise<void> {
    await look();
    await queue.work(slots, (job) => attend(job, options));
    while (!stopping.aborted) {
      await clock.sleep(tickMs, stopping);
      if (stopping.aborted) break;
      await look();
      tidying.go();
      if (!once || !(await isIdle(database))) continue;
      await beginning.ended();
      if (await isIdle(database)) break;
    }
    await queue.stop();
  }
}

type Problem = (error: unknown) => void;

/** Goes on beside everything else, one at a time: no run waits for it. */
function beside(step: () => Promise<unknown>, problem: Problem) {
  let under: Promise<unknown> | undefined;
  return {
    go() {
      under ??= lookAfter([step], problem).finally(() => {
        under = undefined;
      });
    },
    ended: async () => under,
  };
}

/** One at a time, in the order in which they are asked for, whoever asks and whatever becomes of the one before. */
function inTurn(step: () => Promise<void>): () => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const next = last.then(step, step);
    last = next;
    return next;
  };
}

/** A database that is away for a while is no reason to end: the next time may find it again. None is left out for another. True where all went well. */
async function lookAfter(steps: readonly (() => Promise<unknown>)[], problem: Problem): Promise<boolean> {
  let isDone = true;
  for (const step of steps)
    await step().catch((error: unknown) => {
      isDone = false;
      problem(error);
    });
  return isDone;
}

/** Where the database cannot tell, something may be left. */
function isIdle({ db }: Database): Promise<boolean> {
  const open = db.selectFrom('run_targets').select('target_id').where('state', 'in', OPEN).limit(1).execute();
  return open.then(
    ({ length }) => length === 0,
    () => false,
  );
}
