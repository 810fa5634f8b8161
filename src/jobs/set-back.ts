import { sql } from 'kysely';
import type { Database } from '../history/database.ts';
import type { Instant } from '../model/evidence.ts';
import { AHEAD_SECONDS } from './queue.ts';
import { OPEN } from './states.ts';

/**
 * A run that was begun while a clock was ahead must not wait until that time: all of it is moved to now, and keeps its distances.
 * Only where the clock of this worker and that of the database agree that it is from the future.
 */
export async function bringForward({ transact }: Database, now: Instant): Promise<void> {
  await transact(async (writing) => {
    const latest = sql<Instant>`greatest(${now}::timestamptz, now())`;
    // Locked first, so that of two workers one moves it.
    const runs = await writing
      .selectFrom('runs')
      .select(['id', sql<number>`extract(epoch from started_at - ${latest})::float8`.as('ahead')])
      .where('finished_at', 'is', null)
      .where(sql<boolean>`started_at > ${latest} + make_interval(secs => ${AHEAD_SECONDS})`)
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
  });
}
