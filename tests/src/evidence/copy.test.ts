import { describe, expect, it } from 'vitest';
import { filePage } from '../../../src/evidence/archive.ts';
import { copyPage } from '../../../src/evidence/copy.ts';
import type { Digest, PageEvidence, PageRecord, Screenshot } from '../../../src/model/evidence.ts';
import type { BlobStore } from '../../../src/ports.ts';
import { memoryBlobStore } from '../../../src/store/memory.ts';
import { keyboardWalk } from '../../helpers/keyboard-evidence.ts';

const page: PageEvidence = {
  url: 'https://www.ambleford.example/bins',
  visitedAt: '2026-11-23T09:00:00.000Z',
  artifacts: {
    headings: { ok: true, value: [{ level: 1, text: 'Bins', selector: 'h1' }] },
    links: { ok: true, value: [] },
  },
};

async function filed() {
  const from = memoryBlobStore();
  const record = await filePage(page, from);
  const blob = await from.put(new TextEncoder().encode('a picture'));
  const screenshot: Screenshot = { blob, bytes: 9, mediaType: 'image/jpeg', width: 1, height: 1 };
  return { from, record, screenshot };
}
const digestsOf = (record: PageRecord) => Object.values(record.artifacts) as Digest[];

describe('copyPage', () => {
  it('copies everything, the picture too', async () => {
    const { from, record, screenshot } = await filed();
    const to = memoryBlobStore();
    expect(await copyPage(record, screenshot, from, to)).toBe(true);
    for (const digest of [...digestsOf(record), screenshot.blob]) {
      expect(await to.get(digest)).toEqual(await from.get(digest));
    }
  });

  it('says so when something is missing, and when a part was never read', async () => {
    const { record, screenshot, from } = await filed();
    expect(await copyPage(record, null, memoryBlobStore(), memoryBlobStore())).toBe(false);
    const partly = { ...record, artifacts: { ...record.artifacts, axe: { code: 'timed-out', message: 'Too slow.' } } };
    expect(await copyPage(partly, screenshot, from, memoryBlobStore())).toBe(false);
  });

  it('stores nothing that is damaged', async () => {
    const { from, record } = await filed();
    const puts: number[] = [];
    const damaged: BlobStore = { ...from, get: async () => new TextEncoder().encode('damaged') };
    const to: BlobStore = { ...memoryBlobStore(), put: async (bytes) => from.put(bytes).finally(() => puts.push(1)) };
    expect(await copyPage(record, null, damaged, to)).toBe(false);
    expect(puts).toEqual([]);
  });

  it('copies the pictures in what a probe made, and says so when one is missing', async () => {
    const { from, screenshot } = await filed();
    const walk = keyboardWalk({ picture: screenshot });
    const record = await filePage({ ...page, artifacts: { keyboard: { ok: true, value: walk } } }, from);
    const to = memoryBlobStore();
    expect(await copyPage(record, null, from, to)).toBe(true);
    expect(await to.get(screenshot.blob)).toEqual(await from.get(screenshot.blob));
    const lost: BlobStore = {
      ...from,
      get: async (digest) => (digest === screenshot.blob ? undefined : from.get(digest)),
    };
    expect(await copyPage(record, null, lost, memoryBlobStore())).toBe(false);
  });
});
