import { systemClock } from '../../src/compose.ts';
import { type Database, openDatabase } from '../../src/history/database.ts';
import type { ScheduleSpec } from '../../src/schedules/spec.ts';
import { readTimes } from '../../src/schedules/times.ts';
import { madeHistory } from './made-history.ts';
import { emptyPostgresDatabase } from './postgres-server.ts';
import { temporaryFolder } from './run-cli.ts';

export const ADDED = '2026-11-24T00:00:00.000Z';
const HOUR_MS = 3_600_000;

export interface OpenedDatabase {
  readonly database: Database;
  close(): Promise<void>;
}

/** A new database of either kind. */
export async function openDatabaseOf(kind: 'embedded' | 'server'): Promise<OpenedDatabase> {
  const folder = await temporaryFolder();
  const url = kind === 'server' ? await emptyPostgresDatabase() : null;
  if (kind === 'embedded') await madeHistory(folder.path);
  const opened = await openDatabase({ url, folder: folder.path }, { clock: systemClock });
  if (!opened.ok) throw new Error(opened.error.message);
  return {
    database: opened.value,
    async close() {
      await opened.value.end();
      await folder.remove();
    },
  };
}

/** Every Sunday at two, over six hours. */
export function weekly(names: readonly string[]): ScheduleSpec {
  const times = readTimes('week', 'Sun 02:00', ADDED);
  if (!times.ok) throw new Error(times.error.message);
  const targets = names.map((id) => ({
    ...{ id, name: id, start: [`https://${id}.example/`] },
    scope: { origins: [`https://${id}.example`], include: [], exclude: [], maxPages: 1, maxDepth: 0 },
  }));
  const notify = { email: [], webhook: false, teams: false, slack: false, feed: null };
  return {
    ...{ schema: 1, times: times.value, windowMs: 6 * HOUR_MS, since: ADDED, targets, list: null, notify },
    settings: { maxMinutes: 240 },
  };
}
