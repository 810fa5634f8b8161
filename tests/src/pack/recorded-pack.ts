import { readFileSync } from 'node:fs';
import path from 'node:path';
import { wcagCriteria } from '../../../checks/standards/index.ts';
import { defaultRulebook } from '../../../src/compose.ts';
import { buildPack, type PackOptions, type Sealed } from '../../../src/pack/build.ts';
import type { PackInput } from '../../../src/pack/contents.ts';
import type { PackFile, PackSource } from '../../../src/pack/source.ts';
import { assessRecord, catalogueOf } from '../../../src/scan.ts';
import { readRecording } from '../../helpers/recorded.ts';
import { ROOT } from '../../helpers/source.ts';

export async function recordedInput(site: string): Promise<PackInput> {
  const { record, blobs } = await readRecording(site);
  const result = await assessRecord(record, defaultRulebook, blobs, '0.0.0');
  const reportSchema = readFileSync(path.join(ROOT, 'docs/report.schema.json'), 'utf8');
  return {
    record,
    result,
    catalogue: catalogueOf(defaultRulebook),
    blobs,
    criteria: wcagCriteria,
    reportSchema,
    savedResult: null,
  };
}

export async function packed(
  input: PackInput,
  options: Partial<PackOptions> = {},
): Promise<{ readonly files: readonly PackFile[]; readonly sealed: Sealed }> {
  const files: PackFile[] = [];
  const pack = buildPack(input, { toolVersion: '0.0.0', signer: null, ...options });
  for (;;) {
    const step = await pack.next();
    if (step.done) return { files, sealed: step.value };
    files.push(step.value);
  }
}

/** A folder that is not on a disk. */
export function sourceOf(files: readonly PackFile[]): PackSource {
  const byPath = new Map(files.map((file) => [file.path, file.bytes]));
  return {
    files: [...byPath].map(([name, bytes]) => ({ path: name, bytes: bytes.length })),
    problems: [],
    read: async (name) => byPath.get(name),
    rest: async () => undefined,
  };
}

export function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}
