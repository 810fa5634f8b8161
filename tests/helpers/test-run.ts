import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const STOP_MS = 15_000;
const POLL_MS = 50;

/** Before the first test: a folder that all test files of one run share. After the last: what was started in it is stopped. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lgdss-run-'));
  process.env.LGDSS_TEST_RUN = folder;
  process.env.LGDSS_TEST_RUN_PID = String(process.pid);
  // The command is started hundreds of times. Half of each start would be compiling it once more. What is changed is compiled anew.
  process.env.NODE_COMPILE_CACHE ??= path.join(import.meta.dirname, '../../node_modules/.cache/compiled');
  // A site on this machine has six pages open for each core. Most of ours have fewer than that, each tab costs a process that
  // compiles all we run in a page once more, and other test files are at work beside. Tests that say how many get as many.
  process.env.LGDSS_CONCURRENCY ??= '2';
  return async () => {
    const pid = Number(await readFile(path.join(folder, 'postgres.pid'), 'utf8').catch(() => '0'));
    if (pid > 0) await stop(pid);
    await rm(folder, { recursive: true, force: true });
  };
}

export async function stop(pid: number): Promise<void> {
  // PostgreSQL calls this a fast shutdown: it waits for nobody.
  signal(pid, 'SIGINT');
  for (let waited = 0; waited < STOP_MS; waited += POLL_MS) {
    if (!signal(pid, 0)) return;
    await sleep(POLL_MS);
  }
  signal(pid, 'SIGKILL');
}

export function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}
