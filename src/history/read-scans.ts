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
  const host = hostIn(given);
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

/** Of an address, with or without `https://` before it: `www.ambleford.example:8080` alone is one of the kind `www.ambleford.example:`. */
function hostIn(given: string): string {
  return URL.parse(given)?.hostname || URL.parse(`https://${given}`)?.hostname || given;
}

/** The newest first. */
export async function scansOf(db: Kysely<Tables>, targetId: string, most: number): Promise<readonly ScanInHistory[]> {
  const ofTarget = db
    .selectFrom('scans')
    .selectAll()
    .where('target_id', '=', targetId)
    .orderBy('finished_at', 'desc')
    .orderBy('key', 'desc');
  const rows = await ofTarget.limit(most).execute();
  const oldest = rows.at(-1);
  if (oldest === undefined) return [];
  // The oldest is compared too.
  const earlier = await ofTarget
    .where('finished', '=', true)
    .where(({ eb, refTuple, tuple }) => eb(refTuple('finished_at', 'key'), '<', tuple(oldest.finished_at, oldest.key)))
    .limit(1)
    .execute();
  const all = [...rows, ...earlier];
  return rows.map((row, index) => {
    const before = all.slice(index + 1).find(({ finished }) => finished);
    return { ...row, change: before ? changeOf(scored(before), scored(row)) : null };
  });
}

function scored({ score, score_low, score_high, policy }: SavedScanRow): Scored {
  const band = score_low === null || score_high === null ? null : { low: score_low, high: score_high };
  return { value: score, band, noBand: null, policy };
}
