import type { Transaction } from 'kysely';
import { coverageOf } from '../crawl/coverage.ts';
import { scorableScan } from '../crawl/coverage-floor.ts';
import type { Tables } from '../history/tables.ts';
import type { Digest, ScanRecord } from '../model/evidence.ts';
import type { ScanResult } from '../model/result.ts';

/** A scan as it lies in its folder. */
export interface SavedInFolder {
  readonly record: ScanRecord;
  readonly result: ScanResult;
  readonly resultDigest: Digest;
  readonly store: string;
}

/** Writes a scan into history, once however often it is asked. Gives its key. */
export async function saveScan(writing: Transaction<Tables>, scan: SavedInFolder): Promise<number> {
  const { record, result, resultDigest, store } = scan;
  const { scanned, blocked, failed, ...rest } = coverageOf(record.outcomes);
  const { value, band, policy } = result.scorecard.overall;
  await writing
    .insertInto('scans')
    .values({
      ...{ id: result.scan, target_id: record.target.id, result_digest: resultDigest, store },
      ...{ started_at: record.startedAt, finished_at: record.finishedAt, finished: isComplete(record) },
      ...{ ...rest, scanned, blocked, failed, policy, tool: record.versions.tool },
      ...{ score: value, score_low: band?.low ?? null, score_high: band?.high ?? null },
      coverage: scanned + blocked + failed === 0 ? null : scorableScan(record).percent,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  const { key } = await writing
    .selectFrom('scans')
    .select('key')
    .where('id', '=', result.scan)
    .executeTakeFirstOrThrow();
  return key;
}

/** It came to its end, and saw enough for a score to stand. */
export function isComplete(record: ScanRecord): boolean {
  return record.finished && scorableScan(record).scorable;
}
