import { canonical, digest, digestBytes, isDigest } from '../evidence/canonical.ts';
import type { Digest, ScanRecord } from '../model/evidence.ts';
import type { ScanResult } from '../model/result.ts';
import type { BlobStore, ScanStore } from '../ports.ts';
import { hexOf, newestFirst, recordFrom, resultFrom } from './saved.ts';

/** Keeps copies, as a disk would: nobody can change what was stored by changing what they hold. */
export function memoryBlobStore(): BlobStore {
  const blobs = new Map<Digest, Uint8Array>();
  return {
    async put(bytes) {
      const name = digestBytes(bytes);
      if (!blobs.has(name)) blobs.set(name, Uint8Array.from(bytes));
      return name;
    },
    async get(name) {
      const bytes = blobs.get(name);
      return bytes && Uint8Array.from(bytes);
    },
  };
}

/** Keeps the same text as the files would hold, so both stores give back the same things. */
export function memoryScanStore(): ScanStore {
  const records = new Map<Digest, string>();
  const results = new Map<Digest, Map<Digest, string>>();

  const resultsOf = (scan: Digest): readonly ScanResult[] =>
    [...(results.get(scan) ?? [])]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([name, text]) => resultFrom(text, name) ?? []);
  const recordOf = (scan: Digest): ScanRecord | undefined => {
    const text = records.get(scan);
    return text === undefined ? undefined : recordFrom(text, scan);
  };

  return {
    async saveRecord(record) {
      const text = canonical(record);
      records.set(digest(text), text);
      return digest(text);
    },
    async record(scan) {
      return recordOf(scan);
    },
    async saveResult(result) {
      hexOf(result.scan);
      const text = canonical(result);
      const ofScan = results.get(result.scan) ?? new Map<Digest, string>();
      results.set(result.scan, ofScan.set(digest(text), text));
    },
    async results(scan) {
      return isDigest(scan) ? resultsOf(scan) : [];
    },
    async history(targetId, limit) {
      const entries = [...records.keys()].flatMap((scan) => {
        const record = recordOf(scan);
        return record?.target.id === targetId ? [{ scan, finishedAt: record.finishedAt }] : [];
      });
      const found = newestFirst(entries).flatMap(({ scan }) => resultsOf(scan));
      return found.slice(0, Math.max(0, limit));
    },
  };
}
