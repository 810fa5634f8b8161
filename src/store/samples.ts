import { join } from 'node:path';
import { digest } from '../evidence/canonical.ts';
import type { SampleStore } from '../ports.ts';
import { readIfThere, replaceFile } from './atomic.ts';
import { hexOf } from './saved.ts';

/** In a store: what is scanned again by sample. */
export const SAMPLES = 'samples';

/** `samples/<digest of the target's id>.json`: an id comes from a file that someone wrote, its digest is a safe name. */
export function fileSampleStore(folder: string): SampleStore {
  const pathOf = (targetId: string) => join(folder, SAMPLES, `${hexOf(digest(targetId))}.json`);
  return {
    async sample(targetId) {
      const bytes = await readIfThere(pathOf(targetId));
      return bytes && new TextDecoder().decode(bytes);
    },
    pinSample: (targetId, text) => replaceFile(pathOf(targetId), text),
  };
}

export function memorySampleStore(): SampleStore {
  const samples = new Map<string, string>();
  return {
    async sample(targetId) {
      return samples.get(targetId);
    },
    async pinSample(targetId, text) {
      samples.set(targetId, text);
    },
  };
}
