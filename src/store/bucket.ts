import { AwsClient } from 'aws4fetch';
import { digestBytes, isDigest } from '../evidence/canonical.ts';
import type { Digest } from '../model/evidence.ts';
import type { BlobStore } from '../ports.ts';
import { hexOf } from './saved.ts';
import { MOST_BLOB, type Shelf } from './shelf.ts';
import { Unreachable } from './unreachable.ts';

/** Where a bucket of an S3-compatible store is, and the keys to it. */
export interface Bucket {
  /** Such as `https://s3.eu-west-2.amazonaws.com/evidence/lgdss`: machine, bucket, and where in it. */
  readonly address: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** Left out: as the name of the machine tells. */
  readonly region?: string;
}

const RETRIES = 4;
const TIMEOUT_MS = 60_000;
const MOST_REMEMBERED = 20_000;
const MOST_NOTE = 4096;

/** Small texts beside the blobs, and what is needed to take old blobs away. */
export interface BucketStore extends BlobStore, Shelf {
  note(name: string): Promise<string | undefined>;
  writeNote(name: string, text: string): Promise<void>;
}

/** The names are those of a folder of blobs, so that one can be copied into the other as it is. */
export function bucketBlobStore({ address, ...keys }: Bucket, mostBytes = MOST_BLOB): BucketStore {
  const client = new AwsClient({ ...keys, service: 's3', retries: RETRIES });
  const pathOf = (hex: string) => `blobs/${hex.slice(0, 2)}/${hex.slice(2)}`;
  const blobOf = (name: Digest) => pathOf(hexOf(name));
  const stored = new Set<Digest>();

  async function ask(method: 'GET' | 'HEAD' | 'PUT' | 'DELETE', path: string, body?: Uint8Array): Promise<Response> {
    const bytes = body ?? new Uint8Array();
    // The store compares it with what arrives.
    const headers = { 'x-amz-content-sha256': hexOf(digestBytes(bytes)) };
    const sent = body === undefined ? {} : { body: Uint8Array.from(body) };
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    // Nobody else is asked: evidence and a session token would go wherever the answer points to.
    const init = { method, headers, ...sent, signal, redirect: 'manual' as const };
    const response = await client.fetch(`${address.replace(/\/+$/, '')}/${path}`, init).catch(noAnswer);
    if (response.ok || (response.status === 404 && method !== 'PUT')) return response;
    throw new Unreachable(
      `The evidence store ${address} answered ${method} with ${response.status}. ${hintOf(response)}`,
    );
  }

  function noAnswer(): never {
    throw new Unreachable(
      `The evidence store ${address} does not answer. Is the address right, and the network there?`,
    );
  }

  return {
    async put(bytes) {
      const name = digestBytes(bytes);
      if (stored.has(name)) return name;
      // Most of a site is as it was last week: a question costs less than sending it again.
      if (bytes.byteLength > mostBytes) throw new Unreachable(tooLarge(name));
      const there = await ask('HEAD', blobOf(name));
      const isWhole = there.ok && Number(there.headers.get('content-length')) === bytes.byteLength;
      if (!isWhole) await ask('PUT', blobOf(name), bytes);
      if (stored.size < MOST_REMEMBERED) stored.add(name);
      return name;
    },
    async get(name) {
      if (!isDigest(name)) return undefined;
      const response = await ask('GET', blobOf(name));
      const bytes = await readUpTo(response, mostBytes).catch(noAnswer);
      if (bytes === undefined) throw new Unreachable(tooLarge(name));
      // Whatever somebody has put under its name is not what the scan saw.
      return response.ok && digestBytes(bytes) === name ? bytes : undefined;
    },
    async size(hex) {
      const there = await ask('HEAD', pathOf(hex));
      return there.ok ? Number(there.headers.get('content-length')) : undefined;
    },
    async text(hex, most) {
      const response = await ask('GET', pathOf(hex));
      const bytes = response.ok ? await readUpTo(response, Math.min(most, mostBytes)).catch(noAnswer) : undefined;
      // Who has no end asks for all that a blob refers to, and must not take a part of it for the whole.
      if (bytes === undefined && response.ok && most > mostBytes) throw new Unreachable(tooLarge(hex));
      return new TextDecoder().decode(bytes);
    },
    async remove(hex) {
      await ask('DELETE', pathOf(hex));
    },
    async note(name) {
      const response = await ask('GET', name);
      const bytes = response.ok ? await readUpTo(response, MOST_NOTE).catch(noAnswer) : undefined;
      return bytes && new TextDecoder().decode(bytes);
    },
    async writeNote(name, text) {
      await ask('PUT', name, new TextEncoder().encode(text));
    },
  };
}

/** Undefined where there is more: what an answer says of its length is not believed. */
async function readUpTo(response: Response, most: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  if (Number(response.headers.get('content-length')) > most) {
    await response.body?.cancel();
    return undefined;
  }
  for await (const part of response.body ?? []) {
    length += part.byteLength;
    // Leaving the loop ends the answer.
    if (length > most) return undefined;
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

function tooLarge(name: string): string {
  return `The evidence store has, or was to take, a file of more than this program writes: ${name}.`;
}

function hintOf({ status }: Response): string {
  if (status === 403 || status === 401) return 'Are the keys right, and may they read and write there?';
  if (status >= 300 && status < 400) return 'It points to another address. Is the address right, and AWS_REGION?';
  return status === 404 ? 'Is there such a bucket?' : 'Try again later.';
}
