import { describe, expect, it } from 'vitest';
import { filePage } from '../../../src/evidence/archive.ts';
import { attachedTo, withoutAttached } from '../../../src/evidence/attached.ts';
import { copyPage } from '../../../src/evidence/copy.ts';
import type { Digest } from '../../../src/model/evidence.ts';
import { memoryBlobStore } from '../../../src/store/memory.ts';
import { seenMeasured } from '../../helpers/measured-evidence.ts';

async function filed() {
  const blobs = memoryBlobStore();
  const put = (text: string) => blobs.put(new TextEncoder().encode(text));
  const [one, two, har, other] = await Promise.all(['one', 'two', 'har', 'other'].map(put));
  if (!one || !two || !har || !other) throw new Error('They are stored.');
  const film = [
    { ms: 100, picture: one },
    { ms: 200, picture: two },
  ];
  const value = seenMeasured({ film, har }, { device: 'desktop', har: other }).measured;
  const page = await filePage(
    {
      url: 'https://www.ambleford.example/',
      visitedAt: '2026-11-29T09:00:00.000Z',
      artifacts: { measured: { ok: true, value } },
    },
    blobs,
  );
  return { blobs, page, value, files: [one, two, har, other] };
}

describe('files of a measurement', () => {
  it('have names', async () => {
    const { value, files } = await filed();
    expect(attachedTo(value).map(({ blob, name }) => [blob, name])).toEqual([
      [files[0], 'measured-mobile-1.jpg'],
      [files[1], 'measured-mobile-2.jpg'],
      [files[2], 'measured-mobile.har'],
      [files[3], 'measured-desktop.har'],
    ]);
    expect(attachedTo({ devices: 'none' })).toEqual([]);
  });

  it('are left out, and nothing else', async () => {
    const { value } = await filed();
    const devices = value.devices.map((on) => ({ ...on, film: [], har: null }));
    expect(withoutAttached(value)).toEqual({ ...value, devices });
    expect(withoutAttached('damaged')).toBe('damaged');
  });

  it('are copied with the page, which is not whole without them', async () => {
    const { blobs, page, files } = await filed();
    const into = memoryBlobStore();
    expect(await copyPage(page, null, blobs, into)).toBe(true);
    for (const file of files) expect(await into.get(file)).toEqual(await blobs.get(file));
    const lossy = { get: async (digest: Digest) => (digest === files[1] ? undefined : blobs.get(digest)) };
    expect(await copyPage(page, null, lossy, memoryBlobStore())).toBe(false);
  });
});
