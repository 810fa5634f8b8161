import type { Kysely, Selectable } from 'kysely';
import type { Change, Scored } from '../scoring/change.ts';
import { changeOf } from '../scoring/change.ts';
import type { ScansTable, Tables, TargetsTable } from './tables.ts';

export type SavedScanRow = Selectable<ScansTable>;

/** A scan of the history, and how it stands to the complete one before it. */
export interface ScanInHistory extends SavedScanRow {
  /** Null where there is none before. */
  readonly change: Change | null;
}

/** Targets of this id, name, address or host, whatever of these was given. */
export function findTargets(db: Kysely<Tables>, given: string): Promise<readonly Selectable<TargetsTable>[]> {
  const host = URL.parse(given)?.hostname ?? given;
  return db
    .selectFrom('targets')
    .selectAll()
    .where(({ eb, or, fn }) =>
      or([
        eb('id', '=', given),
        eb('start_url', '=', given),
        eb('host', '=', host),
        eb(fn<string>('lower', ['name']), '=', given.toLowerCase()),
      ]),
    )
    .orderBy('id')
    .limit(100)
    .execute();
}

/** The newest first. */
export async function scansOf(db: Kysely<Tables>, targetId: string, most: number): Promise<readonly ScanInHistory[]> {
  // One more than is shown, because the last one is compared too.
  const rows = await db
    .selectFrom('scans')
    .selectAll()
    .where('target_id', '=', targetId)
    .orderBy('finished_at', 'desc')
    .orderBy('key', 'desc')
    .limit(most + 1)
    .execute();
  return rows.slice(0, most).map((row, index) => {
    const before = rows.slice(index + 1).find(({ finished }) => finished);
    return { ...row, change: before ? changeOf(scored(before), scored(row)) : null };
  });
}

function scored({ score, score_low, score_high, policy }: SavedScanRow): Scored {
  const band = score_low === null || score_high === null ? null : { low: score_low, high: score_high };
  return { value: score, band, noBand: null, policy };
}
