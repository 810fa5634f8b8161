import type { Database } from '../history/database.ts';
import type { Instant } from '../model/evidence.ts';
import { OPEN } from './states.ts';

/**
 * Scans whose evidence may go: older than so long, and not the last whole one of their target, which the next scan is
 * compared with. Those that a pack refers to are named by the caller.
 */
export async function oldScans(
  { db }: Pick<Database, 'db'>,
  { store, before, packed }: { readonly store: string; readonly before: Instant; readonly packed: ReadonlySet<string> },
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('scans')
    .select('id')
    .where('store', '=', store)
    .where('finished_at', '<', before)
    .where(({ exists, selectFrom, ref }) =>
      exists(
        selectFrom('scans as later')
          .select('later.key')
          .where('later.target_id', '=', ref('scans.target_id'))
          .where('later.finished', '=', true)
          .where('later.finished_at', '>', ref('scans.finished_at')),
      ),
    )
    .execute();
  return new Set(rows.map(({ id }) => id as string).filter((id) => !packed.has(id)));
}

/** A scan that was begun takes evidence for its own that is there already, even while it waits to be gone on with. */
export async function isScanning({ db }: Pick<Database, 'db'>): Promise<boolean> {
  const [running] = await db
    .selectFrom('run_targets')
    .select('target_id')
    .where('state', 'in', OPEN)
    .where('attempts', '>', 0)
    .limit(1)
    .execute();
  return running !== undefined;
}
