import { type Kysely, sql } from 'kysely';
import { msUntilOpen, parseHours } from '../crawl/quiet-hours.ts';
import type { Database } from '../history/database.ts';
import type { Tables } from '../history/tables.ts';
import type { Instant } from '../model/evidence.ts';
import type { Target } from '../model/target.ts';
import { runIdOf, type Schedule, type ScheduleSpec } from '../schedules/spec.ts';
import { spread } from '../schedules/spread.ts';
import { latestTime } from '../schedules/times.ts';
import { hostKeys, hostsOf, NO_SUPPLIERS, type Suppliers } from './host-key.ts';
import { beginRun, type PlannedRun, type RunSettings } from './runs.ts';

/** Also inside a transaction. */
interface Db {
  readonly db: Kysely<Tables>;
}

export async function listSchedules({ db }: Db): Promise<readonly Schedule[]> {
  const rows = await db.selectFrom('schedules').selectAll().orderBy('id').execute();
  // One that another version wrote must not stop the others.
  const ours = rows.filter(({ spec }) => (spec as Partial<ScheduleSpec>).schema === 1);
  return ours.map(({ id, spec, created_at, paused_at }) => ({
    ...{ id, spec: spec as ScheduleSpec, createdAt: created_at, pausedAt: paused_at },
  }));
}

/** False where there is one of this name. */
export function addSchedule({ transact }: Database, id: string, spec: ScheduleSpec, now: Instant): Promise<boolean> {
  return transact(async (writing) => {
    const added = await writing
      .insertInto('schedules')
      .values({ id, spec: { ...spec }, created_at: now, paused_at: null })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (added) await watch(writing, ids(spec), { removed_at: null });
    return added !== undefined;
  });
}

/** None of one that cannot be read. */
const ids = ({ targets = [] }: Partial<ScheduleSpec>) => targets.map(({ id }) => id);

async function watch(writing: Db['db'], targets: readonly string[], change: { readonly removed_at: Instant | null }) {
  await writing.updateTable('targets').set(change).where('id', '=', sql<string>`any(${targets}::text[])`).execute();
}

/** Resumed, it makes up for nothing that came in between. */
export async function pauseSchedule({ db }: Db, { id, spec }: Schedule, at: Instant | null, now: Instant) {
  const paused_at = at;
  const change = at === null ? { paused_at, spec: { ...spec, since: now } } : { paused_at };
  await db.updateTable('schedules').set(change).where('id', '=', id).execute();
}

/** Its runs and scans stay. What no other schedule has is watched no longer. Answers how many targets that is. */
export function removeSchedule({ transact }: Database, id: string, now: Instant): Promise<number> {
  return transact(async (writing) => {
    const all = await listSchedules({ db: writing });
    await writing.deleteFrom('schedules').where('id', '=', id).execute();
    const had = all.filter((one) => one.id === id).flatMap(({ spec }) => ids(spec));
    const kept = new Set(all.filter((one) => one.id !== id).flatMap(({ spec }) => ids(spec)));
    const left = had.filter((target) => !kept.has(target));
    await watch(writing, left, { removed_at: now });
    return left.length;
  });
}

/** Finds out whose servers the targets of a run are on. */
export type FindSuppliers = (targets: readonly Target[], settings: RunSettings) => Promise<Suppliers>;

/**
 * Begins what has become due. Several workers may do so at once: each run is begun by one of them. Whoever is told to stop meanwhile
 * begins no more of them: they are still due for whoever looks next, and DNS may not have been heard to the end.
 */
export async function beginDue(
  database: Database,
  now: Instant,
  find: FindSuppliers = async () => NO_SUPPLIERS,
  stopping?: AbortSignal,
): Promise<readonly string[]> {
  const begun: string[] = [];
  await eachSchedule(await listSchedules(database), async (schedule) => {
    if (stopping?.aborted) return;
    const dueAt = await dueOf(database, schedule, now);
    const id = dueAt && (await freeId(database, runIdOf(schedule.id, dueAt), dueAt));
    if (dueAt === undefined || id === undefined) return;
    const { spec } = schedule;
    const suppliers = await find(spec.targets, spec.settings);
    if (stopping?.aborted) return;
    const run = planRun(id, { ...spec, schedule: schedule.id, dueAt, suppliers }, now);
    if (await beginRun(database, run, now)) begun.push(run.id);
  });
  return begun;
}

/** One that cannot be read holds up none of the others. What went wrong is thrown when all had their turn. */
export async function eachSchedule(
  schedules: readonly Schedule[],
  work: (schedule: Schedule) => Promise<void>,
): Promise<void> {
  const [problems, errors]: [string[], unknown[]] = [[], []];
  for (const schedule of schedules) {
    try {
      await work(schedule);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      problems.push(`The schedule '${schedule.id}': ${why}`);
      errors.push(error);
    }
  }
  if (problems.length > 0) throw new AggregateError(errors, problems.join(' '));
}

/**
 * Undefined where it is begun. A run of this name that ended before its time, as one that a clock ahead has begun, has not taken
 * its place: there is a second name. No third one, or two clocks that differ would begin runs without end.
 */
async function freeId({ db }: Db, id: string, dueAt: Instant): Promise<string | undefined> {
  const second = `${id}-2`;
  const wasEarly = sql<boolean>`coalesce(finished_at < ${dueAt}::timestamptz, false)`.as('early');
  const rows = await db.selectFrom('runs').select(['id', wasEarly]).where('id', 'in', [id, second]).execute();
  const first = rows.find((one) => one.id === id);
  if (first === undefined) return id;
  return first.early && rows.length === 1 ? second : undefined;
}

/** Undefined where nothing is due. A clock that was set back finds the run of that time begun already. */
async function dueOf({ db }: Db, { id, spec, pausedAt }: Schedule, now: Instant): Promise<Instant | undefined> {
  if (pausedAt !== null) return undefined;
  const last = await db
    .selectFrom('runs')
    .select(({ fn }) => fn.max('due_at').as('due_at'))
    .where('schedule_id', '=', id)
    // A clock that was ahead for a while must not keep the schedule waiting until then, and what it began and ended before its
    // time is not the run of that time.
    .where('due_at', '<=', now)
    .where(({ or, eb }) => or([eb('finished_at', 'is', null), eb('finished_at', '>=', eb.ref('due_at'))]))
    .executeTakeFirst();
  const since = last?.due_at ?? spec.since;
  return latestTime(spec.times, since > spec.since ? since : spec.since, now);
}

interface ToPlan {
  readonly targets: readonly Target[];
  readonly settings: RunSettings;
  readonly windowMs: number;
  readonly schedule: string | null;
  readonly dueAt: Instant | null;
  /** Left out: their names alone decide. */
  readonly suppliers?: Suppliers;
}

/** A run that was begun late still takes its whole window: the hosts are no stronger for it. */
export function planRun(
  id: string,
  { targets, settings, windowMs, schedule, dueAt, suppliers = NO_SUPPLIERS }: ToPlan,
  now: Instant,
): PlannedRun {
  const keys = hostKeys(targets, suppliers);
  const keyOf = (target: Target) => keys.get(target.id) ?? target.id;
  const offsets = spread(
    targets.map((target) => ({ id: target.id, key: keyOf(target) })),
    windowMs,
  );
  return {
    ...{ id, schedule, dueAt, settings },
    targets: targets.map((target) => {
      const at = new Date(Date.parse(now) + (offsets.get(target.id) ?? 0)).toISOString();
      return { target, hostKey: keyOf(target), hosts: hostsOf(target, suppliers), startsAt: openedAfter(at, settings) };
    }),
  };
}

/** The quiet hours of the setting: a scan that may not begin yet would hold a worker for nothing. */
function openedAfter(at: Instant, { quietHours }: RunSettings): Instant {
  if (typeof quietHours !== 'string') return at;
  return new Date(Date.parse(at) + msUntilOpen(parseHours(quietHours), at)).toISOString();
}
