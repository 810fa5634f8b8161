import { gapsOf } from '../crawl/coverage.ts';
import type { Database } from '../history/database.ts';
import { saveScan } from '../history/save-scan.ts';
import type { ScanToSave } from '../history/scan-to-save.ts';
import type { Target } from '../model/target.ts';
import type { Clock } from '../ports.ts';
import type { ChildEnd } from './child.ts';
import { settingsFor } from './earlier-scan.ts';
import { clearFolder, leaveFolder, readSaved, type ScanFolder, takeFolder } from './folder.ts';
import type { ScanJob, Taken } from './queue.ts';
import { putBack, type RunSettings, settle } from './runs.ts';
import { isComplete, type SavedInFolder } from './saved-in-folder.ts';
import { OPEN, type TargetState } from './states.ts';

export interface Attending {
  readonly database: Database;
  readonly clock: Clock;
  /** Who we are, for people. */
  readonly worker: string;
  readonly folderOf: (run: string, target: string) => ScanFolder;
  /** Runs the scan that is begun in the folder, as far as it comes. */
  readonly scan: (folder: string, signal: AbortSignal) => Promise<ChildEnd>;
  /** What history takes of a scan that is done. */
  readonly toSave: (scan: SavedInFolder, settings: RunSettings) => Promise<ScanToSave>;
  /** Aborted when this worker is asked to stop: what is under way is handed back. */
  readonly stopping: AbortSignal;
  readonly tell: (sentence: string) => void;
  /** Folders that this worker is at: a job that it lost may come back to it before its scan has ended. */
  readonly busy: Set<string>;
}

const MOST_REASON = 500;
const WAIT_MS = 60_000;

/** One job from its beginning to its end. Throws where it has to be tried again. */
export async function attend(job: Taken, tools: Attending): Promise<void> {
  const row = await take(job, tools);
  // Somebody else was quicker, or it was put into the queue anew.
  if (row === undefined) return;
  const folder = tools.folderOf(job.run, job.target);
  const settings = row.settings as RunSettings;
  if (tools.busy.has(folder.path)) return waitForOther(job, row.name, tools);
  tools.busy.add(folder.path);
  const signal = AbortSignal.any([job.signal, tools.stopping]);
  tools.tell(`${row.name}: begun.`);
  try {
    const now = tools.clock.now();
    const own = await settingsFor(tools.database, settings, job.target, now);
    const found = await takeFolder(folder, { target: row.target as Target, settings: own, now });
    if (found === 'held') return await waitForOther(job, row.name, tools);
    const end = found === 'finished' ? undefined : await tools.scan(folder.path, signal);
    await leaveFolder(folder);
    if (tools.stopping.aborted && end !== undefined && !(await hasEnded(folder))) {
      // Without using up an attempt. Whoever takes it goes on from the journal, where that can be read.
      await putBack(tools.database, job, tools.clock.now());
      return tools.tell(`${row.name}: handed back.`);
    }
    await finish(job, { folder, settings }, end, tools);
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).slice(0, MOST_REASON);
    const now = tools.clock.now();
    await settle(tools.database, job, { state: job.isLastAttempt ? 'failed' : 'waiting', reason, now });
    tools.tell(`${row.name}: ${reason} ${job.isLastAttempt ? 'It is given up.' : 'It will be tried again.'}`);
    throw error;
  } finally {
    tools.busy.delete(folder.path);
  }
}

/**
 * The queue took the scan for lost while it goes on here. It may still come to its end, and what it saw is taken then: looking
 * again later uses up no attempt.
 */
async function waitForOther(job: Taken, name: string, { database, clock, tell }: Attending): Promise<void> {
  const now = clock.now();
  await putBack(database, job, now, new Date(Date.parse(now) + WAIT_MS).toISOString());
  tell(`${name}: an earlier attempt on this machine still goes on.`);
}

/** Undefined where there is nothing to do any more. */
async function take(job: ScanJob, { database: { db }, clock, worker }: Attending) {
  const taken = await db
    .updateTable('run_targets')
    .set(({ eb }) => ({ state: 'running', worker, attempts: eb('attempts', '+', 1), changed_at: clock.now() }))
    .where('run_id', '=', job.run)
    .where('target_id', '=', job.target)
    .where('generation', '=', job.generation)
    .where('state', 'in', OPEN)
    .returning('target')
    .executeTakeFirst();
  if (!taken) return undefined;
  const { settings } = await db
    .selectFrom('runs')
    .select('settings')
    .where('id', '=', job.run)
    .executeTakeFirstOrThrow();
  return { target: taken.target, name: (taken.target as Target).name, settings };
}

async function hasEnded(folder: ScanFolder): Promise<boolean> {
  const saved = await readSaved(folder);
  return saved.ok && saved.value.record.finished;
}

/** Saves what the scan saw, and with it that this target is done: both or neither. */
async function finish(
  job: Taken,
  { folder, settings }: { readonly folder: ScanFolder; readonly settings: RunSettings },
  end: ChildEnd | undefined,
  tools: Attending,
): Promise<void> {
  const saved = await readSaved(folder);
  if (!saved.ok) throw new Error(whyNot(end, saved.error.message));
  const { record } = saved.value;
  const gaps = gapsOf(record).join(' ').slice(0, MOST_REASON);
  if (!record.outcomes.some(({ state }) => state === 'scanned')) {
    await clearFolder(folder);
    throw new Error(`Nothing could be seen. ${gaps}`);
  }
  if (!record.finished && record.stoppedAfterMinutes === undefined && !job.isLastAttempt)
    throw new Error(whyNot(end, 'The scan did not come to its end.'));
  const state = isComplete(record) ? 'complete' : 'incomplete';
  const scan = await tools.toSave(saved.value, settings);
  await save(job, scan, { state, reason: gaps === '' ? null : gaps }, tools);
  tools.tell(`${record.target.name}: ${state}.`);
}

function whyNot(end: ChildEnd | undefined, otherwise: string): string {
  const line = end?.said.split('\n').at(-1)?.trim() ?? '';
  if (line !== '') return line;
  return end?.code === null ? 'The process that scanned it was ended from outside.' : otherwise;
}

function save(
  job: ScanJob,
  scan: ScanToSave,
  { state, reason }: { readonly state: TargetState; readonly reason: string | null },
  { database, clock }: Attending,
): Promise<void> {
  return database.transact(async (writing) => {
    // Locks the row: of two workers that both believe to have the job, the second finds it done.
    const open = await writing
      .selectFrom('run_targets')
      .select('target_id')
      .where('run_id', '=', job.run)
      .where('target_id', '=', job.target)
      .where('state', 'in', OPEN)
      .forUpdate()
      .executeTakeFirst();
    if (!open) return;
    const { key: scan_key } = await saveScan(writing, scan);
    await writing
      .updateTable('run_targets')
      .set({ state, reason, scan_key, changed_at: clock.now() })
      .where('run_id', '=', job.run)
      .where('target_id', '=', job.target)
      .execute();
  });
}
