import { parentPort } from 'node:worker_threads';
import { detectLibraries } from './detect.ts';

/** A script to look into. */
export interface Question {
  readonly url: string;
  readonly content: string;
}

parentPort?.on('message', ({ url, content }: Question) => parentPort?.postMessage(detectLibraries(url, content)));
