import { sql } from 'kysely';
import type { Database } from '../history/database.ts';
import type { Instant } from '../model/evidence.ts';
import { AHEAD_SECONDS } from './queue.ts';
import { OPEN, type TargetState } from './states.ts';

/**
 * A run that was begun while a clock was ahead must not wait until that time: all of it is moved to now, and keeps its distances.
 * What was put back waits no longer than anything that is put back. Nothing is forgotten: the clock may be behind just now.
 * Only where the clock of this worker and that of the database agree that it is from the future.
 */
export async function bringForward({ transact }: Database, now: Instant): Promise<void> {
  await transact(async (writing) => {
    const latest = sql<Instant>`greatest(${now}::timestamptz, now())`;
    const isAhead = (column: 'started_at' | 'starts_at') =>
      sql<boolean>`${sql.ref(column)} > ${latest} + make_interval(secs => ${AHEAD_SECONDS})`;
    // Locked first, so that of two workers one moves it.
    const runs = await writing
      .selectFrom('runs')
      .select(['id', sql<number>`extract(epoch from started_at - ${latest})::float8`.as('ahead')])
      .where('finished_at', 'is', null)
      .where(isAhead('started_at'))
      .forUpdate()
      .execute();
    for (const { id, ahead } of runs) {
      const earlier = sql<Instant>`make_interval(secs => ${ahead})`;
      await writing
        .updateTable('run_targets')
        .set({ starts_at: sql<Instant>`starts_at - ${earlier}` })
        .where('run_id', '=', id)
        .where('state', 'in', OPEN)
        .execute();
      await writing
        .updateTable('runs')
        .set({ started_at: sql<Instant>`started_at - ${earlier}` })
        .where('id', '=', id)
        .execute();
    }
    await writing
      .updateTable('run_targets')
      .set({ starts_at: sql<Instant>`now()` })
      .where('state', '=', 'waiting' satisfies TargetState)
      .where('generation', '>', 0)
      .where(isAhead('starts_at'))
      .execute();
  });
}
