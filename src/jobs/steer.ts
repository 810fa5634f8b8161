import { sql } from 'kysely';
import type { Database } from '../history/database.ts';
import type { Instant } from '../model/evidence.ts';
import type { TargetState } from './states.ts';

/** What somebody names: a target of a run, or a run with all its targets. */
export interface Named {
  readonly run: string;
  readonly target?: string;
}

/** Neither a run nor a target has a slash in its name. */
export function namedBy(id: string): Named {
  const [run = '', target] = id.split('/');
  return { run, ...(target === undefined ? {} : { target }) };
}

export interface Cancelled {
  /** Waited, and are over. */
  readonly ended: number;
  /** Are being scanned: whoever does that stops when the page that is open is done. */
  readonly stopping: number;
}

const CANCELLED = 'Somebody cancelled it.';

export async function cancelTargets({ db }: Pick<Database, 'db'>, named: Named, now: Instant): Promise<Cancelled> {
  const rows = await ofName(db, named)
    .set({
      // In one step: a worker that takes it at this moment comes before or after.
      state: sql<string>`case state when 'waiting' then 'cancelled' else 'stopping' end`,
      ...{ reason: CANCELLED, changed_at: now },
    })
    .where('state', 'in', ['waiting', 'running'] satisfies TargetState[])
    .returning('state')
    .execute();
  const stopping = rows.filter(({ state }) => state === 'stopping').length;
  return { ended: rows.length - stopping, stopping };
}

/** Puts back what was given up or cancelled: the next worker that looks puts it into the queue. Answers how many. */
export function retryTargets({ transact }: Database, named: Named, now: Instant): Promise<number> {
  return transact(async (writing) => {
    const rows = await ofName(writing, named)
      .set(({ eb }) => ({
        ...{ state: 'waiting', reason: null, changed_at: now, cleared_at: null },
        // By the clock that the queue goes by.
        starts_at: sql<Instant>`now()`,
        generation: eb('generation', '+', 1),
      }))
      .where('state', 'in', ['failed', 'cancelled'] satisfies TargetState[])
      .returning('run_id')
      .execute();
    // The run has something to do again.
    if (rows.length > 0)
      await writing.updateTable('runs').set({ finished_at: null }).where('id', '=', named.run).execute();
    return rows.length;
  });
}

/** Takes note of what was given up. In the summary of its run it stays what it is. Without a name, of all there is. */
export async function clearTargets(
  { db }: Pick<Database, 'db'>,
  named: Named | undefined,
  now: Instant,
): Promise<number> {
  const rows = await (named ? ofName(db, named) : db.updateTable('run_targets'))
    .set({ cleared_at: now })
    .where('state', '=', 'failed' satisfies TargetState)
    .where('cleared_at', 'is', null)
    .returning('run_id')
    .execute();
  return rows.length;
}

function ofName(db: Pick<Database['db'], 'updateTable'>, { run, target }: Named) {
  const ofRun = db.updateTable('run_targets').where('run_id', '=', run);
  return target === undefined ? ofRun : ofRun.where('target_id', '=', target);
}

/** Tells the scans of this worker that somebody has cancelled. */
export async function stopCancelled(
  { db }: Pick<Database, 'db'>,
  scanOf: (run: string, target: string) => AbortController | undefined,
): Promise<void> {
  const rows = await db
    .selectFrom('run_targets')
    .select(['run_id', 'target_id'])
    .where('state', '=', 'stopping' satisfies TargetState)
    .execute();
  for (const { run_id, target_id } of rows) scanOf(run_id, target_id)?.abort();
}
