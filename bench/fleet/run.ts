/** One run of all councils by so many workers, as somebody with that many machines would do it. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { lstat, readdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../../src/compose.ts';
import { openDatabase } from '../../src/history/database.ts';
import { builtBin } from '../measure.ts';
import { type Account, accountOf, databaseSizes, overlaps, type Sizes } from './account.ts';
import type { Fleet } from './councils.ts';
import type { Asked } from './serve.ts';
import { postgresPid, type Taken, watch } from './watch.ts';

const SERVER = fileURLToPath(new URL('./server-process.ts', import.meta.url));

export interface FleetServer {
  readonly pid: number;
  readonly homes: ReadonlyMap<string, string>;
  ask(word: 'asked' | 'reset'): Promise<readonly Asked[]>;
  stop(): void;
}

export async function startServer(councils: number, pages: number, withFaults: boolean): Promise<FleetServer> {
  const child = fork(SERVER, [String(councils), String(pages), withFaults ? 'faults' : 'sound']);
  const homes = await answerOf<[string, string][]>(child);
  return {
    pid: child.pid ?? 0,
    homes: new Map(homes),
    async ask(word) {
      const answered = answerOf<readonly Asked[]>(child);
      child.send(word);
      return answered;
    },
    stop: () => {
      if (child.connected) child.disconnect();
    },
  };
}

/** One that ends has no answer, and nobody waits for it. */
async function answerOf<T>(child: ChildProcess): Promise<T> {
  const ended = new AbortController();
  const whenEnded = () => ended.abort();
  child.once('exit', whenEnded);
  try {
    return (await once(child, 'message', { signal: ended.signal }))[0];
  } catch (error) {
    throw ended.signal.aborted ? new Error('The server of the councils has ended.') : error;
  } finally {
    child.off('exit', whenEnded);
  }
}

export interface Measured {
  readonly account: Account;
  readonly taken: Taken;
  readonly sizes: Sizes;
  readonly evidence: Folder;
  readonly reports: Folder;
  readonly asked: readonly Asked[];
}

export interface Wishes {
  readonly fleet: Fleet;
  readonly server: FleetServer;
  readonly url: string;
  readonly folder: string;
  readonly workers: number;
  /** Scans at a time in each worker. */
  readonly slots: number;
  /** Each worker has one core of its own, as long as there are enough. */
  readonly pinned: boolean;
  readonly run: string;
  /** As `lgdss jobs add` takes them. */
  readonly args: readonly string[];
  /** Of each council. */
  readonly pages: number;
  /** Aborted where somebody wants to stop: the workers are ended, and the run throws. */
  readonly signal: AbortSignal;
}

export async function runFleet(wishes: Wishes): Promise<Measured> {
  const { fleet, server, url, folder, run, args, pages } = wishes;
  const { councils } = fleet;
  await server.ask('reset');
  const list = path.join(folder, 'councils.json');
  await writeFile(list, JSON.stringify(councils.map(({ id, name }) => ({ id, name, url: server.homes.get(id) }))));
  const env = { ...process.env, DATABASE_URL: url, TMPDIR: folder };
  const given = ['jobs', 'add', '--targets', list, '--name', run, '--data', folder, ...args];
  const adding = spawn(process.execPath, [builtBin, ...given], {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(adding, 'exit');
  if (code !== 0) throw new Error(`The jobs were not added (${code}).`);
  const { ends, taken } = await work(wishes, env);
  const asked = await server.ask('asked');
  const opened = await openDatabase({ url, folder }, { clock: systemClock });
  if (!opened.ok) throw new Error(opened.error.message);
  try {
    const account = await accountOf(opened.value, run, councils, pages);
    const ended = ends.flatMap((end, at) => (end === 0 ? [] : [`Worker ${at + 1} ended with ${end}.`]));
    const problems = [...account.problems, ...ended, ...overlaps(councils, asked)];
    return {
      account: { ...account, problems },
      ...{ taken, asked, sizes: await databaseSizes(opened.value) },
      evidence: await folderSize(path.join(folder, 'evidence')),
      reports: await folderSize(path.join(folder, 'runs')),
    };
  } finally {
    await opened.value.end();
  }
}

/** All workers from their beginning to their end. Whatever happens, none is left behind. */
async function work({ workers, server, run, signal, ...wishes }: Wishes, env: NodeJS.ProcessEnv) {
  const watching = watch({ server: server.pid, postgres: postgresPid() });
  const started: ChildProcess[] = [];
  const stop = () => {
    for (const worker of started) worker.kill('SIGKILL');
  };
  signal.addEventListener('abort', stop, { once: true });
  let taken: Taken | undefined;
  try {
    signal.throwIfAborted();
    for (let at = 0; at < workers; at += 1) {
      const log = `${run}-worker-${at + 1}.log`;
      const worker = startWorker({ ...wishes, env, log, core: at % availableParallelism() });
      started.push(worker);
      watching.watch(worker.pid ?? 0);
    }
    const ends = await Promise.all(started.map(async (worker) => (await once(worker, 'close'))[0]));
    taken = watching.stop();
    signal.throwIfAborted();
    return { ends, taken };
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
    if (!taken) watching.stop();
  }
}

interface Starting extends Pick<Wishes, 'folder' | 'slots' | 'pinned'> {
  readonly core: number;
  readonly env: NodeJS.ProcessEnv;
  readonly log: string;
}

function startWorker({ folder, env, log, slots, pinned, core }: Starting): ChildProcess {
  const args = [builtBin, 'worker', '--once', '--slots', String(slots), '--data', folder];
  // It becomes the worker, so that the process is the same.
  const [command, before] = pinned ? ['taskset', ['-c', String(core), process.execPath]] : [process.execPath, []];
  const worker = spawn(command, [...before, ...args], { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
  worker.stderr?.on('data', (text: Buffer) => writeFileSync(path.join(folder, log), text, { flag: 'a' }));
  return worker;
}

export interface Folder {
  readonly files: number;
  readonly mb: number;
  /** In whole blocks of the disk. */
  readonly diskMb: number;
}

export async function folderSize(folder: string): Promise<Folder> {
  let [files, bytes, blocks] = [0, 0, 0];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const facts = await lstat(path.join(entry.parentPath, entry.name)).catch(() => undefined);
    if (!facts) continue;
    files += 1;
    bytes += facts.size;
    blocks += facts.blocks;
  }
  return { files, mb: bytes / 2 ** 20, diskMb: (blocks * 512) / 2 ** 20 };
}
