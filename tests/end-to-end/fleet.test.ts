import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountOf, overlaps } from '../../bench/fleet/account.ts';
import { type Council, FAULTS, madeFleet } from '../../bench/fleet/councils.ts';
import { type ServedFleet, serveFleet } from '../../bench/fleet/serve.ts';
import { efficiency } from '../../bench/fleet/words.ts';
import { systemClock } from '../../src/compose.ts';
import { type Database, openDatabase } from '../../src/history/database.ts';
import { emptyPostgresDatabase } from '../helpers/postgres-server.ts';
import { PAGES_ALONE, readReport, temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from '../helpers/run-here.ts';

const WORKER = fileURLToPath(new URL('../helpers/worker-process.ts', import.meta.url));
const PAGES = 3;
/** Two on the host of one supplier, one on a host of its own, one that is down, and one that turns us away after two pages. */
const councils: readonly Council[] = [
  { id: 'ambleford', name: 'Ambleford', seed: 0, platform: 'Jadu', fault: null, host: 0, folder: '/ambleford' },
  { id: 'brinmere', name: 'Brinmere', seed: 1, platform: 'Jadu', fault: null, host: 0, folder: '/brinmere' },
  { id: 'corvewick', name: 'Corvewick', seed: 2, platform: 'WordPress', fault: null, host: 1, folder: '' },
  { id: 'drumcombe', name: 'Drumcombe', seed: 3, platform: 'Umbraco', fault: 'down', host: 2, folder: '' },
  { id: 'elverstead', name: 'Elverstead', seed: 4, platform: 'GOSS iCM', fault: 'refusing', host: 3, folder: '' },
];

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let served: ServedFleet;
let url: string;
let database: Database;
beforeAll(async () => {
  folder = await temporaryFolder();
  url = await emptyPostgresDatabase();
  served = await serveFleet({ councils, hosts: 4 }, PAGES);
  const opened = await openDatabase({ url, folder: folder.path }, { clock: systemClock });
  if (!opened.ok) throw new Error(opened.error.message);
  database = opened.value;
});
afterAll(async () => {
  await database?.end();
  await served?.close();
  await folder?.remove();
});

async function run(name: string, ...more: readonly string[]) {
  served.reset();
  const list = path.join(folder.path, 'councils.json');
  await writeFile(list, JSON.stringify(councils.map(({ id, name }) => ({ id, name, url: served.homes.get(id) }))));
  const env = { ...PAGES_ALONE, DATABASE_URL: url };
  const args = ['jobs', 'add', '--targets', list, '--name', name, '--data', folder.path, '--max-pages', String(PAGES)];
  const added = await runHere([...args, '--no-probes', ...more], { cwd: folder.path, env });
  expect(added.code, added.err).toBe(0);
  const workers = [1, 2].map(() =>
    spawn(process.execPath, [WORKER, folder.path, '--once'], {
      ...{ cwd: folder.path, stdio: 'ignore', env: { ...process.env, ...env, TMPDIR: folder.path } },
    }),
  );
  const ends = await Promise.all(workers.map(async (worker) => (await once(worker, 'exit'))[0]));
  expect(ends).toEqual([0, 0]);
  return { account: await accountOf(database, name, councils, PAGES), together: overlaps(councils, served.asked()) };
}

async function reuseOf(run: string, target: string) {
  return (await readReport(path.join(folder.path, 'runs', run, target))).reuse;
}

it('every council is accounted for once, whatever is wrong with it, and again with the evidence of the last time', async () => {
  const first = await run('first');
  expect(first.account.problems).toEqual([]);
  expect(first.account.states).toEqual({ complete: 3, failed: 1, incomplete: 1 });
  // What is down is tried three times, the others once.
  expect(first.account.attempts).toBe(4 + 3);
  // Of the one that turns us away, at least the first was seen.
  expect(first.account.pages).toBeGreaterThan(3 * PAGES);
  expect(first.account.pages).toBeLessThan(4 * PAGES);
  expect(first.together).toEqual([]);
  const platforms = await database.db.selectFrom('targets').select(['id', 'platform']).orderBy('id').execute();
  expect(platforms.slice(0, 3)).toEqual(councils.slice(0, 3).map(({ id, platform }) => ({ id, platform })));

  const again = await run('again', '--since', 'last');
  expect(again.account.problems).toEqual([]);
  const reused = await Promise.all(['ambleford', 'brinmere', 'corvewick'].map((id) => reuseOf('again', id)));
  expect(reused).toEqual([1, 2, 3].map(() => expect.objectContaining({ pages: PAGES, visited: 0 })));
});

it('what is not as it should be is said', async () => {
  const [first, second, third] = councils as [Council, Council, Council];
  const wrong = [first, { ...second, fault: 'down' as const }, third];
  const { problems } = await accountOf(database, 'first', wrong, PAGES + 1);
  expect(problems).toContain('3 targets were planned and 5 are in the run.');
  expect(problems).toContain('brinmere (down) should be failed and is complete. ');
  expect(problems).toContain('brinmere has 1 scans.');
  expect(problems).toContain(`corvewick (sound): ${PAGES} of ${PAGES + 1} pages were seen.`);
  expect(problems).toContain('elverstead is none of the councils.');
  // Cut off, with nothing left to wait for.
  await database.db.updateTable('runs').set({ finished_at: null }).where('id', '=', 'again').execute();
  expect((await accountOf(database, 'again', councils, PAGES)).problems).toEqual(['The run is not finished.']);
  const asked = { pages: 1, requests: 1, bytes: 1 };
  const times = [
    { id: 'ambleford', first: 1, last: 9, ...asked },
    { id: 'brinmere', first: 8, last: 12, ...asked },
  ];
  expect(overlaps(councils, times)).toEqual(['ambleford and brinmere were scanned at the same time.']);
});

it('the whole fleet has different names, every fault, and suppliers with several councils', () => {
  const fleet = madeFleet(380);
  expect(new Set(fleet.councils.map(({ id }) => id)).size).toBe(380);
  expect(new Set(fleet.councils.map(({ fault }) => fault))).toEqual(new Set([null, ...FAULTS]));
  expect(new Set(fleet.councils.map(({ platform }) => platform)).size).toBe(5);
  const here = [...Map.groupBy(fleet.councils, ({ host }) => host).values()].filter(({ length }) => length > 1);
  expect(here.map(({ length }) => length).toSorted()).toHaveLength(4);
  expect(here.flat().every(({ fault, folder }) => fault === null && folder !== '')).toBe(true);
  expect(efficiency(4, 30, 100)).toBeCloseTo(0.833);
});
