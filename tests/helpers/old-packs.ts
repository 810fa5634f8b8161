import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Digest } from '../../src/model/evidence.ts';
import { ROOT } from './source.ts';

const FOLDER = path.join(ROOT, 'fixtures/packs');

/** What is known of a pack that was made once. */
export interface OldPack {
  readonly name: string;
  readonly schema: number;
  readonly tool: string;
  readonly policy: string;
  readonly seal: Digest;
  readonly signer: Digest;
  readonly report: Readonly<Record<string, unknown>>;
  readonly findings: number;
  readonly score: string;
  /** Files from pages that were tried out, pictures too. */
  readonly probed: number;
}

/** Kept as they were made. A pack that was handed in must open for as long as anybody asks about it. */
export const oldPacks: readonly OldPack[] = [
  {
    name: 'v1',
    schema: 1,
    tool: '0.1.0',
    policy: '1',
    seal: 'sha256:62fe357cebaa970afbe99b32737daf5f7b1aae93c04083bfdd796d53311ef6a4',
    signer: 'sha256:bebceb9111c8bfe4f980833b8df9913f42142bae81b6e228074b854e007df15a',
    report: {
      target: { name: 'Westmere Council forms' },
      coverage: { planned: 3, scanned: 1, skipped: 2 },
      overall: { score: 100, band: null, decided: 3 },
    },
    findings: 0,
    score: '100.0',
    probed: 0,
  },
  {
    name: 'v1-probes',
    schema: 1,
    tool: '0.1.0',
    policy: '2',
    seal: 'sha256:e1ca828879126025a6eb0c9ad67484f44aad248bd40b3b08783318eeca7ff182',
    signer: 'sha256:12064d7a0f254e4040075541af1d32c8cfa7e3ec242ec8a40f0f7cb44bf31eaa',
    report: {
      target: { name: '127.0.0.1:47805' },
      coverage: { planned: 38, scanned: 2, skipped: 36 },
      overall: { score: 82.3, band: null, decided: 29 },
    },
    findings: 16,
    score: '82.3',
    probed: 21,
  },
];

/** The names of all packs in the folder. */
export const packNames = readdirSync(FOLDER).map((file) => file.replace(/\.zip(\.gz)?$/, ''));

/** Packs hold nothing compressed. A large one is kept compressed as a whole. */
export function zipOf(name: string): Uint8Array {
  const file = readdirSync(FOLDER).find((one) => one.replace(/\.zip(\.gz)?$/, '') === name) ?? '';
  const bytes = readFileSync(path.join(FOLDER, file));
  return new Uint8Array(file.endsWith('.gz') ? gunzipSync(bytes) : bytes);
}
