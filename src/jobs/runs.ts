import { type ExpressionBuilder, sql, type Transaction } from 'kysely';
import type { Database } from '../history/database.ts';
import { listedTarget } from '../history/save-scan.ts';
import type { Tables } from '../history/tables.ts';
import type { Instant } from '../model/evidence.ts';
import type { Target } from '../model/target.ts';
import { jobId, type Queue, type ScanJob, type ToSend } from './queue.ts';
import { bringForward } from './set-back.ts';
import { OPEN, type RunSummary, summaryOf, type TargetOfRun, type TargetState } from './states.ts';

/** One round of scans: each of these targets once. */
export interface PlannedRun {
  /** Made from the schedule and the time it is due, so that whoever begins it second finds it begun. */
  readonly id: string;
  readonly schedule: string | null;
  readonly dueAt: Instant | null;
  readonly settings: RunSettings;
  readonly targets: readonly PlannedTarget[];
}

/** Settings of a scan as a configuration file has them, with paths that hold everywhere on the machine. */
export type RunSettings = Readonly<Record<string, unknown>>;

export interface PlannedTarget {
  readonly target: Target;
  readonly hostKey: string;
  /** Keys of all its hosts. */
  readonly hosts: readonly string[];
  readonly startsAt: Instant | null;
}

/** Rows in one statement. */
const PIECE = 500;
const DAY_SECONDS = 86_400;
/** What writing reports may take, beside the scan. */
const SPARE_MINUTES = 15;

/** Of a worker that was lost and one that could write nothing, the queue hears the same: no word for too long. */
const NO_REASON =
  'It is given up, and no reason was written down: each worker that took it was lost, or could write nothing to the database. What the workers printed may say more.';

/** Writes down what is planned; the queue comes after that. False where it is there already. */
export function beginRun({ transact }: Database, run: PlannedRun, now: Instant): Promise<boolean> {
  return transact(async (transaction) => {
    const { id, schedule, dueAt, settings } = run;
    const begun = await transaction
      .insertInto('runs')
      .values({ id, schedule_id: schedule, due_at: dueAt, settings, started_at: now, finished_at: null, summary: null })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!begun) return false;
    const busy = await transaction
      .selectFrom('run_targets')
      .innerJoin('runs', 'runs.id', 'run_targets.run_id')
      .select('target_id')
      .where('state', 'in', OPEN)
      // What a clock far ahead has begun waits for that time, and must not keep out everything until then.
      .where('started_at', '<=', new Date(Date.parse(now) + DAY_SECONDS * 1000).toISOString())
      .execute();
    const isBusy = new Set(busy.map(({ target_id }) => target_id));
    for (let at = 0; at < run.targets.length; at += PIECE) {
      const some = run.targets.slice(at, at + PIECE);
      await addTargets(transaction, some, now);
      await transaction
        .insertInto('run_targets')
        .values(
          some.map(({ target, hostKey, hosts, startsAt }) => ({
            ...{ run_id: id, target_id: target.id, scan_key: null, reason: null, changed_at: now },
            state: (isBusy.has(target.id) ? 'overlapped' : 'waiting') satisfies TargetState,
            ...{ target: { ...target }, host_key: hostKey, hosts, starts_at: startsAt },
          })),
        )
        .execute();
    }
    return true;
  });
}

/** One that was never seen is watched from now on, with its council, so that no report leaves it out. */
async function addTargets(writing: Transaction<Tables>, planned: readonly PlannedTarget[], now: Instant) {
  const rows = [];
  for (const { target } of planned)
    rows.push({
      ...{ id: target.id, ...(await listedTarget(writing, target)) },
      ...{ platform: null, added_at: now, removed_at: null },
    });
  await writing
    .insertInto('targets')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(({ fn, ref }) => ({
        removed_at: null,
        authority_id: fn.coalesce(ref('targets.authority_id'), ref('excluded.authority_id')),
      })),
    )
    .execute();
}

/**
 * Brings the queue and the tables together again, whatever stopped in between: what waits has a job, and what has no job
 * any more does not go on waiting for ever.
 */
export async function reconcile(database: Database, queue: Queue, now: Instant): Promise<void> {
  await bringForward(database, now);
  const open = await database.db
    .selectFrom('run_targets')
    .select(['run_id', 'target_id', 'generation', 'host_key', 'starts_at', 'reason', 'state', 'attempts'])
    .select(sql<number>`greatest(0, extract(epoch from starts_at - now()))::float8`.as('in_seconds'))
    .where('state', 'in', OPEN)
    .execute();
  const budgets = await budgetsOf(database, new Set(open.map(({ run_id }) => run_id)));
  const jobs = open.map((row) => {
    const job = { run: row.run_id, target: row.target_id, generation: row.generation };
    const key = row.host_key ?? row.target_id;
    const expireInSeconds = budgets.get(row.run_id) ?? budgetSeconds({});
    const toSend = { ...job, key, startAfter: row.starts_at, expireInSeconds, isBegun: row.attempts > 0 };
    return { id: jobId(job), row, job: toSend satisfies ToSend };
  });
  const states = await queue.states(jobs.map(({ id }) => id));
  await queue.send(jobs.filter(({ id, row }) => !states.has(id) && row.state !== 'stopping').map(({ job }) => job));
  await queue.setRight(jobs.map(({ id, row }) => ({ id, inSeconds: row.in_seconds })));
  for (const { id, job, row } of jobs) {
    const state = states.get(id);
    // Nobody is at it any more whom it could be taken from.
    if (row.state === 'stopping' && state !== 'active') {
      await settle(database, job, { state: 'cancelled', reason: row.reason, now });
      continue;
    }
    if (state === 'failed') {
      const reason = row.reason ?? NO_REASON;
      await settle(database, job, { state: 'failed', reason, now });
    }
    if (state === 'completed') await putBack(database, job, now);
    if (state === 'cancelled') await settle(database, job, { state: 'cancelled', reason: 'It was cancelled.', now });
  }
}

/** Asked once for each run: settings are long, and a nation has tens of thousands of targets with the same ones. */
async function budgetsOf({ db }: Pick<Database, 'db'>, ids: ReadonlySet<string>): Promise<ReadonlyMap<string, number>> {
  if (ids.size === 0) return new Map();
  const runs = await db
    .selectFrom('runs')
    .select(['id', 'settings'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(runs.map(({ id, settings }) => [id, budgetSeconds(settings as RunSettings)]));
}

/**
 * In the place of a job that is over, another one comes with the next look, and not before so many seconds have passed, by the
 * clock of the database: it is the one that the queue goes by. What somebody has cancelled meanwhile comes no more.
 */
export async function putBack(
  { db }: Pick<Database, 'db'>,
  job: ScanJob,
  now: Instant,
  waitSeconds?: number,
): Promise<void> {
  const later =
    waitSeconds === undefined ? {} : { starts_at: sql<Instant>`now() + make_interval(secs => ${waitSeconds})` };
  await openRow(db, job)
    .set({ state: unlessStopping('waiting'), generation: job.generation + 1, changed_at: now, ...later })
    .execute();
}

/** Only a scan that has come to its end is more than cancelled, once somebody has asked for that. */
function unlessStopping(state: TargetState) {
  return sql<string>`case when state = 'stopping' then 'cancelled' else ${state} end`;
}

function openRow(db: Database['db'], { run, target, generation }: ScanJob) {
  return db
    .updateTable('run_targets')
    .where('run_id', '=', run)
    .where('target_id', '=', target)
    .where('generation', '=', generation)
    .where('state', 'in', OPEN);
}

/** Only what is still open, and was not put into the queue again since. */
export async function settle(
  { db }: Pick<Database, 'db'>,
  job: ScanJob,
  { state, reason, now }: { readonly state: TargetState; readonly reason: string | null; readonly now: Instant },
): Promise<boolean> {
  const said = sql<string | null>`case when state = 'stopping' then reason else ${reason} end`;
  const change = { state: unlessStopping(state), reason: said, changed_at: now };
  const { numUpdatedRows } = await openRow(db, job).set(change).executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Runs of which nothing is open any more are finished, each once. Gives those that this call has finished. */
export async function finishRuns(database: Database, now: Instant): Promise<readonly string[]> {
  const done = await database.db
    .selectFrom('runs')
    .select('id')
    .where('finished_at', 'is', null)
    .where(nothingOpen)
    .execute();
  const finished: string[] = [];
  for (const { id } of done) {
    const summary = await summaryOfRun(database, id);
    const { numUpdatedRows } = await database.db
      .updateTable('runs')
      .set({ finished_at: now, summary: { ...summary } })
      .where('id', '=', id)
      .where('finished_at', 'is', null)
      // Somebody may have put something back meanwhile.
      .where(nothingOpen)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) finished.push(id);
  }
  return finished;
}

const nothingOpen = ({ not, exists, selectFrom }: ExpressionBuilder<Tables, 'runs'>) =>
  not(
    exists(
      selectFrom('run_targets')
        .select('target_id')
        .whereRef('run_targets.run_id', '=', 'runs.id')
        .where('state', 'in', OPEN),
    ),
  );

export async function summaryOfRun({ db }: Pick<Database, 'db'>, run: string): Promise<RunSummary> {
  const rows = await db
    .selectFrom('run_targets')
    .innerJoin('targets', 'targets.id', 'run_targets.target_id')
    .select(['target_id', 'name', 'state', 'reason', 'attempts'])
    .where('run_id', '=', run)
    .execute();
  return summaryOf(
    rows.map(
      ({ target_id, name, state, reason, attempts }): TargetOfRun => ({
        ...{ id: target_id, name, state: state as TargetState, reason, attempts },
      }),
    ),
  );
}

/** How long a job may take before it is given to somebody else: the scan's own limit, and the hours it has to wait. */
export function budgetSeconds({ maxMinutes, quietHours }: RunSettings): number {
  const longest = DAY_SECONDS - 60;
  if (typeof maxMinutes !== 'number' || typeof quietHours === 'string') return longest;
  return Math.min(longest, (maxMinutes + SPARE_MINUTES) * 60);
}
