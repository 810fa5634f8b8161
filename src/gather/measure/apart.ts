import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import type { Answered, Order } from './worker.ts';

/** The same file before and after the build. */
const WORKER = new URL(`./worker${path.extname(import.meta.url)}`, import.meta.url);
const ENDING_MS = 2000;

export type Lost = { readonly lost: 'timed-out' | 'crashed' | 'stopped' };

/** Lighthouse in a process of its own, which is kept for the next run unless it hangs or ends. */
export interface Apart {
  /** One run at a time. Never rejects. */
  run(order: Order, mostMs: number, signal: AbortSignal): Promise<Answered | Lost>;
  close(): Promise<void>;
}

export function openApart(script: URL = WORKER): Apart {
  let child: ChildProcess | undefined;
  const giveUp = async () => {
    const given = child;
    child = undefined;
    if (!given || given.exitCode !== null || given.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => given.once('exit', () => resolve()));
    given.kill('SIGKILL');
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, ENDING_MS))]);
  };
  return {
    async run(order, mostMs, signal) {
      if (signal.aborted) return { lost: 'stopped' };
      child ??= started(script);
      const answer = await answerOf(child, order, mostMs, signal);
      if ('lost' in answer) await giveUp();
      return answer;
    },
    close: giveUp,
  };
}

/** Nothing of the program's own settings is its business, keys least of all. */
function started(script: URL): ChildProcess {
  const { PATH, TMPDIR, TEMP, SYSTEMROOT } = process.env;
  const child = fork(script, {
    execArgv: [],
    env: { PATH, TMPDIR, TEMP, SYSTEMROOT },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // Errors that come between two runs have nobody to tell.
  return child.on('error', () => undefined);
}

function answerOf(child: ChildProcess, order: Order, mostMs: number, signal: AbortSignal): Promise<Answered | Lost> {
  return new Promise((resolve) => {
    const end = (answer: Answered | Lost) => {
      clearTimeout(late);
      signal.removeEventListener('abort', onStop);
      child.off('message', onMessage).off('exit', onEnd).off('error', onEnd);
      resolve(answer);
    };
    const onMessage = (answer: unknown) => end(answer as Answered);
    const onEnd = () => end({ lost: 'crashed' });
    const onStop = () => end({ lost: 'stopped' });
    const late = setTimeout(() => end({ lost: 'timed-out' }), mostMs);
    signal.addEventListener('abort', onStop, { once: true });
    child.on('message', onMessage).on('exit', onEnd).on('error', onEnd);
    child.send(order, (error) => error && onEnd());
  });
}
