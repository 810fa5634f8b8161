import { createHash } from 'node:crypto';
import type { Digest, ScanRecord } from '../model/evidence.ts';
import type { ScanResult } from '../model/result.ts';
import { jsonProblem } from './json.ts';

/**
 * One text for one value: keys sorted by code unit, no spaces. Equal values give equal bytes, so a digest can stand
 * for the value. Throws for anything JSON would lose or change in silence, because that is a bug in the caller.
 */
export function canonical(value: unknown): string {
  const problem = jsonProblem(value);
  if (problem !== undefined) throw new TypeError(`Not plain JSON: ${problem}`);
  return write(value);
}

export function digest(canonicalJson: string): Digest {
  return `sha256:${createHash('sha256').update(canonicalJson, 'utf8').digest('hex')}`;
}

export function digestBytes(bytes: Uint8Array): Digest {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** The id of a scan. */
export function digestOfRecord(record: ScanRecord): Digest {
  return digest(canonical(record));
}

/** The same record, checks and policy give the same digest. */
export function digestOfResult(result: ScanResult): Digest {
  return digest(canonical(result));
}

/** Digests arrive from the command line and from saved files, and some become paths. */
export function isDigest(value: unknown): value is Digest {
  return typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value);
}

// JSON.stringify alone will not do: it puts keys that look like whole numbers first, whatever the order of insertion.
function write(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members: string[] = [];
  for (const [key, inner] of Object.entries(value).toSorted(byKey)) {
    if (inner !== undefined) members.push(`${JSON.stringify(key)}:${write(inner)}`);
  }
  return `{${members.join(',')}}`;
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
