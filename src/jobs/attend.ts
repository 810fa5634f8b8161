import type { Transaction } from 'kysely';
import { gapsOf } from '../crawl/coverage.ts';
import type { Database } from '../history/database.ts';
import { inPlainWords } from '../history/errors.ts';
import { saveScan } from '../history/save-scan.ts';
import type { ScanToSave } from '../history/scan-to-save.ts';
import type { Tables } from '../history/tables.ts';
import type { Target } from '../model/target.ts';
import type { Clock } from '../ports.ts';
import { oneLooks, scanAt, sharesHost } from './at-work.ts';
import type { ChildEnd } from './child.ts';
import { settingsFor } from './earlier-scan.ts';
import { clearFolder, leaveFolder, readSaved, type ScanFolder, takeFolder } from './folder.ts';
import { bringSample, isBySample, keepSample, sampleIn } from './kept-sample.ts';
import { jobId, type Queue, type ScanJob, type Taken } from './queue.ts';
import { putBack, type RunSettings, settle } from './runs.ts';
import { isComplete, type SavedInFolder } from './saved-in-folder.ts';
import { OPEN, type TargetState } from './states.ts';

export interface Attending {
  readonly database: Database;
  readonly queue: Pick<Queue, 'states'>;
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
  /** Folders that this worker is at, and what stops each scan. A job that it lost may come back before its scan has ended. */
  readonly busy: Map<string, AbortController>;
  /** Before a target is taken again that found another scan at one of its hosts, or an earlier attempt at its folder. */
  readonly waitSeconds: number;
}

const MOST_REASON = 500;

/** One job from its beginning to its end. Throws where it has to be tried again. */
export async function attend(job: Taken, tools: Attending): Promise<void> {
  const row = await take(job, tools).catch((error: unknown) => {
    // The queue passes it on to nobody.
    tools.tell(`A scan could not be taken: ${inPlainWords(error, tools.database.place)}`);
    throw error;
  });
  // Somebody else was quicker, it was cancelled, or it was put into the queue anew.
  if (row === undefined) return;
  if (row.held !== undefined) return waitForOther(job, `${row.name}: ${row.held}`, tools);
  const folder = tools.folderOf(job.run, job.target);
  const settings = row.settings as RunSettings;
  const earlier = `${row.name}: an earlier attempt on this machine still goes on.`;
  if (tools.busy.has(folder.path)) return waitForOther(job, earlier, tools);
  const cancelled = new AbortController();
  tools.busy.set(folder.path, cancelled);
  const signal = AbortSignal.any([job.signal, tools.stopping, cancelled.signal]);
  tools.tell(`${row.name}: begun.`);
  try {
    const now = tools.clock.now();
    const own = await settingsFor(tools.database, settings, job.target, now);
    const found = await takeFolder(folder, { target: row.target as Target, settings: own, now });
    if (found === 'held') return await waitForOther(job, earlier, tools);
    if (isBySample(settings)) await bringSample(tools.database, job.target, storeOf(folder, settings));
    const end = found === 'finished' ? undefined : await tools.scan(folder.path, signal);
    await leaveFolder(folder);
    if (end !== undefined && (tools.stopping.aborted || cancelled.signal.aborted) && !(await hasEnded(folder))) {
      // Without using up an attempt. Whoever takes it goes on from the journal, where that can be read.
      await putBack(tools.database, job, tools.clock.now());
      return tools.tell(`${row.name}: ${cancelled.signal.aborted ? 'cancelled' : 'handed back'}.`);
    }
    await finish(job, { folder, settings }, end, tools);
  } catch (error) {
    const reason = inPlainWords(error, tools.database.place).slice(0, MOST_REASON);
    // Told before it is written down: where the database is what went wrong, that fails too.
    tools.tell(`${row.name}: ${reason} ${job.isLastAttempt ? 'It is given up.' : 'It will be tried again.'}`);
    const now = tools.clock.now();
    await settle(tools.database, job, { state: job.isLastAttempt ? 'failed' : 'waiting', reason, now });
    throw error;
  } finally {
    tools.busy.delete(folder.path);
  }
}

/**
 * The queue took the scan for lost while it goes on here. It may still come to its end, and what it saw is taken then: looking
 * again later uses up no attempt.
 */
async function waitForOther(job: Taken, why: string, { database, clock, tell, waitSeconds }: Attending): Promise<void> {
  await putBack(database, job, clock.now(), waitSeconds);
  tell(why);
}

function storeOf({ store }: ScanFolder, settings: RunSettings): string {
  return typeof settings.store === 'string' ? settings.store : store;
}

/**
 * Undefined where there is nothing to do any more. The queue holds apart what has one key, and a target on several hosts has
 * one of them for its key: whoever takes it looks who is at any of the others, in whatever run.
 */
async function take(job: ScanJob, { database: { db }, queue, clock, worker }: Attending) {
  return db.transaction().execute(async (taking) => {
    await oneLooks(taking);
    const row = await taking
      .selectFrom('run_targets')
      .innerJoin('runs', 'runs.id', 'run_targets.run_id')
      .select(['target', 'hosts', 'state', 'settings'])
      .where('run_id', '=', job.run)
      .where('target_id', '=', job.target)
      .where('generation', '=', job.generation)
      .where('state', 'in', OPEN)
      // Whoever cancels it comes before or after.
      .forUpdate('run_targets')
      .executeTakeFirst();
    if (!row) return undefined;
    const change = (set: { readonly state: TargetState; readonly worker?: string }) =>
      taking
        .updateTable('run_targets')
        .set({ ...set, changed_at: clock.now() })
        .where('run_id', '=', job.run)
        .where('target_id', '=', job.target);
    if (row.state === 'stopping') {
      await change({ state: 'cancelled' }).execute();
      return undefined;
    }
    const found = { target: row.target, name: (row.target as Target).name, settings: row.settings };
    const held = await heldBy(taking, job, row.hosts, queue);
    if (held !== undefined) return { ...found, held };
    await change({ state: 'running', worker })
      .set(({ eb }) => ({ attempts: eb('attempts', '+', 1) }))
      .execute();
    return { ...found, held };
  });
}

/** What has to be waited for, in a sentence. */
async function heldBy(
  taking: Transaction<Tables>,
  job: ScanJob,
  hosts: readonly string[],
  queue: Attending['queue'],
): Promise<string | undefined> {
  if (await isHeldByOther(taking, job, hosts, queue)) return 'another scan is at one of its hosts.';
  const byHand = await scanAt(taking, hosts);
  return byHand && `a scan by hand is at one of its hosts: ${byHand.target}, by ${byHand.who} since ${byHand.since}.`;
}

/** What a worker left behind that was killed is not under way, whatever its row says. */
async function isHeldByOther(
  taking: Transaction<Tables>,
  { run, target }: ScanJob,
  hosts: readonly string[],
  queue: Attending['queue'],
): Promise<boolean> {
  const rows = await taking
    .selectFrom('run_targets')
    .select(['run_id', 'target_id', 'generation'])
    .where('state', 'in', ['running', 'stopping'] satisfies TargetState[])
    .where(sharesHost(hosts))
    .where(({ not, and, eb }) => not(and([eb('run_id', '=', run), eb('target_id', '=', target)])))
    .execute();
  const ids = rows.map((row) => jobId({ run: row.run_id, target: row.target_id, generation: row.generation }));
  return ids.length > 0 && [...(await queue.states(ids, taking)).values()].includes('active');
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
  const sample = isBySample(settings) ? await sampleIn(storeOf(folder, settings), job.target) : undefined;
  const unkept = await save(job, { scan, sample }, { state, reason: gaps === '' ? null : gaps }, tools);
  tools.tell(`${record.target.name}: ${state}.${unkept === undefined ? '' : ` ${unkept}`}`);
}

function whyNot(end: ChildEnd | undefined, otherwise: string): string {
  const line = end?.said.split('\n').at(-1)?.trim() ?? '';
  if (line !== '') return inPlainWords(line);
  return end?.code === null ? 'The process that scanned it was ended from outside.' : otherwise;
}

function save(
  job: ScanJob,
  { scan, sample }: { readonly scan: ScanToSave; readonly sample: string | undefined },
  { state, reason }: { readonly state: TargetState; readonly reason: string | null },
  { database, clock }: Attending,
): Promise<string | undefined> {
  return database.transact(async (writing) => {
    // Locks the row: of two workers that both believe to have the job, the second finds it done.
    const open = await writing
      .selectFrom('run_targets')
      .innerJoin('runs', 'runs.id', 'run_targets.run_id')
      .select('started_at')
      .where('run_id', '=', job.run)
      .where('target_id', '=', job.target)
      .where('state', 'in', OPEN)
      .forUpdate('run_targets')
      .executeTakeFirst();
    if (!open) return undefined;
    const { key: scan_key } = await saveScan(writing, scan, open.started_at);
    await writing
      .updateTable('run_targets')
      .set({ state, reason, scan_key, changed_at: clock.now() })
      .where('run_id', '=', job.run)
      .where('target_id', '=', job.target)
      .execute();
    return keepSample(writing, job.target, sample);
  });
}
