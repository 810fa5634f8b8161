import { createHash } from 'node:crypto';
import type { Digest, ScanRecord } from '../model/evidence.ts';
import type { ScanResult } from '../model/result.ts';
import { jsonProblem } from './json.ts';

/**
 * One text for one value: keys sorted by code unit, no spaces. Equal values give equal bytes, so a digest can stand
 * for the value. Throws for anything JSON would lose or change in silence, because that is a bug in the caller.
 */
export function canonical(value: unknown): string {
  refuseAllButJson(value);
  return write(value);
}

/** The same text piece by piece: that of a large result is tens of megabytes, and nobody needs it in one string. */
export function canonicalChunks(value: unknown): Iterable<string> {
  refuseAllButJson(value);
  return inChunks(parts(value, 2));
}

export function digest(canonicalJson: string): Digest {
  return `sha256:${createHash('sha256').update(canonicalJson, 'utf8').digest('hex')}`;
}

export function digestBytes(bytes: Uint8Array): Digest {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** The digest of a value's canonical text and how many bytes that text has, without holding the text. */
export function measureCanonical(value: unknown): { readonly name: Digest; readonly bytes: number } {
  const hash = createHash('sha256');
  let bytes = 0;
  for (const chunk of canonicalChunks(value)) {
    hash.update(chunk, 'utf8');
    bytes += Buffer.byteLength(chunk, 'utf8');
  }
  return { name: `sha256:${hash.digest('hex')}`, bytes };
}

/** The id of a scan. */
export function digestOfRecord(record: ScanRecord): Digest {
  return measureCanonical(record).name;
}

/** The same record, checks and policy give the same digest. */
export function digestOfResult(result: ScanResult): Digest {
  return measureCanonical(result).name;
}

/** Digests arrive from the command line and from saved files, and some become paths. */
export function isDigest(value: unknown): value is Digest {
  return typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value);
}

const CHUNK = 64 * 1024;

/** Cuts only between whole strings, so that no character is ever torn in two. */
function* inChunks(pieces: Iterable<string>): Generator<string> {
  let held: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    held.push(piece);
    length += piece.length;
    if (length < CHUNK) continue;
    yield held.join('');
    held = [];
    length = 0;
  }
  if (length > 0) yield held.join('');
}

/** Lists of thousands lie near the top; what lies below `levels` is small and written at once. */
function* parts(value: unknown, levels: number): Generator<string> {
  if (levels === 0 || typeof value !== 'object' || value === null) {
    yield write(value);
  } else if (Array.isArray(value)) {
    yield '[';
    for (const [index, item] of value.entries()) {
      if (index > 0) yield ',';
      yield* parts(item, levels - 1);
    }
    yield ']';
  } else {
    yield '{';
    for (const [index, [key, inner]] of membersOf(value).entries()) {
      yield `${index > 0 ? ',' : ''}${JSON.stringify(key)}:`;
      yield* parts(inner, levels - 1);
    }
    yield '}';
  }
}

// JSON.stringify alone will not do: it puts keys that look like whole numbers first, whatever the order of insertion.
function write(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = membersOf(value).map(([key, inner]) => `${JSON.stringify(key)}:${write(inner)}`);
  return `{${members.join(',')}}`;
}

function membersOf(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(byKey);
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function refuseAllButJson(value: unknown): void {
  const problem = jsonProblem(value);
  if (problem !== undefined) throw new TypeError(`Not plain JSON: ${problem}`);
}
