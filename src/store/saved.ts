import { digest, isDigest } from '../evidence/canonical.ts';
import { parseJson } from '../evidence/json.ts';
import type { Digest, Instant, ScanRecord } from '../model/evidence.ts';
import type { ScanResult } from '../model/result.ts';

/** A record as it was saved, or undefined when the text is not what its name says or comes from another version. */
export function recordFrom(text: string, name: Digest): ScanRecord | undefined {
  return checked(text, name) as ScanRecord | undefined;
}

export function resultFrom(text: string, name: Digest): ScanResult | undefined {
  return checked(text, name) as ScanResult | undefined;
}

export interface HistoryEntry {
  readonly scan: Digest;
  readonly finishedAt: Instant;
}

export function newestFirst(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  return entries.toSorted((a, b) => {
    if (a.finishedAt !== b.finishedAt) return a.finishedAt > b.finishedAt ? -1 : 1;
    return a.scan < b.scan ? -1 : 1;
  });
}

/** The part of a digest that names a file. Throws for anything else: it would become a path. */
export function hexOf(name: Digest): string {
  if (!isDigest(name)) throw new TypeError('Not a digest');
  return name.slice('sha256:'.length);
}

function checked(text: string, name: Digest): object | undefined {
  if (digest(text) !== name) return undefined;
  const parsed = parseJson(text);
  if (!parsed.ok || typeof parsed.value !== 'object' || parsed.value === null) return undefined;
  return 'schema' in parsed.value && parsed.value.schema === 1 ? parsed.value : undefined;
}
