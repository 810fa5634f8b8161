import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runFolder } from '../../src/cli/jobs/run-folder.ts';
import type { Database } from '../../src/history/database.ts';
import { beginRun } from '../../src/jobs/runs.ts';
import { planRun } from '../../src/jobs/schedules.ts';
import type { Digest, ScanRecord } from '../../src/model/evidence.ts';
import { fileBlobStore, fileScanStore } from '../../src/store/files.ts';
import { weekly } from './jobs-database.ts';

export interface OldScan {
  readonly id: Digest;
  /** What it alone has. */
  readonly picture: Digest;
  /** Where its reports are. */
  readonly reports: string;
}

/**
 * A run of one target that was scanned whole, on a day long ago, with a picture and reports, as workers leave it behind. Where the
 * run names no store, it is that of the workers.
 */
export async function oldScan(
  database: Database,
  {
    folder,
    store,
    target = 'northmere',
    day,
  }: Readonly<Record<'folder' | 'day', string>> & {
    readonly store?: string;
    readonly target?: string;
  },
): Promise<OldScan> {
  const at = `${day}T00:00:00.000Z`;
  const run = `${target}-${day}`;
  const place = store ?? path.join(folder, 'evidence');
  const spec = weekly([target]);
  const settings = { ...spec.settings, store: store ?? null };
  await beginRun(database, planRun(run, { ...spec, settings, schedule: null, dueAt: null }, at), at);
  const picture = await fileBlobStore(place).put(new TextEncoder().encode(`picture of ${run}`));
  const pages = [{ url: `https://${target}.example/`, artifacts: { screenshot: picture } }];
  const record = { schema: 1, target: { id: target }, finishedAt: at, pages, sites: [] };
  const id = await fileScanStore(place).saveRecord(record as unknown as ScanRecord);
  const { key } = await database.db
    .insertInto('scans')
    .values({
      ...{ id, target_id: target, started_at: at, finished_at: at, finished: true, store: place, coverage: 100 },
      ...{ planned: 1, scanned: 1, skipped: 0, blocked: 0, failed: 0, score: 1, score_low: null, score_high: null },
      ...{ policy: 'v3', tool: '1', result_digest: 'sha256:0' as Digest },
    })
    .returning('key')
    .executeTakeFirstOrThrow();
  const done = { state: 'complete', scan_key: key, changed_at: at };
  await database.db.updateTable('run_targets').set(done).where('run_id', '=', run).execute();
  await database.db.updateTable('runs').set({ finished_at: at }).where('id', '=', run).execute();
  const reports = runFolder(folder, run, target);
  await mkdir(reports, { recursive: true });
  await writeFile(path.join(reports, 'scan.json'), JSON.stringify({ schema: 1, scan: id, result: id, store: place }));
  return { id, picture, reports };
}
