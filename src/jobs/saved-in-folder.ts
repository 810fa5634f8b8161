import { scorableScan } from '../crawl/coverage-floor.ts';
import type { Digest, ScanRecord } from '../model/evidence.ts';
import type { ScanResult } from '../model/result.ts';

/** A scan as it lies in its folder. */
export interface SavedInFolder {
  readonly record: ScanRecord;
  readonly result: ScanResult;
  readonly resultDigest: Digest;
  readonly store: string;
}

/** It came to its end, and saw enough for a score to stand. */
export function isComplete(record: ScanRecord): boolean {
  return record.finished && scorableScan(record).scorable;
}
