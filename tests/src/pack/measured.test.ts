import { expect, it } from 'vitest';
import { canonical } from '../../../src/evidence/canonical.ts';
import type { PackInput } from '../../../src/pack/contents.ts';
import { redactScan } from '../../../src/pack/redact/redact-scan.ts';
import { verifyPack } from '../../../src/pack/verify.ts';
import type { BlobStore } from '../../../src/ports.ts';
import { memoryBlobStore } from '../../../src/store/memory.ts';
import { seenMeasured } from '../../helpers/measured-evidence.ts';
import { packed, recordedInput, sourceOf } from './recorded-pack.ts';

const WHO = 'jo.bloggs@home.example';
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

/** A recorded scan whose first page was measured. The page asks for an address with somebody's own in it. */
async function measuredInput(): Promise<PackInput> {
  const input = await recordedInput('westmere-forms');
  const blobs = memoryBlobStore();
  const put = (words: string) => blobs.put(new TextEncoder().encode(words));
  const [frame, har] = [await put('frame'), await put(`{"url":"https://tags.example/?${WHO}"}`)];
  const asked = {
    ...{ url: `https://tags.example/?who=${WHO}`, type: 'Script', startMs: 0, endMs: 9, bytes: 9, status: 200 },
    ...{ protocol: 'h2', renderBlocking: false },
  };
  const { measured: value } = seenMeasured({ film: [{ ms: 300, picture: frame }], har, waterfall: [asked] });
  const entry = await put(canonical(value));
  const [first, ...others] = input.record.pages;
  if (!first) throw new Error('It has pages.');
  const pages = [{ ...first, artifacts: { ...first.artifacts, measured: entry } }, ...others];
  const both: BlobStore = { ...blobs, get: async (one) => (await blobs.get(one)) ?? input.blobs.get(one) };
  return { ...input, blobs: both, record: { ...input.record, pages } };
}

const named = (files: readonly { readonly path: string }[]) =>
  files.flatMap(({ path }) => /\/(measured[^/]*)$/.exec(path)?.[1] ?? []).toSorted();

it('a pack has what was measured, with its film and its archive, and explains them', async () => {
  const { files } = await packed(await measuredInput());
  expect(named(files)).toEqual(['measured-mobile-1.jpg', 'measured-mobile.har', 'measured.json']);
  expect((await verifyPack(sourceOf(files), null)).problems).toEqual([]);
  expect(text(files.find(({ path }) => path === 'README.txt')?.bytes)).toContain('measured.json');
  const without = await packed(await recordedInput('westmere-forms'));
  expect(text(without.files.find(({ path }) => path === 'README.txt')?.bytes)).not.toContain('measured.json');
});

it('a redacted pack has the measurement without personal data, and neither film nor archive', async () => {
  const { files } = await packed(await redactScan(await measuredInput(), memoryBlobStore()));
  expect(named(files)).toEqual(['measured.json']);
  const kept = text(files.find(({ path }) => path.endsWith('/measured.json'))?.bytes);
  expect(kept).toContain('redacted-email');
  expect(files.filter(({ bytes }) => text(bytes).includes(WHO)).map(({ path }) => path)).toEqual([]);
  expect(JSON.parse(kept).devices).toMatchObject([{ film: [], har: null, requests: 4 }]);
});
