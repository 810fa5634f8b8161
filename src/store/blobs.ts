import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson } from '../evidence/json.ts';
import type { Failure, Gathered } from '../model/evidence.ts';
import type { BlobStore } from '../ports.ts';
import { replaceFile } from './atomic.ts';
import type { BucketStore } from './bucket.ts';
import { fileBlobStore } from './files.ts';
import { bothShelves, folderShelf, type Shelf } from './shelf.ts';
import { Unreachable } from './unreachable.ts';

/** In a store whose blobs are elsewhere. It says where, and is not believed alone: somebody else may have made the folder. */
const ELSEWHERE = 'blobs.json';

type Environment = Readonly<Record<string, string | undefined>>;

/** The blobs of a store: in its folder, or in the bucket that the folder names, where the person who asks names the same. */
export function blobStoreOf(folder: string, env: Environment, named = env.LGDSS_BLOBS ?? null): BlobStore {
  const here = fileBlobStore(folder);
  const elsewhere = elsewhereIn(folder);
  if (elsewhere === undefined) return here;
  const open = async () => {
    if (elsewhere instanceof Unreachable) throw elsewhere;
    if (named !== elsewhere.address) throw new Unreachable(notNamed(elsewhere.address));
    return openBucket(elsewhere.address, env);
  };
  let opening: Promise<BlobStore> | undefined;
  const bucket = () => {
    opening ??= open();
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
  const before = elsewhereIn(folder);
  if (before instanceof Unreachable) return { code: 'blobs', message: before.message };
  if (before !== undefined && before.address !== address) {
    const message = `The evidence of the scans in '${folder}' is in ${before.address}. Choose another folder with --store, or leave it there.`;
    return { code: 'blobs', message };
  }
  try {
    const bucket = await openBucket(address, env);
    await bucket.put(new TextEncoder().encode('lgdss'));
    const mine = { schema: 1, address, store: before?.store ?? randomUUID() };
    if (before?.store === undefined) await replaceFile(join(folder, ELSEWHERE), `${JSON.stringify(mine)}\n`);
    const there = elsewhereIn(folder);
    // Somebody else may have begun in this folder at the same time: the name that stands there now is the one.
    const store = (there instanceof Unreachable ? undefined : there?.store) ?? mine.store;
    if (((await bucket.note(FIRST)) ?? store) !== store)
      await bucket.writeNote(SHARED, 'More than one store is here.\n');
    else await bucket.writeNote(FIRST, store);
  } catch (error) {
    return { code: 'blobs', message: `${error instanceof Error ? error.message : String(error)}` };
  }
  return undefined;
}

/** Notes in a bucket: the store that came first, and whether there came another. */
const FIRST = 'store.txt';
const SHARED = 'shared.txt';

/**
 * What somebody may take old blobs from. A bucket only where it is named, and only where this store is alone in it: records of
 * others, which say what they need, are on other machines. `left` names a bucket that is left alone, and why.
 */
export async function shelfOf(
  folder: string,
  env: Environment,
  named: string | null,
): Promise<Gathered<{ readonly shelf: Shelf; readonly left: string | null }>> {
  const here = folderShelf(folder);
  const there = elsewhereIn(folder);
  if (there === undefined) return { ok: true, value: { shelf: here, left: null } };
  try {
    if (there instanceof Unreachable) throw there;
    const { address, store } = there;
    if (named === null) {
      const left = `Evidence in ${address} was left alone. To tidy it too, name it with LGDSS_BLOBS or --blobs.`;
      return { ok: true, value: { shelf: here, left } };
    }
    if (named !== address) throw new Unreachable(notNamed(address));
    const bucket = await openBucket(address, env);
    const isAlone = store !== undefined && (await bucket.note(FIRST)) === store && !(await bucket.note(SHARED));
    const left = `Evidence in ${address} was left alone: other stores keep theirs there too, and this one cannot tell what they need.`;
    return { ok: true, value: isAlone ? { shelf: bothShelves(here, bucket), left: null } : { shelf: here, left } };
  } catch (error) {
    return { ok: false, error: { code: 'blobs', message: error instanceof Error ? error.message : String(error) } };
  }
}

function notNamed(address: string): string {
  return `The evidence is in ${address}. If you trust this folder, set LGDSS_BLOBS to that address, so that your keys are used there.`;
}

async function openBucket(address: string, env: Environment): Promise<BucketStore> {
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

interface Elsewhere {
  readonly address: string;
  /** What this store is called among those that share the bucket. */
  readonly store?: string;
}

/** Undefined where the blobs are in the folder. What is there and cannot be read says that they are not. */
function elsewhereIn(folder: string): Elsewhere | Unreachable | undefined {
  const file = join(folder, ELSEWHERE);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code));
    return isMissing ? undefined : new Unreachable(unreadable(file));
  }
  const parsed = parseJson(text);
  const { address, store } = ((parsed.ok && parsed.value) || {}) as { readonly [name: string]: unknown };
  if (typeof address !== 'string') return new Unreachable(unreadable(file));
  return { address, ...(typeof store === 'string' ? { store } : {}) };
}

function unreadable(file: string): string {
  return `The file ${file} says where the evidence is, and cannot be read. Bring it back from a backup.`;
}
