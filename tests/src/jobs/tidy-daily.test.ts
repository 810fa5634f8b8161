import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, open, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { self, tidyAlone } from '../../../src/cli/begun.ts';
import { dailyTidy } from '../../../src/cli/jobs/tidy-daily.ts';
import { tidy } from '../../../src/cli/jobs/tidying.ts';
import { systemClock } from '../../../src/compose.ts';
import { runWorker } from '../../../src/jobs/worker.ts';
import { markBegun, unmarkBegun } from '../../../src/store/begun.ts';
import { fileBlobStore } from '../../../src/store/files.ts';
import { markPacked } from '../../../src/store/packed-marks.ts';
import { lastTidied } from '../../../src/store/tidied.ts';
import { type OpenedDatabase, openDatabaseOf } from '../../helpers/jobs-database.ts';
import { type OldScan, oldScan } from '../../helpers/old-scans.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';

let opened: OpenedDatabase;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let now: string;
let told: string[];
/** Of three weeks in a row. */
let scans: readonly OldScan[];

beforeAll(async () => {
  opened = await openDatabaseOf('embedded');
});
afterAll(() => opened.close());
beforeEach(async () => {
  folder = await temporaryFolder();
  now = '2026-11-29T02:00:00.000Z';
  told = [];
  scans = await scansIn();
});
afterEach(async () => {
  const { db } = opened.database;
  for (const table of ['run_targets', 'runs', 'scans'] as const) await db.deleteFrom(table).execute();
  await folder.remove();
});

async function scansIn(store?: string, target = 'northmere'): Promise<readonly OldScan[]> {
  const made: OldScan[] = [];
  for (const day of ['2026-01-01', '2026-01-08', '2026-01-15'])
    made.push(await oldScan(opened.database, { folder: folder.path, day, target, ...(store ? { store } : {}) }));
  return made;
}

const evidence = () => path.join(folder.path, 'evidence');
const worker = ({ packs = [], signal = new AbortController().signal, kind = 'embedded' }: Partial<Wishes> = {}) =>
  dailyTidy(
    { keepEvidence: '12w', packs, blobs: null },
    { database: { ...opened.database, kind }, folder: folder.path },
    { env: {}, cwd: folder.path, signal, clock: { now: () => now } },
    (sentence) => told.push(sentence),
  );
interface Wishes {
  readonly packs: readonly string[];
  readonly signal: AbortSignal;
  readonly kind: OpenedDatabase['database']['kind'];
}

async function there(store = evidence(), of = scans): Promise<readonly string[]> {
  const blobs = fileBlobStore(store);
  const found = await Promise.all(
    of.map(async ({ picture, reports }) => [await blobs.get(picture), existsSync(reports)]),
  );
  return found.map(([picture, reports]) => `${picture ? 'evidence' : '-'} ${reports ? 'reports' : '-'}`);
}
const ALL = ['evidence reports', 'evidence reports', 'evidence reports'];
const THINNED = ['- -', '- -', 'evidence reports'];

describe('a worker that is to keep evidence for twelve weeks', () => {
  it('takes away what is older, says so, and does it again on another day', async () => {
    const look = worker();
    await look();
    expect(await there()).toEqual(THINNED);
    expect(told).toEqual([
      expect.stringMatching(
        /evidence: Took away 2 files \(0\.0 MB\) that only 2 scans from before 2026-09-06 have, and 2 folders of reports/,
      ),
    ]);
    now = '2026-11-29T23:59:00.000Z';
    await look();
    expect(told).toHaveLength(1);
    now = '2026-11-30T00:00:10.000Z';
    await look();
    expect(told).toEqual([expect.anything(), expect.stringContaining('Took away 0 files')]);
    expect(await lastTidied(evidence())).toBe(now);
  });

  it('leaves what lgdss pack has put beside a report, with all that the pack refers to', async () => {
    const [first, second] = scans as [OldScan, OldScan, OldScan];
    await mkdir(path.join(first.reports, 'evidence-pack'));
    await writeFile(path.join(second.reports, 'evidence-pack.zip'), '');
    await worker()();
    expect(await there()).toEqual(ALL);
    expect(told).toEqual([expect.stringContaining('Took away 0 files')]);
  });

  it('leaves what a pack was made from, wherever the pack went, until its mark is deleted', async () => {
    const [first] = scans as [OldScan, OldScan, OldScan];
    const look = worker();
    await markPacked(evidence(), first.id, 'to a supplier');
    await look();
    expect(await there()).toEqual([ALL[0], '- -', ALL[2]]);
    await rm(path.join(evidence(), 'packed', first.id.slice(7)));
    now = '2026-12-01T02:00:00.000Z';
    await look();
    expect(await there()).toEqual(THINNED);
  });

  it.skipIf(process.platform === 'win32')(
    'leaves what somebody has packed who was at it when it began to look',
    async () => {
      const [first] = scans as [OldScan, OldScan, OldScan];
      // What it says of itself takes a while to read, as over a network: it ends meanwhile.
      const packing = path.join(evidence(), 'begun', `${'0'.repeat(64)}.json`);
      await mkdir(path.dirname(packing));
      await once(spawn('mkfifo', [packing]), 'exit');
      const wish = { keepEvidence: '12w', packs: [], blobs: null, store: evidence(), folder: folder.path };
      const { signal } = new AbortController();
      const tidied = tidy(
        { ...wish, database: opened.database, now, dryRun: false },
        { env: {}, cwd: folder.path, signal },
      );
      // Opens once it is being read.
      const mark = await open(packing, 'w');
      await markPacked(evidence(), first.id, 'to a supplier');
      await rm(packing);
      await mark.close();
      expect(await tidied).toMatchObject({ ok: true, value: { scans: 1 } });
      expect(await there()).toEqual([ALL[0], '- -', ALL[2]]);
    },
  );

  it('does it once a day, however many workers there are, and whoever was started anew', async () => {
    const workers = Array.from({ length: 6 }, () => worker());
    // Those that come in one moment may all give way to each other. They look again a little later.
    for (let turn = 0; turn < 50 && told.length === 0; turn += 1) await Promise.all(workers.map((look) => look()));
    for (const look of [...workers, worker()]) await look();
    expect(told).toEqual([expect.stringContaining('Took away 2 files')]);
    expect(await there()).toEqual(THINNED);
  });

  it('waits until no scan uses the store, and after a day says what is in the way', async () => {
    const [look, far] = [worker(), path.join(folder.path, 'far')];
    await markBegun(evidence(), { ...self(), host: 'another', folder: far });
    await look();
    now = '2026-11-30T01:59:00.000Z';
    await look();
    expect(told).toEqual([]);
    now = '2026-11-30T02:00:00.000Z';
    await look();
    await look();
    expect(told).toEqual([expect.stringMatching(/^For a day, .+ was in use .+ on another\..+ delete '.+begun.+'\.$/)]);
    expect(await there()).toEqual(ALL);
    await unmarkBegun(evidence(), far);
    await look();
    expect(told.at(-1)).toContain('Took away 2 files');
  });

  it('waits for somebody else who tidies', async () => {
    const look = worker();
    await tidyAlone(evidence(), look);
    expect([told, await there()]).toEqual([[], ALL]);
    await look();
    expect(await there()).toEqual(THINNED);
  });

  it('takes nothing where a pack cannot be read, and tries again in an hour', async () => {
    const [packs, look] = [path.join(folder.path, 'packs'), worker({ packs: ['packs'] })];
    await mkdir(path.join(packs, 'half'), { recursive: true });
    await look();
    await look();
    expect(told).toEqual([expect.stringMatching(/half' is no pack that can be read.+tries it again in an hour\.$/)]);
    expect(await there()).toEqual(ALL);
    await rm(path.join(packs, 'half'), { recursive: true });
    now = '2026-11-29T02:59:00.000Z';
    await look();
    expect(told).toHaveLength(1);
    now = '2026-11-29T03:00:00.000Z';
    await look();
    expect(await there()).toEqual(THINNED);
  });

  it('tidies a store that was chosen for a run too, where it is on this machine', async () => {
    const store = path.join(folder.path, 'shared');
    const others = await scansIn(store, 'southmere');
    await scansIn(path.join(folder.path, 'gone'), 'westmere');
    await rm(path.join(folder.path, 'gone'), { recursive: true });
    await worker()();
    expect(await there()).toEqual(THINNED);
    expect(await there(store, others)).toEqual(THINNED);
    expect(told).toHaveLength(2);
    expect(existsSync(path.join(folder.path, 'gone'))).toBe(false);
  });

  it('takes nothing while its clock is far from that of a database server, and goes on when it is right again', async () => {
    const look = worker({ kind: 'server' });
    now = '2099-01-01T00:00:00.000Z';
    await look();
    expect(told).toEqual([expect.stringContaining('are more than an hour apart. This worker tries it again')]);
    expect(await there()).toEqual(ALL);
    now = systemClock.now();
    await look();
    expect(await there()).toEqual(THINNED);
  });

  it('is not held up by a day that never was', async () => {
    now = '2027-11-29T02:00:00.000Z';
    await mkdir(evidence(), { recursive: true });
    await writeFile(path.join(evidence(), 'tidied.json'), JSON.stringify({ schema: 1, at: now }));
    now = '2026-11-29T02:00:00.000Z';
    await worker()();
    expect(await there()).toEqual(THINNED);
  });

  it('stops when it is told to, and says what it could not do', async () => {
    await worker({ signal: AbortSignal.abort() })();
    expect([told, await there()]).toEqual([[], ALL]);
    await rm(evidence(), { recursive: true });
    await writeFile(evidence(), 'a file in the place of the folder');
    const look = worker();
    await look();
    await look();
    expect(told).toEqual([expect.stringMatching(/^Where old evidence is could not be found out\. EEXIST/)]);
  });
});

it('goes on beside the looks of a worker: one at a time, whatever becomes of it, and waited for at the end', async () => {
  const [stopping, endless] = [new AbortController(), Promise.withResolvers<void>()];
  const [looks, order]: [number[], string[]] = [[], []];
  let begun = 0;
  const nothing = async () => undefined;
  const queue = { send: nothing, work: nothing, cancel: nothing, rest: nothing, stop: nothing, setRight: nothing };
  const never = () => Promise.reject(new Error('There is nothing to scan.'));
  await runWorker({
    ...{ database: opened.database, queue: { ...queue, states: async () => new Map() }, worker: 'here' },
    ...{ slots: 1, once: false, tickMs: 1, waitSeconds: 60, stopping: stopping.signal, busy: new Map() },
    ...{ folderOf: () => ({ path: '/nowhere', store: '/nowhere' }), scan: never, toSave: never, news: nothing },
    clock: { now: () => now, sleep: systemClock.sleep },
    tell: (sentence) => order.push(sentence),
    async begin() {
      looks.push(begun);
      if (looks.length !== 5) return [];
      stopping.abort();
      setTimeout(() => {
        order.push('ended');
        endless.resolve();
      }, 50);
      return [];
    },
    tidy() {
      begun += 1;
      return begun === 1 ? Promise.reject(new Error('It broke.')) : endless.promise;
    },
  });
  expect(looks).toEqual([0, 0, 1, 2, 2]);
  expect(order).toEqual(['Runs could not be looked after: It broke.', 'ended']);
});
