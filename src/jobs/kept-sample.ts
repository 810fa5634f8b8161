import type { Transaction } from 'kysely';
import { readPinned } from '../crawl/pinned-sample.ts';
import type { Database } from '../history/database.ts';
import type { Tables } from '../history/tables.ts';
import { fileSampleStore } from '../store/samples.ts';
import type { RunSettings } from './runs.ts';

/** Of a site with tens of thousands of known addresses. What is larger is no sample of ours. */
const MOST_SIGNS = 16_000_000;

/**
 * A scan by sample reads and writes it in the store, as `lgdss scan` does. Workers have stores of their own, so what is kept
 * goes through history: whichever worker scans next scans the same pages.
 */
export async function bringSample({ db }: Pick<Database, 'db'>, target: string, store: string): Promise<void> {
  const kept = await db.selectFrom('kept_samples').select('sample').where('target_id', '=', target).executeTakeFirst();
  // Without one, the first scan draws it, or takes the one of a store that is older than this history.
  if (kept === undefined) return;
  const samples = fileSampleStore(store);
  if ((await samples.sample(target)) !== kept.sample) await samples.pinSample(target, kept.sample);
}

export function isBySample({ sample, newSample }: RunSettings): boolean {
  return sample === true || newSample === true;
}

/** Why the sample in the store is not kept for other workers, in a sentence; undefined where it is kept. */
export async function keepSample(
  writing: Transaction<Tables>,
  target: string,
  text: string | undefined,
): Promise<string | undefined> {
  // One that was not drawn to its end is not kept by the scan either.
  if (text === undefined) return undefined;
  if (text.length > MOST_SIGNS) return 'Its sample is too large for the history, and other machines draw their own.';
  const read = readPinned(text);
  if (!read.ok) return 'Its sample cannot be read, and is not kept in the history.';
  const { date: drawn_at } = read.value;
  await writing
    .insertInto('kept_samples')
    .values({ target_id: target, sample: text, drawn_at })
    .onConflict((conflict) => conflict.column('target_id').doUpdateSet({ sample: text, drawn_at }))
    .execute();
  return undefined;
}

/** The sample that lies in the store after a scan. */
export function sampleIn(store: string, target: string): Promise<string | undefined> {
  return fileSampleStore(store).sample(target);
}
