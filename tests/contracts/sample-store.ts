import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SampleStore } from '../../src/ports.ts';
import type { Opened } from './blob-store.ts';

/** What every store of pinned samples promises. */
export function sampleStoreContract(name: string, open: () => Promise<Opened<SampleStore>>): void {
  describe(`sample store: ${name}`, () => {
    let opened: Opened<SampleStore>;
    let store: SampleStore;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.close());

    it('has nothing for a target without a sample', async () => {
      expect(await store.sample('www.ambleford.example')).toBeUndefined();
    });

    it('gives back the newest, whole', async () => {
      const long = '{"pages":["Croeso â"]}\n'.repeat(5000);
      await store.pinSample('www.ambleford.example', long);
      expect(await store.sample('www.ambleford.example')).toBe(long);
      await store.pinSample('www.ambleford.example', '{}\n');
      expect(await store.sample('www.ambleford.example')).toBe('{}\n');
    });

    it('keeps targets apart whose ids would make dangerous or equal paths', async () => {
      const ids = ['../..', 'a/b', 'A', 'a', '', 'con'];
      for (const id of ids) await store.pinSample(id, `of ${id}`);
      for (const id of ids) expect(await store.sample(id)).toBe(`of ${id}`);
    });

    it('stands several writers at once, one of whom wins', async () => {
      const texts = Array.from({ length: 20 }, (_, index) => `${index} `.repeat(1000));
      await Promise.all(texts.map((text) => store.pinSample('a', text)));
      expect(texts).toContain(await store.sample('a'));
    });
  });
}
