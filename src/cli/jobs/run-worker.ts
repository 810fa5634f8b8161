import path from 'node:path';
import { oneLine } from '../../../reports/lib/text.ts';
import { systemClock } from '../../compose.ts';
import { inPlainWords } from '../../history/errors.ts';
import { scanInChild } from '../../jobs/child.ts';
import { workerName } from '../../jobs/folder.ts';
import { openQueue, type QueueTimes, usualTimes } from '../../jobs/queue.ts';
import { beginDue, type FindSuppliers } from '../../jobs/schedules.ts';
import { tellNews } from '../../jobs/tell-news.ts';
import { runWorker } from '../../jobs/worker.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { envFromAnywhere } from '../named-again.ts';
import { askSuppliers } from './ask-suppliers.ts';
import type { JobsPlace } from './open.ts';
import { runFolder } from './run-folder.ts';
import { scanToSave } from './scan-to-save.ts';
import { dailyTidy } from './tidy-daily.ts';
import type { KeepingPolicy } from './tidying.ts';

export interface WorkerWishes {
  readonly slots: number;
  readonly once: boolean;
  readonly times?: QueueTimes;
  /** Left out: all evidence stays. */
  readonly keeping?: KeepingPolicy | undefined;
}

export async function work(
  place: Pick<JobsPlace, 'database' | 'folder'>,
  { slots, once, times = usualTimes, keeping }: WorkerWishes,
  io: Io,
): Promise<ExitCode> {
  const { database, folder } = place;
  // Names come from lists and reasons from sites: neither may steer a terminal.
  const tell = (sentence: string) => io.err(`${oneLine(sentence)}\n`);
  const queue = await openQueue(database, (problem) => tell(`The queue: ${inPlainWords(problem, database.place)}`), {
    times,
    supervise: true,
  });
  const asking: FindSuppliers = (targets, settings) => askSuppliers(targets, settings, { signal: io.signal });
  tell(`This worker takes ${slots === 1 ? 'one scan' : `${slots} scans`} at a time from ${database.place}.`);
  if (keeping) tell(`It takes away evidence older than ${keeping.keepEvidence}, once a day.`);
  await runWorker({
    ...{ database, queue, slots, once, tell, clock: systemClock, tickMs: times.superviseSeconds * 1000 },
    worker: workerName(),
    waitSeconds: times.waitSeconds,
    stopping: io.signal,
    busy: new Map(),
    toSave: (saved, settings) => scanToSave(saved, settings, io),
    folderOf: (run, target) => ({
      path: runFolder(folder, run, target),
      store: path.join(folder, 'evidence'),
    }),
    scan: (at, signal) => scanInChild(at, { env: forScans(io), signal }),
    begin: () => beginDue(database, systemClock.now(), asking, io.signal),
    news: () => tellNews(database, systemClock, io.env, tell),
    ...(keeping ? { tidy: dailyTidy(keeping, place, io, tell) } : {}),
  });
  return EXIT.ok;
}

/** A scan needs neither the database nor whom to tell, and a browser inherits what it has. It is started in a folder of its own. */
function forScans({ env, cwd }: Pick<Io, 'env' | 'cwd'>): Io['env'] {
  const ours = (name: string) => name === 'DATABASE_URL' || name.startsWith('LGDSS_NOTIFY_');
  const theirs = Object.fromEntries(Object.entries(env).filter(([name]) => !ours(name)));
  return envFromAnywhere(theirs, cwd);
}
