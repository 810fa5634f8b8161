import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PagesSeen } from '../../collect.ts';
import type { Digest } from '../../model/evidence.ts';
import { commandLine } from '../../pack/asked.ts';
import type { Judging } from '../../scan.ts';
import { storeFor } from '../places.ts';
import type { Finished, Finishing } from './finish-scan.ts';
import type { Answer, Begin } from './worker.ts';

/** The same file before and after the build. */
const WORKER = fileURLToPath(new URL(`./worker${path.extname(import.meta.url)}`, import.meta.url));

/** Finishes a scan in a process of its own. When that one dies, the evidence is still there, and the error says so. */
export function finishApart(finishing: Finishing, script = WORKER): Judging<Finished> {
  const { config, cwd, env, place } = finishing;
  const store = storeFor(config, cwd);
  let child: ChildProcess | undefined;
  let answer: Promise<Finished> | undefined;
  const begin = (seen: PagesSeen) => {
    const { policy, machine, pipeline, ports } = finishing;
    child = fork(script, [], { cwd, env, execArgv: [], serialization: 'advanced', stdio: STDIO });
    answer = answerOf(child);
    // Whatever goes wrong is said where it is waited for.
    answer.catch(() => undefined);
    // What the browser's tabs held here goes, because the other process needs as much.
    ports.tools.tidyUp?.();
    tell(child, {
      place,
      config,
      policy,
      machine,
      seen,
      store,
      inPipeline: pipeline !== undefined,
    } satisfies Begin);
  };
  return {
    pagesSeen: begin,
    async finish(saved) {
      if (child) tell(child, saved);
      const finished = await answer?.catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        throw new Error(`${why} ${howToGoOn(saved, store, place.folder)}`);
      });
      if (!finished) throw new Error('Nothing was begun that could be finished.');
      return finished;
    },
    giveUp: () => child?.kill('SIGKILL'),
  };
}

/** The error stream stays the same: a check of somebody's own may write there. */
const STDIO: ('ignore' | 'inherit' | 'ipc')[] = ['ignore', 'ignore', 'inherit', 'ipc'];

function howToGoOn(saved: Digest, store: string, folder: string): string {
  const again = commandLine(['recheck', saved, '--store', store, '--out', folder]);
  return `What was seen is saved. Judge it again with: ${again}`;
}

/** A process that is gone is heard of by its end. */
function tell(child: ChildProcess, message: Begin | Digest): void {
  child.send(message, () => undefined);
}

function answerOf(child: ChildProcess): Promise<Finished> {
  const { promise, resolve, reject } = Promise.withResolvers<Finished>();
  child.on('message', (message) => {
    const answer = message as Answer;
    // It ends now and no sooner: its end could be heard of before its answer.
    child.disconnect();
    if (answer.ok) resolve(answer.finished);
    else reject(new Error(answer.why));
  });
  child.on('error', (error) => reject(error));
  child.on('exit', (code, signal) => {
    reject(new Error(`The process that judges the scan ended before it was done (${signal ?? `exit code ${code}`}).`));
  });
  return promise;
}
