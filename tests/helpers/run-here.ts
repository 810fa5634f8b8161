import { tmpdir } from 'node:os';
import { main } from '../../src/cli/main.ts';
import { type CliOptions, type CliRun, PAGES_ALONE } from './run-cli.ts';

/**
 * The command in this process, without the second or two that a process of its own takes to start. For tests of what a
 * command does; those of how a process starts, is stopped or ends need `runCli`, and so do those with a program that a user
 * brings (a configuration, a sign-in, a check), because here it is loaded in another way.
 */
export async function runHere(
  args: readonly string[],
  { cwd, env }: Pick<CliOptions, 'cwd' | 'env'> = {},
): Promise<CliRun> {
  let out = '';
  let err = '';
  const timers = new Set<NodeJS.Timeout>();
  const code = await main(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    env: { ...process.env, ...PAGES_ALONE, ...env },
    cwd: cwd ?? tmpdir(),
    terminal: null,
    signal: new AbortController().signal,
    elapsed: () => performance.now(),
    every: (ms, work) => {
      const timer = setInterval(work, ms).unref();
      timers.add(timer);
      return () => clearInterval(timer);
    },
  });
  for (const timer of timers) clearInterval(timer);
  return { code, out, err };
}
