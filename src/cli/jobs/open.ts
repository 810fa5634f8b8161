import { systemClock } from '../../compose.ts';
import type { Config } from '../../config/schema.ts';
import type { Database } from '../../history/database.ts';
import { databaseProblem, isConnectionLost } from '../../history/errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { historyPlace, openWithWord } from '../history.ts';
import type { Io } from '../io.ts';
import { refuse } from '../refuse.ts';
import { registerFolder } from '../register.ts';
import { settle } from '../settle.ts';

export interface JobsPlace {
  readonly config: Config;
  readonly database: Database;
  /** Below it are the folders of runs and, unless there is a store elsewhere, their evidence. */
  readonly folder: string;
}

/** Does something with the database of these settings, and closes it. */
export async function withJobs(
  options: object,
  io: Io,
  work: (place: JobsPlace) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { config: configFile, ...flags } = options as { config?: string };
  const settled = await settle(flags, configFile, io);
  if (!settled.ok) return refuse(settled.error.message, io);
  const config = settled.value;
  const opened = await openWithWord(historyPlace(config, io), io);
  if (!opened.ok) return refuse(opened.error.message, io);
  try {
    return await work({ config, database: opened.value, folder: registerFolder(config, io) });
  } catch (error) {
    // A fault of ours is no fault of the database.
    if (!isConnectionLost(error)) throw error;
    return refuse(databaseProblem(error, opened.value.place).message, io);
  } finally {
    await opened.value.end();
  }
}

export function nowOf({ clock = systemClock }: Pick<Io, 'clock'>) {
  return clock.now();
}

export function done(io: Io, text: string): ExitCode {
  io.out(`${text}\n`);
  return EXIT.ok;
}
