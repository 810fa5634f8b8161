import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../../src/compose.ts';
import { type Database, openDatabase } from '../../../src/history/database.ts';
import { inPlainWords } from '../../../src/history/errors.ts';
import type { ChildEnd } from '../../../src/jobs/child.ts';
import { openQueue } from '../../../src/jobs/queue.ts';
import { beginRun, summaryOfRun } from '../../../src/jobs/runs.ts';
import { planRun } from '../../../src/jobs/schedules.ts';
import { namedBy, retryTargets } from '../../../src/jobs/steer.ts';
import { runWorker } from '../../../src/jobs/worker.ts';
import type { ScanResult } from '../../../src/model/result.ts';
import { fileScanStore } from '../../../src/store/files.ts';
import { ADDED, weekly } from '../../helpers/jobs-database.ts';
import { type OwnPostgres, startPostgres } from '../../helpers/own-postgres.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';
import { scanOfWeek } from '../../helpers/scans-to-save.ts';
import { type SmallDisk, smallDisk } from '../../helpers/small-disk.ts';

/** A new server takes 20 of these, and each database 8 more. */
const MEGABYTES = 64;
const TIMES = { heartbeatSeconds: 10, superviseSeconds: 2, pollSeconds: 0.5, retrySeconds: 1, waitSeconds: 1 };

let disk: SmallDisk | string;
let postgres: OwnPostgres | undefined;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeAll(async () => {
  disk = await smallDisk(MEGABYTES);
  if (typeof disk !== 'string') postgres = await startPostgres(disk.folder);
});
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());
afterAll(async () => {
  await postgres?.remove();
  if (typeof disk === 'object') await disk.remove();
});

/** A scan of many findings, which the tables have no room for where none is left on the disk. */
const toSave = (id: string) => {
  const elements = Array.from({ length: 400 }, (_, at) => `main > p:nth-child(${at}) > a.${id}`);
  return scanOfWeek({ week: 1, faults: { home: elements, bins: elements }, target: { id, name: id } });
};

/** A worker of this process that ends when nothing is left to do. What a scan leaves in its folder is there at once. */
async function work(database: Database, scanned: () => Promise<void>, told: string[]): Promise<void> {
  const tell = (sentence: string) => void told.push(sentence);
  const problem = (error: unknown) => tell(`The queue: ${inPlainWords(error, database.place)}`);
  const queue = await openQueue(database, problem, { times: TIMES, supervise: true });
  const scan = async (place: string): Promise<ChildEnd> => {
    const { record } = toSave(path.basename(place));
    const scans = fileScanStore(folder.path);
    const seen = record.outcomes.filter(({ state }) => state === 'scanned');
    const id = await scans.saveRecord({ ...record, outcomes: seen });
    await scans.saveResult({ schema: 1, scan: id } as unknown as ScanResult);
    await writeFile(path.join(place, 'scan.json'), JSON.stringify({ scan: id, result: id, store: folder.path }));
    await scanned();
    return { code: 0, said: '' };
  };
  await runWorker({
    ...{ database, queue, tell, scan, clock: systemClock, worker: 'here 1', busy: new Map() },
    ...{ slots: 1, once: true, tickMs: 2000, waitSeconds: 1, stopping: new AbortController().signal },
    folderOf: (_, target) => ({ path: path.join(folder.path, target), store: folder.path }),
    toSave: async ({ record }) => toSave(record.target.id),
    begin: async () => [],
    news: async () => undefined,
  });
}

describe.each([
  { end: 'for a moment', name: 'once', until: 'It will be tried again.' },
  { end: 'until a scan is given up', name: 'for_long', until: 'It is given up.' },
])('the disk of a PostgreSQL server is full in the middle of a scan, $end', ({ name, until }) => {
  it('it is told whose it is, and nothing is lost or counted twice', async ({ skip }) => {
    if (typeof disk === 'string' || !postgres) return skip(String(disk));
    const { fill, makeRoom } = disk;
    const url = await postgres.another(name);
    const opened = await openDatabase({ url, folder: folder.path }, { clock: systemClock });
    if (!opened.ok) throw new Error(opened.error.message);
    const database = opened.value;
    const plan = { ...weekly(['ambleford', 'westmere']), windowMs: 0, schedule: null, dueAt: null };
    await beginRun(database, planRun('weekly', plan, ADDED), ADDED);
    const outcome = async () => ({
      summary: await summaryOfRun(database, 'weekly'),
      targets: await database.db.selectFrom('run_targets').selectAll().orderBy('target_id').execute(),
      scans: await database.db.selectFrom('scans').select(['key', 'target_id']).orderBy('target_id').execute(),
    });

    const told: string[] = [];
    let isFilled = false;
    const fillOnce = async () => {
      if (!isFilled) expect(await fill()).toBeGreaterThan(1_000_000);
      isFilled = true;
    };
    const ended = work(database, fillOnce, told);
    const full = `The disk of the database ${url} is full. Make room on it, and do this again. What was saved before is safe.`;
    await vi.waitFor(() => expect(told.join('\n')).toContain(`${full} ${until}`), { timeout: 60_000, interval: 20 });
    // Nothing of what could not be saved whole is there.
    expect((await outcome()).scans).toEqual([]);
    await makeRoom();
    await ended;
    expect(told.join('\n')).not.toMatch(/53100|could not extend|No space left/);
    const between = await outcome();
    expect(between.summary).toMatchObject({ planned: 2, counts: { waiting: 0, running: 0 } });
    const failed = between.targets.filter(({ state }) => state === 'failed');
    expect(failed.map(({ reason }) => reason)).toEqual(name === 'once' ? [] : [full]);

    await retryTargets(database, namedBy('weekly'), systemClock.now());
    await work(database, async () => undefined, told);
    const { summary, targets, scans } = await outcome();
    expect(summary, told.join('\n')).toMatchObject({ planned: 2, counts: { complete: 2, failed: 0, waiting: 0 } });
    expect(scans.map(({ target_id }) => target_id)).toEqual(['ambleford', 'westmere']);
    expect(targets.map(({ scan_key }) => scan_key)).toEqual(scans.map(({ key }) => key));
    await database.end();
  });
});
