import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';
import type { CliRun } from './run-cli.ts';

/** The command line in this process, on a day of our choice: much quicker than a process of its own. */
export async function runMain(
  args: readonly string[],
  cwd: string,
  day = '2026-11-29',
  signal = new AbortController().signal,
): Promise<CliRun> {
  let out = '';
  let err = '';
  const io: Io = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    env: {},
    cwd,
    terminal: null,
    clock: { now: () => `${day}T10:00:00.000Z` },
    signal,
    elapsed: () => 0,
    every: () => () => undefined,
  };
  const code = await main(args, io);
  return { code, out, err };
}
