import { existsSync } from 'node:fs';
import path from 'node:path';
import { systemClock } from '../compose.ts';
import type { Config } from '../config/schema.ts';
import { type Database, type DatabasePlace, openDatabase } from '../history/database.ts';
import { isServed } from '../history/embedded/lock.ts';
import { databaseProblem } from '../history/errors.ts';
import type { ScanToSave } from '../history/scan-to-save.ts';
import type { Failure, Gathered, Instant } from '../model/evidence.ts';
import { overdueInWords } from './alarm-words.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Io } from './io.ts';
import { refuse } from './refuse.ts';
import { registerFolder } from './register.ts';
import { withWord } from './with-word.ts';
import { prepareFolder } from './write-reports.ts';

/** Where this user keeps the history. */
export function historyPlace(config: Pick<Config, 'data' | 'database'>, io: Pick<Io, 'env' | 'cwd'>): DatabasePlace {
  return { url: config.database, folder: path.join(registerFolder(config, io), 'history') };
}

/** Saves the scans of one run. */
export interface HistoryKeeper {
  /** Why it is not saved, in a sentence; empty where it is. */
  save(scan: ScanToSave): Promise<readonly string[]>;
  /** Where others may be at work, for who wants to meet them. A database that nobody runs is not started for it. */
  reach(): Promise<Database | undefined>;
  /** What is overdue, in sentences. */
  overdue(now: Instant): Promise<readonly string[]>;
  end(): Promise<void>;
}

/**
 * What cannot work is told before the scan and not hours later. A server is asked at once; the embedded database takes
 * 500 MB, which a scan may need, and is opened for the first scan that is done.
 */
export async function openHistory(
  config: Pick<Config, 'data' | 'database'>,
  io: Pick<Io, 'env' | 'cwd'>,
): Promise<Gathered<HistoryKeeper>> {
  const place = historyPlace(config, io);
  let opening: Promise<Gathered<Database>> | undefined;
  // Once for all scans of a run; one that failed is tried again for the next scan.
  const open = async () => {
    opening ??= openDatabase(place, { clock: systemClock });
    const opened = await opening;
    if (!opened.ok) opening = undefined;
    return opened;
  };
  const reached = async () => {
    const opened = await open();
    if (!opened.ok) throw new Error(opened.error.message);
    return opened.value;
  };
  const problem = place.url === null ? await folderProblem(place.folder) : await problemOf(open());
  if (problem) return { ok: false, error: problem };
  return {
    ok: true,
    value: {
      async save(scan) {
        const database = await open();
        const problem = database.ok ? await savingProblem(database.value, scan) : database.error;
        const { name } = scan.record.target;
        return problem ? [`The scan of ${name} is not in the history. ${problem.message}`] : [];
      },
      async reach() {
        return place.url !== null || (await isServed(place.folder)) ? reached() : undefined;
      },
      async overdue(now) {
        // One that was never made has no schedules.
        if (place.url === null && !existsSync(path.join(place.folder, 'data'))) return [];
        const { alarmOf } = await import('../jobs/alarm.ts');
        try {
          return overdueInWords(await alarmOf(await reached(), now));
        } catch (error) {
          return [`What is overdue could not be found out. ${error instanceof Error ? error.message : String(error)}`];
        }
      },
      async end() {
        const opened = await opening;
        if (opened?.ok) await opened.value.end();
      },
    },
  };
}

async function savingProblem(database: Database, scan: ScanToSave) {
  const { saveScan } = await import('../history/save-scan.ts');
  try {
    await database.transact((writing) => saveScan(writing, scan));
    return undefined;
  } catch (error) {
    return databaseProblem(error, database.place);
  }
}

async function folderProblem(folder: string): Promise<Failure | undefined> {
  const problem = await prepareFolder(folder);
  return (
    problem && {
      ...problem,
      message: `The history cannot be written to '${folder}'. Choose another folder with --data.`,
    }
  );
}

async function problemOf(opening: Promise<Gathered<unknown>>) {
  const opened = await opening;
  return opened.ok ? undefined : opened.error;
}

/** For commands that only read or write history. */
export async function withHistory(
  config: Config,
  io: Io,
  work: (database: Database) => Promise<ExitCode>,
): Promise<ExitCode> {
  const opened = await openWithWord(historyPlace(config, io), io);
  if (!opened.ok) return refuse(opened.error.message, io);
  const { place, end } = opened.value;
  try {
    return await work(opened.value);
  } catch (error) {
    return refuse(databaseProblem(error, place).message, io);
  } finally {
    await end();
  }
}

/** The first time, that may take long. */
export function openWithWord(place: DatabasePlace, io: Io): Promise<Gathered<Database>> {
  const where = place.url === null ? `'${place.folder}'. The first time takes longest` : 'the database';
  return withWord(`Opening the history in ${where}.\n`, io, () => openDatabase(place, { clock: systemClock }));
}
