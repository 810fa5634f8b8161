import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** The same bytes, unpacked while they come where they are gzip. Rejects where the archive is broken. */
export async function* unpacked(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = bytes[Symbol.asyncIterator]();
  let start = Buffer.alloc(0);
  while (start.length < 2) {
    const { value, done } = await source.next();
    if (done) break;
    start = Buffer.concat([start, value]);
  }
  const whole = from(start, source);
  if (start[0] !== 0x1f || start[1] !== 0x8b) return yield* whole;
  // The errors of both come out of the iteration.
  yield* pipeline(Readable.from(whole), createGunzip(), () => undefined);
}

export function isUnpackError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

/** One byte more than `most`, so that whoever counts can tell that there was more. */
export async function* firstBytes(bytes: Bytes, most: number): AsyncGenerator<Uint8Array> {
  let left = most + 1;
  for await (const chunk of bytes) {
    yield chunk.subarray(0, left);
    left -= chunk.length;
    if (left <= 0) return;
  }
}

async function* from(start: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (start.length > 0) yield start;
  yield* { [Symbol.asyncIterator]: () => rest };
}
