import type { KeyObject } from 'node:crypto';
import { digestBytes } from '../evidence/canonical.ts';
import type { Digest } from '../model/evidence.ts';
import { sumsOf } from './build.ts';
import { RECORD, RESULT } from './contents.ts';
import { type ListedFile, MANIFEST, type Manifest, OUTSIDE, readManifest, SIGNATURE, SUMS } from './manifest.ts';
import { judgeSignature } from './signature.ts';
import type { PackFile, PackSource } from './source.ts';

export interface Verified {
  /** In sentences, each naming its file. Empty: the pack is whole. */
  readonly problems: readonly string[];
  /** What can be said about the signature, in sentences. */
  readonly notes: readonly string[];
  readonly manifest: Manifest | null;
  readonly seal: Digest | null;
  readonly files: number;
}

const MOST_MANIFEST_BYTES = 2 ** 26;

/** `known` is a key that the reader has from the signer; null: only what is in the pack can be looked at. */
export async function verifyPack(source: PackSource, known: KeyObject | null): Promise<Verified> {
  const problems = [...source.problems];
  const sizes = new Map(source.files.map(({ path, bytes }) => [path, bytes]));
  const size = sizes.get(MANIFEST) ?? 0;
  const bytes = size > MOST_MANIFEST_BYTES ? undefined : await source.read(MANIFEST);
  const nothing = { notes: [], manifest: null, seal: null, files: sizes.size };
  if (bytes === undefined) {
    const why = size > MOST_MANIFEST_BYTES ? 'is too large to be one' : 'is missing';
    return { ...nothing, problems: [...problems, `${MANIFEST} ${why}, so nothing can be compared with it.`] };
  }
  const manifest = readManifest(bytes);
  if (!manifest.ok) return { ...nothing, problems: [...problems, manifest.error.message] };

  const listed = manifest.value.files;
  for (const file of listed) problems.push(...(await compare(file, sizes.get(file.path), source)));
  const allowed = new Set([...listed.map(({ path }) => path), ...OUTSIDE]);
  for (const { path } of source.files) {
    if (!allowed.has(path)) problems.push(`${path} was added: the manifest does not list it.`);
  }
  problems.push(...idsThatDiffer(manifest.value));
  const signature = await judgeSignature(source, manifest.value, bytes, known);
  problems.push(...signature.problems, ...(await sumsThatDiffer(source, manifest.value, bytes)));
  // A changed file changes its container as well; said once, by the file's name, it is enough.
  const rest = problems.length === 0 ? await source.rest() : undefined;
  if (rest !== undefined) problems.push(rest);
  const seal = digestBytes(bytes);
  // Of a pack that is not whole, nobody should read that nothing changed since it was signed.
  const notes = problems.length === 0 ? signature.notes : [];
  return { problems, notes, manifest: manifest.value, seal, files: sizes.size };
}

async function compare(file: ListedFile, size: number | undefined, source: PackSource): Promise<readonly string[]> {
  if (size === undefined) return [`${file.path} is missing.`];
  if (size !== file.bytes) return [`${file.path} was changed: it has ${size} bytes, and it had ${file.bytes}.`];
  const bytes = await source.read(file.path);
  if (bytes === undefined) return [`${file.path} cannot be read.`];
  const same = digestBytes(bytes) === `sha256:${file.sha256}`;
  return same ? [] : [`${file.path} was changed: its SHA-256 is not the one in the manifest.`];
}

/** The two ids are the SHA-256 of two files, so the manifest cannot name another scan than the one inside. */
function idsThatDiffer({ files, scan, result }: Manifest): readonly string[] {
  const sum = (path: string) => `sha256:${files.find((file) => file.path === path)?.sha256}`;
  return [
    ...(sum(RECORD) === scan ? [] : [`${MANIFEST} was changed: its scan id is not that of ${RECORD}.`]),
    ...(sum(RESULT) === result ? [] : [`${MANIFEST} was changed: its result id is not that of ${RESULT}.`]),
  ];
}

/** The manifest cannot list itself. SHA256SUMS does, and follows from all the rest. */
async function sumsThatDiffer(source: PackSource, manifest: Manifest, bytes: Uint8Array): Promise<readonly string[]> {
  const sums = await source.read(SUMS);
  if (sums === undefined) return [`${SUMS} is missing.`];
  const seals: PackFile[] = [{ path: MANIFEST, bytes }];
  const signature = await source.read(SIGNATURE);
  if (signature !== undefined) seals.push({ path: SIGNATURE, bytes: signature });
  if (Buffer.compare(sums, sumsOf(manifest.files, seals)) === 0) return [];
  return [`${MANIFEST}, ${SIGNATURE} or ${SUMS} was changed: they do not agree with each other.`];
}
