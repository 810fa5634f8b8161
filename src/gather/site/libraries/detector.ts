import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { LibrarySeen } from '../../../model/seen/scripts.ts';
import { within } from '../../deadline.ts';
import type { Question } from './worker.ts';

/** The same file before and after the build. */
const WORKER = new URL(`./worker${path.extname(import.meta.url)}`, import.meta.url);
const MEMORY = { maxOldGenerationSizeMb: 256 };

export interface Detector {
  /** Undefined where it took too long. One at a time: the next question waits for the answer to the last. */
  detect(question: Question): Promise<readonly LibrarySeen[] | undefined>;
  close(): Promise<void>;
}

/**
 * Searches in a thread of its own, because a text can be written so that searching it never ends. Such a thread is given
 * up, and a fresh one takes the next.
 */
export function openDetector(mostMs: number, script = WORKER): Detector {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const giveUp = async () => {
    const given = worker;
    worker = undefined;
    await given?.terminate();
  };
  const ask = async (question: Question) => {
    worker ??= new Worker(script, { resourceLimits: MEMORY, stdout: true, stderr: true });
    try {
      return await within(mostMs, 'Searching a script', answerOf(worker, question));
    } catch {
      await giveUp();
      return undefined;
    }
  };
  return {
    detect(question) {
      const answer = last.then(() => ask(question));
      last = answer;
      return answer;
    },
    async close() {
      await last;
      await giveUp();
    },
  };
}

function answerOf(worker: Worker, question: Question): Promise<readonly LibrarySeen[]> {
  return new Promise((resolve, reject) => {
    const done = () => {
      worker.off('message', onMessage).off('error', onError).off('exit', onError);
    };
    const onMessage = (found: readonly LibrarySeen[]) => {
      done();
      resolve(found);
    };
    const onError = (error: unknown) => {
      done();
      reject(error);
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onError);
    worker.postMessage(question);
  });
}
