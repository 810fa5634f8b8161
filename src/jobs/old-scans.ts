import type { Database } from '../history/database.ts';
import type { Instant } from '../model/evidence.ts';
import { STATES } from './states.ts';

interface Retention {
  readonly before: Instant;
  readonly now: Instant;
  /** Scans that a pack refers to. */
  readonly packed: ReadonlySet<string>;
}

/**
 * Scans whose evidence may go: older than so long, and not the last whole one of their target, which the next scan is
 * compared with. Those that a pack refers to are named by the caller. Without a store, of all stores.
 */
export async function oldScans(
  { db }: Pick<Database, 'db'>,
  { store, before, now, packed }: Retention & { readonly store?: string },
): Promise<ReadonlySet<string>> {
  const query = db
    .selectFrom('scans')
    .select('id')
    .where('finished_at', '<', before)
    .where(({ exists, selectFrom, ref }) =>
      exists(
        selectFrom('scans as later')
          .select('later.key')
          .where('later.target_id', '=', ref('scans.target_id'))
          .where('later.finished', '=', true)
          .where('later.finished_at', '>', ref('scans.finished_at'))
          // One of a clock that was ahead is not what the next scan is compared with.
          .where('later.finished_at', '<=', now),
      ),
    );
  const rows = await (store === undefined ? query : query.where('store', '=', store)).execute();
  return new Set(rows.map(({ id }) => id as string).filter((id) => !packed.has(id)));
}

/** A target of a run that is over. */
export interface EndedTarget {
  readonly run: string;
  readonly target: string;
}

/** Those that ended before, and came to nothing or to a scan that is old. Their reports may go. */
export async function oldTargets(database: Pick<Database, 'db'>, kept: Retention): Promise<readonly EndedTarget[]> {
  const old = await oldScans(database, kept);
  const rows = await database.db
    .selectFrom('run_targets')
    .leftJoin('scans', 'scans.key', 'run_targets.scan_key')
    .select(['run_id', 'run_targets.target_id', 'scans.id'])
    .where('changed_at', '<', kept.before)
    .where(
      'state',
      'in',
      STATES.filter(({ ended }) => ended).map(({ state }) => state),
    )
    .orderBy('run_id')
    .orderBy('run_targets.target_id')
    .execute();
  return rows.flatMap(({ run_id, target_id, id }) =>
    id === null || old.has(id) ? [{ run: run_id, target: target_id }] : [],
  );
}
