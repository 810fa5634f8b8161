import { describe, expect, it } from 'vitest';
import { withoutPictures } from '../../../src/evidence/pictures-in.ts';
import { packSite } from '../../../src/pack/site-files.ts';
import { memoryBlobStore } from '../../../src/store/memory.ts';

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

describe('what is packed of a site as a whole', () => {
  it('has its pictures beside it, each once, and says which are lost', async () => {
    const blobs = memoryBlobStore();
    const there = await blobs.put(new Uint8Array([1, 2, 3]));
    const picture = { blob: there, bytes: 3, mediaType: 'image/jpeg', width: 10, height: 10 };
    const lost = { ...picture, blob: `sha256:${'0'.repeat(64)}` as const };
    const consent = await blobs.put(bytesOf({ pages: [{ shot: picture }, { shot: picture }], after: { shot: lost } }));
    const site = { origin: 'https://a.example', visitedAt: '2026-11-23T09:00:00.000Z', artifacts: { consent } };
    const { files, gaps } = await packSite(site, 1, blobs);
    expect(files.map(({ path }) => path)).toEqual(['sites/01/consent.json', 'sites/01/consent-2.jpg']);
    expect(gaps).toEqual(['A picture of https://a.example (consent) is not in the pack. The saved copy is missing.']);
  });

  it('keeps no picture in a redacted copy, wherever it stands', () => {
    const shot = { blob: `sha256:${'0'.repeat(64)}`, bytes: 3, mediaType: 'image/jpeg', width: 10, height: 10 };
    const seen = { list: [{ shot, words: 'a' }], shot: null };
    expect(withoutPictures(seen)).toEqual({ list: [{ shot: null, words: 'a' }], shot: null });
  });
});
