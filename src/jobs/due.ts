import type { Database } from '../history/database.ts';
import type { Instant } from '../model/evidence.ts';
import { dueOfTarget, type TargetDue } from '../schedules/freshness.ts';
import type { Schedule } from '../schedules/spec.ts';

/** Every target of a schedule, the most overdue first. */
export async function dueOfSchedule(
  { db }: Pick<Database, 'db'>,
  { spec }: Schedule,
  now: Instant,
): Promise<readonly TargetDue[]> {
  // Few of the rows of history are looked at: there is an index of complete scans by target.
  const rows = await db
    .selectFrom('scans')
    .select(['target_id', ({ fn }) => fn.max('finished_at').as('last')])
    .where('finished', '=', true)
    // A scan that a clock far ahead has dated would be fresh for years.
    .where('finished_at', '<=', now)
    .groupBy('target_id')
    .execute();
  const last = new Map(rows.map((row) => [row.target_id, row.last]));
  const all = spec.targets.map((target) => dueOfTarget(target, spec, last.get(target.id) ?? null, now));
  return all.toSorted((a, b) => (a.dueBy === b.dueBy ? (a.target < b.target ? -1 : 1) : a.dueBy < b.dueBy ? -1 : 1));
}
