import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../config/schema.ts';
import { type ExitCode, exitCodeFor } from './exit-codes.ts';
import type { Io } from './io.ts';
import { jsonLine } from './json-line.ts';
import { type TargetEnd, targetLine } from './target-line.ts';

export const TARGETS_FILE = 'targets.json';

/** Accounts for every target of a run, and gives its exit code. `wrongRows` were refused before. */
export async function endRun(
  ended: readonly TargetEnd[],
  wrongRows: number,
  config: Config,
  io: Io,
): Promise<ExitCode> {
  const isListed = await summarise(ended, wrongRows, config, io);
  return exitCodeFor({
    incomplete: !isListed || wrongRows > 0 || ended.some(({ gaps }) => gaps.length > 0),
    gateFailed: ended.some(({ gate }) => gate !== null && gate.reasons.length > 0),
  });
}

/** One line for each target, so that nobody has to find out by counting that one is missing. False: it could not be written. */
async function summarise(ended: readonly TargetEnd[], wrongRows: number, config: Config, io: Io): Promise<boolean> {
  const lines = ended.map(targetLine);
  if (config.json) io.out(jsonLine({ kind: 'run-finished', wrongRows, targets: lines }));
  if (ended.length < 2) return true;
  const incomplete = lines.filter((line) => !line.complete).length;
  const text = `${ended.length} targets: ${ended.length - incomplete} complete, ${incomplete} incomplete, ${wrongRows} rows refused.\n`;
  (config.json ? io.err : io.out)(text);
  if (!config.out) return true;
  try {
    await writeFile(path.join(path.resolve(io.cwd, config.out), TARGETS_FILE), JSON.stringify(lines, null, 2));
    return true;
  } catch (error) {
    io.err(`${TARGETS_FILE} could not be written (${(error as NodeJS.ErrnoException).code}).\n`);
    return false;
  }
}
