import type { SampleRecord, ScanRecord } from '../../src/model/evidence.ts';
import { cap, oneLine } from './text.ts';

/** As recorded; what came from a pinned file or a server is made safe to print. */
export function sampleOf({ sample }: ScanRecord): SampleRecord | null {
  if (!sample) return null;
  const { method, seed, perTemplate, drawnAt, reused, pages, documents, of, fresh, vanished } = sample;
  return {
    ...{ method: cap(oneLine(method), 5000), seed: cap(oneLine(seed), 200), perTemplate, drawnAt, reused },
    ...{ pages, documents, of, fresh },
    vanished: vanished.map((page) => ({ ...page, detail: cap(oneLine(page.detail), 500) })),
  };
}
