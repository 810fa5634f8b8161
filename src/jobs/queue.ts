import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type JobWithMetadata, PgBoss } from 'pg-boss';
import type { Database } from '../history/database.ts';
import { steadyClock } from './steady-clock.ts';

/** Everything else about a job stands in `run_targets`. */
export interface ScanJob {
  readonly run: string;
  readonly target: string;
  /** Which time it was put into the queue. A job of an earlier one has nothing to do any more. */
  readonly generation: number;
}

export interface ToSend extends ScanJob {
  /** Of one key, one is under way at a time, whatever the number of workers. */
  readonly key: string;
  readonly startAfter: string | null;
  readonly expireInSeconds: number;
  /** It was under way before, and comes before what never was. */
  readonly isBegun?: boolean;
}

export interface Taken extends ScanJob {
  readonly isLastAttempt: boolean;
  /** Aborted when the job is not ours any more: it expired, or was cancelled. */
  readonly signal: AbortSignal;
}

export type JobState = 'created' | 'retry' | 'active' | 'completed' | 'cancelled' | 'failed';

export interface Queue {
  /** What is there already is not sent again. */
  send(jobs: readonly ToSend[]): Promise<void>;
  /** States of the jobs that are there, by `jobId`. Asked inside a transaction, it has to be that one's turn. */
  states(ids: readonly string[], within?: Database['db']): Promise<ReadonlyMap<string, JobState>>;
  work(slots: number, attend: (job: Taken) => Promise<void>): Promise<void>;
  cancel(ids: readonly string[]): Promise<void>;
  /**
   * The clock of the database may have been set back: then nothing waits until then. And what is to be tried again comes before
   * what was never begun.
   */
  setRight(waiting: readonly Waiting[]): Promise<void>;
  /** Takes no more jobs, and waits for those that are under way. */
  rest(): Promise<void>;
  stop(): Promise<void>;
}

export interface Waiting {
  readonly id: string;
  /** In so many seconds it may begin. */
  readonly inSeconds: number;
}

export interface QueueTimes {
  /** A worker that is not heard of for so long has lost its job. */
  readonly heartbeatSeconds: number;
  /** How often somebody looks for such workers. */
  readonly superviseSeconds: number;
  readonly pollSeconds: number;
  /** Before the second attempt; the third waits longer. */
  readonly retrySeconds: number;
  /** Before a target is taken again that found another scan at one of its hosts. */
  readonly waitSeconds: number;
}

export const usualTimes: QueueTimes = {
  ...{ heartbeatSeconds: 30, superviseSeconds: 15, pollSeconds: 2 },
  ...{ retrySeconds: 60, waitSeconds: 60 },
};

const SCHEMA = 'lgdss_jobs';
const SCAN = 'scan';
const DEAD = 'scan-dead';
const RETRIES = 2;
const DAY_SECONDS = 86_400;
/** Once every slot is stopped they have this long, which is more than a scan takes to put its things down. */
const STOP_MS = 120_000;
const CHUNK = 1000;
/**
 * Of jobs of one age the queue takes the one whose wait ends last at the end, after all others of a nation. Pages seen before
 * would be hours older than those seen after, so what was begun goes first.
 */
const BEGUN = 1;
/** What is dated further ahead than this, which is more than any wait between attempts, is from before a clock was set back. */
export const AHEAD_SECONDS = 900;

/** The same run, target and generation give the same number, so that nothing is in the queue twice. */
export function jobId({ run, target, generation }: ScanJob): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([run, target, generation]))
    .digest('hex');
  // A UUID of version 8: made from something, in a way of our own.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** pg-boss, in a schema of its own beside history. `problem` hears of what goes wrong in the background. */
export async function openQueue(
  database: Database,
  problem: (error: unknown) => void,
  { times = usualTimes, supervise = false }: { readonly times?: QueueTimes; readonly supervise?: boolean } = {},
): Promise<Queue> {
  const boss = new PgBoss({
    ...database.queue,
    clock: steadyClock,
    schema: SCHEMA,
    schedule: false,
    supervise,
    superviseIntervalSeconds: times.superviseSeconds,
    monitorIntervalSeconds: times.superviseSeconds,
  });
  boss.on('error', problem);
  await boss.start();
  await boss.createQueue(DEAD);
  const retrying = { retryLimit: RETRIES, retryBackoff: true, retryDelay: times.retrySeconds };
  const kept = { retentionSeconds: 60 * DAY_SECONDS, deleteAfterSeconds: 60 * DAY_SECONDS };
  const options = { ...retrying, ...kept, heartbeatSeconds: times.heartbeatSeconds, deadLetter: DEAD };
  await boss.createQueue(SCAN, { policy: 'singleton', ...options });
  await boss.updateQueue(SCAN, options);

  return {
    async send(jobs) {
      for (let at = 0; at < jobs.length; at += CHUNK) {
        const some = jobs
          .slice(at, at + CHUNK)
          .map(({ key, startAfter, expireInSeconds, isBegun = false, ...data }) => ({
            ...{ id: jobId(data), data, singletonKey: key, expireInSeconds, priority: isBegun ? BEGUN : 0 },
            ...(startAfter === null ? {} : { startAfter }),
          }));
        await boss.insert(SCAN, some);
      }
    },
    async states(ids, within = database.db) {
      const { rows } = await sql<{ id: string; state: JobState }>`
        select id, state from ${sql.table(`${SCHEMA}.job`)} where name = ${SCAN} and id = any(${ids}::uuid[])
      `.execute(within);
      return new Map(rows.map(({ id, state }) => [id, state]));
    },
    async work(slots, attend) {
      const polling = { localConcurrency: slots, pollingIntervalSeconds: times.pollSeconds };
      // A third of the heart-beat, so that one late beat is no death.
      const beat = { heartbeatRefreshSeconds: times.heartbeatSeconds / 3 };
      await boss.work(
        SCAN,
        { ...polling, ...beat, includeMetadata: true },
        async (jobs: JobWithMetadata<ScanJob>[]) => {
          for (const { data, signal, retryCount, retryLimit } of jobs)
            await attend({ ...data, signal, isLastAttempt: retryCount >= retryLimit });
        },
      );
    },
    async cancel(ids) {
      if (ids.length > 0) await boss.cancel(SCAN, [...ids]);
    },
    async setRight(waiting) {
      const isAhead = (time: string) =>
        sql<boolean>`${sql.ref(time)} > now() + make_interval(secs => ${AHEAD_SECONDS})`;
      const jobs = sql.table(`${SCHEMA}.job`);
      await sql`
        update ${jobs} as job set start_after = now() + make_interval(secs => wanted.seconds)
        from unnest(${waiting.map(({ id }) => id)}::uuid[], ${waiting.map(({ inSeconds }) => inSeconds)}::float8[])
          as wanted (id, seconds)
        where job.name = ${SCAN} and job.id = wanted.id and state in ('created', 'retry')
          and start_after > now() + make_interval(secs => wanted.seconds + ${AHEAD_SECONDS})
      `.execute(database.db);
      await sql`
        update ${jobs} set priority = ${BEGUN} where name = ${SCAN} and state = 'retry' and priority < ${BEGUN}
      `.execute(database.db);
      // Nobody is heard of, or overdue, until a time that is still to come. Who is alive says so again.
      await sql`
        update ${jobs} set started_on = least(started_on, now()), heartbeat_on = least(heartbeat_on, now())
        where name = ${SCAN} and state = 'active' and (${isAhead('heartbeat_on')} or ${isAhead('started_on')})
      `.execute(database.db);
      await sql`
        update ${sql.table(`${SCHEMA}.queue`)}
        set monitor_on = null, monitor_claim_on = null, maintain_on = null
        where name in (${SCAN}, ${DEAD})
          and (${isAhead('monitor_on')} or ${isAhead('monitor_claim_on')} or ${isAhead('maintain_on')})
      `.execute(database.db);
    },
    rest: () => boss.offWork(SCAN, { wait: true }),
    stop: () => boss.stop({ graceful: true, timeout: STOP_MS }),
  };
}
