import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson } from '../evidence/json.ts';
import type { Failure } from '../model/evidence.ts';
import type { BlobStore } from '../ports.ts';
import { replaceFile } from './atomic.ts';
import { fileBlobStore } from './files.ts';
import { Unreachable } from './unreachable.ts';

/** In a store whose blobs are elsewhere. It says where, and is not believed alone: somebody else may have made the folder. */
const ELSEWHERE = 'blobs.json';

type Environment = Readonly<Record<string, string | undefined>>;

/** The blobs of a store: in its folder, or in the bucket that the folder names, where the person who asks names the same. */
export function blobStoreOf(folder: string, env: Environment, named = env.LGDSS_BLOBS ?? null): BlobStore {
  const here = fileBlobStore(folder);
  const address = addressIn(folder);
  if (address === undefined) return here;
  const open = async (elsewhere: string | Unreachable) => {
    if (elsewhere instanceof Unreachable) throw elsewhere;
    if (named !== elsewhere) throw new Unreachable(notNamed(elsewhere));
    return openBucket(elsewhere, env);
  };
  let opening: Promise<BlobStore> | undefined;
  const bucket = () => {
    opening ??= open(address);
    return opening;
  };
  return {
    put: async (bytes) => (await bucket()).put(bytes),
    // From scans that were made before the bucket was chosen.
    get: async (name) => (await here.get(name)) ?? (await bucket()).get(name),
  };
}

/** From now on blobs of this store go there. Proves that it can be written to, before a scan of an hour ends in an error. */
export async function keepBlobsIn(address: string, folder: string, env: Environment): Promise<Failure | undefined> {
  const before = addressIn(folder);
  if (before instanceof Unreachable) return { code: 'blobs', message: before.message };
  if (before !== undefined && before !== address) {
    const message = `The evidence of the scans in '${folder}' is in ${before}. Choose another folder with --store, or leave it there.`;
    return { code: 'blobs', message };
  }
  try {
    await (await openBucket(address, env)).put(new TextEncoder().encode('lgdss'));
  } catch (error) {
    return { code: 'blobs', message: `${error instanceof Error ? error.message : String(error)}` };
  }
  await replaceFile(join(folder, ELSEWHERE), `${JSON.stringify({ schema: 1, address })}\n`);
  return undefined;
}

function notNamed(address: string): string {
  return `The evidence is in ${address}. If you trust this folder, set LGDSS_BLOBS to that address, so that your keys are used there.`;
}

async function openBucket(address: string, env: Environment): Promise<BlobStore> {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (!accessKeyId || !secretAccessKey) {
    throw new Unreachable(
      `The evidence is in ${address}. Put the keys to it into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`,
    );
  }
  const { AWS_SESSION_TOKEN: sessionToken, AWS_REGION: region } = env;
  // Loaded here and not above: most stores are folders.
  const { bucketBlobStore } = await import('./bucket.ts');
  return bucketBlobStore({
    ...{ address, accessKeyId, secretAccessKey },
    ...(sessionToken ? { sessionToken } : {}),
    ...(region ? { region } : {}),
  });
}

/** Undefined where the blobs are in the folder. What is there and cannot be read says that they are not. */
function addressIn(folder: string): string | Unreachable | undefined {
  const file = join(folder, ELSEWHERE);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code));
    return isMissing ? undefined : new Unreachable(unreadable(file));
  }
  const parsed = parseJson(text);
  const { address } = ((parsed.ok && parsed.value) || {}) as { readonly address?: unknown };
  return typeof address === 'string' ? address : new Unreachable(unreadable(file));
}

function unreadable(file: string): string {
  return `The file ${file} says where the evidence is, and cannot be read. Bring it back from a backup.`;
}
