import { AwsClient } from 'aws4fetch';
import { digestBytes, isDigest } from '../evidence/canonical.ts';
import type { Digest } from '../model/evidence.ts';
import type { BlobStore } from '../ports.ts';
import { hexOf } from './saved.ts';
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

/** The names are those of a folder of blobs, so that one can be copied into the other as it is. */
export function bucketBlobStore({ address, ...keys }: Bucket): BlobStore {
  const client = new AwsClient({ ...keys, service: 's3', retries: RETRIES });
  const urlOf = (name: Digest) =>
    `${address.replace(/\/+$/, '')}/blobs/${hexOf(name).slice(0, 2)}/${hexOf(name).slice(2)}`;
  const stored = new Set<Digest>();

  async function ask(method: 'GET' | 'HEAD' | 'PUT', name: Digest, body?: Uint8Array): Promise<Response> {
    const bytes = body ?? new Uint8Array();
    // The store compares it with what arrives.
    const headers = { 'x-amz-content-sha256': hexOf(digestBytes(bytes)) };
    const sent = body === undefined ? {} : { body: Uint8Array.from(body) };
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    // Nobody else is asked: evidence and a session token would go wherever the answer points to.
    const init = { method, headers, ...sent, signal, redirect: 'manual' as const };
    const response = await client.fetch(urlOf(name), init).catch(noAnswer);
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
      const there = await ask('HEAD', name);
      const isWhole = there.ok && Number(there.headers.get('content-length')) === bytes.byteLength;
      if (!isWhole) await ask('PUT', name, bytes);
      if (stored.size < MOST_REMEMBERED) stored.add(name);
      return name;
    },
    async get(name) {
      if (!isDigest(name)) return undefined;
      const response = await ask('GET', name);
      const bytes = new Uint8Array(await response.arrayBuffer().catch(noAnswer));
      // Whatever somebody has put under its name is not what the scan saw.
      return response.ok && digestBytes(bytes) === name ? bytes : undefined;
    },
  };
}

function hintOf({ status }: Response): string {
  if (status === 403 || status === 401) return 'Are the keys right, and may they read and write there?';
  if (status >= 300 && status < 400) return 'It points to another address. Is the address right, and AWS_REGION?';
  return status === 404 ? 'Is there such a bucket?' : 'Try again later.';
}
