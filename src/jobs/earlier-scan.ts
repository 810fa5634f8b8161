import type { Database } from '../history/database.ts';
import type { Instant } from '../model/evidence.ts';
import { recordIn } from './folder.ts';
import type { RunSettings } from './runs.ts';

/** In place of a scan, as `since` of a run: for each target its own last whole scan. */
export const LAST = 'last';
/** Of several machines without a common folder, each has some of the scans. One that is older serves as well. */
const MOST_LOOKED_AT = 20;

/** The settings of a run for one of its targets. Where no evidence of an earlier scan is here, its pages are all opened. */
export async function settingsFor(
  { db }: Pick<Database, 'db'>,
  settings: RunSettings,
  target: string,
  now: Instant,
): Promise<RunSettings> {
  if (settings.since !== LAST) return settings;
  const scans = await db
    .selectFrom('scans')
    .select(['id', 'store'])
    .where('target_id', '=', target)
    .where('finished', '=', true)
    .where('finished_at', '<=', now)
    .orderBy('finished_at', 'desc')
    .limit(MOST_LOOKED_AT)
    .execute();
  for (const { id, store } of scans) {
    const record = await recordIn(store, id);
    if (record !== undefined) return { ...settings, since: record };
  }
  return { ...settings, since: null };
}
