import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { OfficeFacts, PdfFacts, Unread } from '../../../model/seen/documents.ts';

export type DocumentRead<Facts> = { readonly facts: Facts } | { readonly unread: Unread };

/** A thread that takes the bytes of a file and answers with a `DocumentRead` of these facts. */
export interface Reader<Facts> {
  readonly script: URL;
  /** Only names what comes out of it. */
  readonly facts?: Facts;
}

/** The same files before and after the build. */
const scriptAt = (place: string) => new URL(`./${place}${path.extname(import.meta.url)}`, import.meta.url);
export const pdfReader: Reader<PdfFacts> = { script: scriptAt('worker') };
export const officeReader: Reader<OfficeFacts> = { script: scriptAt('office/worker') };

const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };
/** What is unpacked lies outside the memory that a thread's own limits count. */
const MOST_UNPACKED = 400_000_000;
const LOOK_EVERY_MS = 50;

export interface ReadingLimits {
  readonly mostMs: number;
  readonly mostBytes?: number;
}

/**
 * Reads a file in a thread of its own, because a file can be written so that reading it never ends or fills all memory.
 * Such a thread is given up. Never rejects.
 */
export async function readApart<Facts>(
  bytes: Uint8Array,
  { mostMs, mostBytes = MOST_UNPACKED }: ReadingLimits,
  signal: AbortSignal | undefined,
  reader: Reader<Facts>,
): Promise<DocumentRead<Facts>> {
  const worker = new Worker(reader.script, { resourceLimits: MEMORY, stdout: true, stderr: true, env: {} });
  const { promise, resolve } = Promise.withResolvers<DocumentRead<Facts>>();
  const late = setTimeout(() => resolve({ unread: 'too-slow' }), mostMs);
  const watch = setInterval(async () => {
    const { external_memory: unpacked } = await worker.getHeapStatistics().catch(() => ({ external_memory: 0 }));
    if (unpacked > mostBytes) resolve({ unread: 'too-much-memory' });
  }, LOOK_EVERY_MS);
  const stopped = () => resolve({ unread: 'out-of-time' });
  signal?.addEventListener('abort', stopped, { once: true });
  if (signal?.aborted) stopped();
  worker
    .on('message', resolve)
    .on('error', (error: NodeJS.ErrnoException) =>
      resolve({ unread: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-much-memory' : 'broken' }),
    )
    .on('exit', () => resolve({ unread: 'broken' }));
  const handedOver = new Uint8Array(bytes);
  worker.postMessage(handedOver, [handedOver.buffer]);
  try {
    return await promise;
  } finally {
    clearTimeout(late);
    clearInterval(watch);
    signal?.removeEventListener('abort', stopped);
    await worker.terminate();
  }
}
