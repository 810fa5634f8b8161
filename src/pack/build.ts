import { digestBytes, digestOfRecord, digestOfResult } from '../evidence/canonical.ts';
import type { Digest } from '../model/evidence.ts';
import { type PackInput, packContents } from './contents.ts';
import { type SigningKey, signBytes } from './keys.ts';
import {
  type ListedFile,
  MANIFEST,
  PUBLIC_KEY,
  packSchema,
  SIGNATURE,
  SUMS,
  writeManifest,
  writeSums,
} from './manifest.ts';
import { byCodeUnit } from './names.ts';
import { partContents } from './part/contents.ts';
import type { PackFile } from './source.ts';

export interface PackOptions {
  readonly toolVersion: string;
  readonly signer: SigningKey | null;
  /** The last change to a file before it is listed and sealed, for example to mark it. */
  readonly change?: (file: PackFile) => PackFile | Promise<PackFile>;
}

/** What is known once every file has gone by. */
export interface Sealed {
  /** SHA-256 of the manifest: one number that stands for the whole pack. */
  readonly seal: Digest;
  readonly files: number;
  readonly bytes: number;
  readonly gaps: readonly string[];
}

/**
 * Every file of the pack, the seal last. The same scan, checks and key give the same bytes: the time of packing is
 * nowhere in it.
 */
export async function* buildPack(input: PackInput, options: PackOptions): AsyncGenerator<PackFile, Sealed> {
  const { toolVersion, signer, change = (file: PackFile) => file } = options;
  const gaps: string[] = [];
  const listed: ListedFile[] = [];
  for await (const made of contentsWithKey(input, signer, gaps)) {
    const file = await change(made);
    listed.push(lineOf(file));
    yield file;
  }
  listed.sort((a, b) => byCodeUnit(a.path, b.path));
  const manifest = writeManifest({
    kind: 'lgdss-evidence-pack',
    schema: packSchema(input.part !== undefined),
    tool: { name: 'lgdss-scanner', version: toolVersion },
    scan: digestOfRecord(input.record),
    result: digestOfResult(input.result),
    ...(input.part && { part: input.part }),
    ...(input.redaction && { redacted: { scan: input.redaction.scan } }),
    signer: signer && { algorithm: 'Ed25519', fingerprint: signer.fingerprint },
    files: listed,
  });
  const seals: PackFile[] = [{ path: MANIFEST, bytes: manifest }];
  if (signer) seals.push({ path: SIGNATURE, bytes: signBytes(manifest, signer) });
  seals.push({ path: SUMS, bytes: sumsOf(listed, seals) });
  yield* seals;
  const bytes = [...listed, ...seals.map(lineOf)].reduce((sum, file) => sum + file.bytes, 0);
  return { seal: digestBytes(manifest), files: listed.length + seals.length, bytes, gaps };
}

/** What SHA256SUMS must say, given the files and whatever seals them. */
export function sumsOf(listed: readonly ListedFile[], seals: readonly PackFile[]): Uint8Array {
  return writeSums([...listed, ...seals.map(lineOf)].toSorted((a, b) => byCodeUnit(a.path, b.path)));
}

async function* contentsWithKey(input: PackInput, signer: SigningKey | null, gaps: string[]): AsyncGenerator<PackFile> {
  yield* input.part ? partContents({ ...input, part: input.part }, gaps) : packContents(input, gaps);
  if (signer) yield { path: PUBLIC_KEY, bytes: new TextEncoder().encode(signer.publicPem) };
}

function lineOf({ path, bytes }: PackFile): ListedFile {
  return { path, bytes: bytes.length, sha256: digestBytes(bytes).slice('sha256:'.length) };
}
