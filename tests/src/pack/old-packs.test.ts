import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPackedReport } from '../../../src/cli/packed-report.ts';
import { verifyPack } from '../../../src/pack/verify.ts';
import { readZip } from '../../../src/pack/zip.ts';
import { ROOT } from '../../helpers/source.ts';
import { flipped } from './recorded-pack.ts';

/** Kept as they were made. A pack that was handed in must open for as long as anybody asks about it. */
const old = [
  {
    file: 'v1.zip',
    schema: 1,
    tool: '0.1.0',
    seal: 'sha256:62fe357cebaa970afbe99b32737daf5f7b1aae93c04083bfdd796d53311ef6a4',
    signer: 'sha256:bebceb9111c8bfe4f980833b8df9913f42142bae81b6e228074b854e007df15a',
  },
] as const;

describe.each(old)('the old pack $file', ({ file, schema, tool, seal, signer }) => {
  const zip = new Uint8Array(readFileSync(path.join(ROOT, 'fixtures/packs', file)));

  it('still opens and is whole', async () => {
    const source = readZip(zip);
    if (!source.ok) throw new Error(source.error.message);
    const verified = await verifyPack(source.value, null);
    expect(verified.problems).toEqual([]);
    expect(verified).toMatchObject({
      seal,
      manifest: { schema, tool: { version: tool }, signer: { fingerprint: signer } },
    });
  });

  it('still has a report that can be read', async () => {
    const source = readZip(zip);
    const report = source.ok ? readPackedReport(await source.value.read('report.json')) : undefined;
    expect(report).toMatchObject({
      target: { name: 'Westmere Council forms' },
      coverage: { planned: 3, scanned: 1, skipped: 2 },
      overall: { score: 100, band: null, decided: 3 },
      findings: [],
    });
    expect(report?.points).toHaveLength(29);
  });

  it('still shows what was changed in it', async () => {
    const source = readZip(flipped(zip, Math.floor(zip.length / 2)));
    expect(source.ok && (await verifyPack(source.value, null)).problems).not.toEqual([]);
  });
});
