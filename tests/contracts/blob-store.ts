import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestBytes } from '../../src/evidence/canonical.ts';
import type { Digest } from '../../src/model/evidence.ts';
import type { BlobStore } from '../../src/ports.ts';

export interface Opened<S> {
  readonly store: S;
  close(): Promise<void>;
}

/** What every blob store promises. */
export function blobStoreContract(name: string, open: () => Promise<Opened<BlobStore>>): void {
  describe(`blob store: ${name}`, () => {
    let opened: Opened<BlobStore>;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    it('gives back any bytes under their digest', async () => {
      const anyBytes = fc.uint8Array({ maxLength: 2000 });
      await fc.assert(
        fc.asyncProperty(anyBytes, async (bytes) => {
          const digest = await opened.store.put(bytes);
          expect(digest).toBe(digestBytes(bytes));
          expect(await opened.store.get(digest)).toEqual(bytes);
        }),
        { numRuns: 30 },
      );
    });

    it('keeps a large blob whole', async () => {
      const bytes = new Uint8Array(5_000_000).map((_, index) => index % 251);
      const got = await opened.store.get(await opened.store.put(bytes));
      expect(got && digestBytes(got)).toBe(digestBytes(bytes));
    });

    it.each([
      ['an unknown digest', digestBytes(new Uint8Array([1, 2, 3]))],
      ['a path', 'sha256:../../../../etc/passwd'],
      ['an absolute path', '/etc/passwd'],
      ['the folder itself', 'sha256:'],
      ['upper-case letters', `sha256:${'AB'.repeat(32)}`],
    ])('answers undefined for %s', async (_, digest) => {
      expect(await opened.store.get(digest as Digest)).toBeUndefined();
    });

    it('stands many writers of the same bytes at once', async () => {
      const bytes = new TextEncoder().encode('the same style sheet on every page '.repeat(1000));
      const digests = await Promise.all(Array.from({ length: 50 }, () => opened.store.put(bytes)));
      expect(new Set(digests)).toEqual(new Set([digestBytes(bytes)]));
      expect(await opened.store.get(digestBytes(bytes))).toEqual(bytes);
    });

    it('is not changed by changing what was put in or taken out', async () => {
      const bytes = new Uint8Array([1, 2, 3]);
      const digest = await opened.store.put(bytes);
      bytes[0] = 9;
      (await opened.store.get(digest))?.fill(7);
      expect(await opened.store.get(digest)).toEqual(new Uint8Array([1, 2, 3]));
    });
  });
}
