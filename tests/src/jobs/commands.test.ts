import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { self, tidyAlone } from '../../../src/cli/begun.ts';
import { systemClock } from '../../../src/compose.ts';
import { type Database, openDatabase } from '../../../src/history/database.ts';
import { beginRun } from '../../../src/jobs/runs.ts';
import { planRun } from '../../../src/jobs/schedules.ts';
import type { Digest, ScanRecord } from '../../../src/model/evidence.ts';
import { markBegun, markOf, noFolder, unmarkBegun } from '../../../src/store/begun.ts';
import { fileScanStore } from '../../../src/store/files.ts';
import { removeRunFolders } from '../../../src/store/run-folders.ts';
import { weekly } from '../../helpers/jobs-database.ts';
import { madeHistory } from '../../helpers/made-history.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';
import { runMain } from '../../helpers/run-main.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let database: Database;
const lgdss = (args: string, day?: string) =>
  runMain([...args.split(' ').map((one) => one.replaceAll('_', ' ')), '--data', folder.path], folder.path, day);

beforeAll(async () => {
  folder = await temporaryFolder();
  const list = 'name,url\nAmbleford,https://www.ambleford.example/\nWestmere,https://www.westmere.example/\n';
  await writeFile(path.join(folder.path, 'councils.csv'), list);
  // Open all the time: the commands ask whoever runs the database, and do not each begin to run it, which takes a second.
  const place = { url: null, folder: path.join(folder.path, 'history') };
  await madeHistory(place.folder);
  const opened = await openDatabase(place, { clock: systemClock });
  if (!opened.ok) throw new Error(opened.error.message);
  database = opened.value;
});
afterAll(async () => {
  await database.end();
  await folder.remove();
});

function scanRow({ id, at, store, target }: Readonly<Record<'id' | 'at' | 'store' | 'target', string>>) {
  return {
    ...{ id: id as Digest, target_id: target, started_at: at, finished_at: at, finished: true, store },
    ...{ planned: 1, scanned: 1, skipped: 0, blocked: 0, failed: 0, score: 1, score_low: null, score_high: null },
    ...{ coverage: 100, policy: 'v3', tool: '1', result_digest: 'sha256:0' as Digest },
  };
}

/** One after the other on one embedded database. Commands on 2026-11-29, a Sunday, at ten. */
it('schedules are added, listed, paused, resumed, run and removed', async () => {
  const added = await lgdss('schedule add --targets councils.csv --every week --at Sun_02:00 --window 6h');
  expect(added).toEqual({
    code: 0,
    err: '',
    out: 'councils: 2 targets, every week, Sun 02:00. First due 2026-12-06T02:00:00.000Z.\n',
  });
  expect((await lgdss('schedule add --targets councils.csv --every week --at Sun_02:00')).err).toContain('already');
  const wrong = await lgdss('schedule add --targets councils.csv --every week --at 02:00');
  expect(wrong).toMatchObject({
    code: 2,
    err: 'With --every week, --at needs a day of the week, such as "Sun 02:00".\n',
  });

  expect((await lgdss('schedule pause councils')).out).toBe('councils is paused.\n');
  expect(JSON.parse((await lgdss('schedule list --json')).out)).toEqual([
    expect.objectContaining({ id: 'councils', targets: 2, nextDue: null, pausedAt: '2026-11-29T10:00:00.000Z' }),
  ]);
  await lgdss('schedule resume councils');

  expect((await lgdss('schedule due councils')).code).toBe(0);
  const late = await lgdss('schedule due councils', '2026-12-08');
  expect(late.code).toBe(3);
  expect(late.out).toContain('councils: 2 targets: 2 overdue, 2 never seen whole.');
  // Also where nobody asked, and no worker tells of it.
  const alarm = `2 targets overdue. The longest is Ambleford: due by 2026-12-07T08:00:00.000Z, never seen whole. See 'lgdss schedule due'.
No worker has been heard of yet. Without one, nothing is scanned: start 'lgdss worker'.\n`;
  expect(late.err).toBe(alarm);
  const listed = await lgdss('schedule list', '2026-12-08');
  expect(listed.err).toBe(alarm);
  expect(listed.out).toMatch(/^councils: 2 targets, .+, 2 overdue\.\n$/);
  expect((await lgdss('schedule history councils', '2026-12-08')).err).toBe(alarm);
  await lgdss('schedule pause councils', '2026-12-08');
  // Whoever paused it knows.
  const paused = await lgdss('schedule due', '2026-12-08');
  expect(paused).toMatchObject({ code: 0, err: '' });
  expect(paused.out).toContain('2 overdue, 2 never seen whole. Paused since 2026-12-08T10:00:00.000Z.');
  await lgdss('schedule resume councils');
  expect((await lgdss('schedule history councils')).out).toBe("There was no run of 'councils' yet.\n");
  const slip = await lgdss('schedule history council');
  expect(slip).toEqual({ code: 2, out: '', err: "There is no schedule 'council'. See 'lgdss schedule list'.\n" });

  const run = await lgdss('schedule run-now councils');
  const begins = '2026-11-29T1[0-6]:[0-9:.]+Z';
  expect(run.out).toMatch(
    new RegExp(
      `^councils@2026-11-29T10:00Z: 2 planned: 2 waiting, 0 complete\\. They begin between ${begins} and ${begins}, by the window`,
    ),
  );
  expect((await lgdss('jobs list')).out.trim().split('\n')).toHaveLength(2);
  expect((await lgdss('jobs retry councils@2026-11-29T10:00Z/www.ambleford.example')).code).toBe(2);
  expect((await lgdss('schedule history councils')).out).toContain('under way. 2 planned: 2 waiting');
  expect(JSON.parse((await lgdss('jobs summary --json')).out)).toMatchObject({ planned: 2, counts: { waiting: 2 } });

  const id = 'councils@2026-11-29T10:00Z';
  expect((await lgdss(`jobs cancel ${id}/www.ambleford.example`)).out).toBe(
    `${id}/www.ambleford.example: 1 that waited cancelled.\n`,
  );
  expect((await lgdss(`jobs cancel ${id}/www.ambleford.example`)).code).toBe(2);
  expect((await lgdss(`jobs summary ${id}`)).out).toContain(
    'Ambleford (www.ambleford.example): cancelled. Somebody cancelled it.',
  );
  expect((await lgdss(`jobs retry ${id}`)).out).toBe(`${id}: 1 target waiting for a worker again.\n`);
  expect((await lgdss(`jobs cancel ${id}`)).out).toBe(`${id}: 2 that waited cancelled.\n`);
  expect((await lgdss('jobs clear')).err).toBe("Give the name of what is to be cleared, or '--all'.\n");
  expect((await lgdss('jobs clear --all')).out).toContain('0 targets taken off the list.');
  expect((await lgdss(`jobs clear ${id}`)).code).toBe(2);

  await writeFile(path.join(folder.path, 'journey.ts'), '');
  const told = await lgdss(
    'jobs add --targets councils.csv --journeys journey.ts --blobs https://s3.example/e --name told',
  );
  expect(told).toMatchObject({
    code: 0,
    err: 'Workers do not take everything from here. Set LGDSS_JOURNEYS and LGDSS_BLOBS in the environment of each worker too.\n',
  });
  await lgdss('jobs cancel told');

  expect((await lgdss('schedule remove councils')).out).toContain('2 targets in no other schedule');
  expect((await lgdss('schedule due councils')).err).toContain("There is no schedule 'councils'.");
  expect((await lgdss('schedule history councils')).out).toContain('2 planned: 0 complete, 2 cancelled.');
});

it('old evidence is tidied up only where packs can be read', async () => {
  expect((await lgdss('store tidy --keep-evidence 12')).err).toContain('must be weeks or days');
  const unsaid = 'Say how far back evidence is kept, such as --keep-evidence 12w.\n';
  expect(await lgdss('store tidy')).toEqual({ code: 2, out: '', err: unsaid });
  expect((await lgdss('worker --once --keep-evidence ever')).err).toContain('must be weeks or days');
  // A job says how its services are scanned. What becomes of the evidence is for whoever keeps it to say.
  expect((await lgdss('jobs add --keep-evidence 12w')).err).toContain("unknown option '--keep-evidence'");
  await mkdir(path.join(folder.path, 'packs', 'no-pack'), { recursive: true });
  const refused = await lgdss('store tidy --keep-evidence 12w --packs packs');
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('is no pack that can be read. Nothing was taken away.');
  const tidied = await lgdss('store tidy --keep-evidence 12w --dry-run');
  expect(tidied.out).toMatch(
    /^Would take away 0 files \(0\.0 MB\) that only 0 scans from before 2026-09-06 have, and 0 folders of reports \(0\.0 MB\)\.\n$/,
  );
});

it('folders of old runs go with their evidence, but not the last whole scan of a target, nor one of a pack', async () => {
  const folders = new Map<string, string>();
  const packed = new Set<string>();
  const spec = { ...weekly(['northmere']), schedule: null, dueAt: null };
  const store = path.join(folder.path, 'evidence');
  for (const [run, day] of [
    ['first', '2026-01-01'],
    ['second', '2026-01-08'],
    ['third', '2026-01-15'],
  ] as const) {
    const at = `${day}T00:00:00.000Z`;
    await beginRun(database, planRun(run, spec, at), at);
    const scan = await fileScanStore(store).saveRecord({
      ...{ schema: 1, target: { id: 'northmere' }, finishedAt: at, pages: [] },
    } as unknown as ScanRecord);
    packed.add(scan);
    const row = scanRow({ id: scan, at, store, target: 'northmere' });
    const { key } = await database.db.insertInto('scans').values(row).returning('key').executeTakeFirstOrThrow();
    const done = { state: 'complete', scan_key: key, changed_at: at };
    await database.db.updateTable('run_targets').set(done).where('run_id', '=', run).execute();
    const runFolder = path.join(folder.path, 'runs', run, 'northmere');
    folders.set(run, runFolder);
    await mkdir(runFolder, { recursive: true });
    await writeFile(path.join(runFolder, 'scan.json'), JSON.stringify({ schema: 1, scan, result: scan, store }));
  }
  const there = () => [...folders].filter(([, one]) => existsSync(one)).map(([run]) => run);
  expect((await lgdss('store tidy --keep-evidence 12w --dry-run')).out).toContain('2 folders of reports');
  expect(there()).toEqual(['first', 'second', 'third']);
  expect(await removeRunFolders([...folders.values()], { packed, dryRun: false })).toEqual({ folders: 0, bytes: 0 });
  // While a scan uses the store, nothing goes.
  const other = path.join(folder.path, 'other');
  await markBegun(store, { ...self(), folder: other });
  const refused = await lgdss('store tidy --keep-evidence 12w');
  expect(refused).toMatchObject({ code: 3, out: '' });
  expect(refused.err).toContain(`It is in '${other}'`);
  expect(refused.err).not.toContain('delete');
  // Of another machine nobody here can tell whether it goes on: where to say that it does not, is said.
  await markBegun(store, { ...self(), host: 'another', folder: other });
  expect((await lgdss('store tidy --keep-evidence 12w')).err).toContain(`delete '${markOf(store, other)}'`);
  await unmarkBegun(store, other);
  // Nor while somebody reads it.
  const reads = noFolder(store);
  await markBegun(store, { ...self(), folder: reads });
  expect((await lgdss('store tidy --keep-evidence 12w')).err).toContain(
    `lgdss pack or a scan. It is process ${process.pid},`,
  );
  await unmarkBegun(store, reads);
  // Nor while somebody else tidies it.
  const tidying = await tidyAlone(store, () => lgdss('store tidy --keep-evidence 12w'));
  expect(tidying).toEqual({ code: 3, out: '', err: `Somebody else is tidying '${store}'.\n` });
  expect((await lgdss('store tidy --keep-evidence 12w')).out).toContain('Took away 0 files');
  expect(there()).toEqual(['third']);
  expect(existsSync(path.join(folder.path, 'runs', 'first'))).toBe(false);
});

it('no name from a list steers the terminal', async () => {
  const evil = [{ url: 'https://www.eastmere.example/', name: 'Eastmere\u001b[2J', id: 'eastmere' }];
  await writeFile(path.join(folder.path, 'evil.json'), JSON.stringify(evil));
  await lgdss('jobs add --targets evil.json --name evil');
  await lgdss('schedule add --targets evil.json --every day --at 02:00 --name evil');
  const due = await lgdss('schedule due evil');
  expect(due.out).toMatch(/^evil: 1 target: /);
  const said = [(await lgdss('jobs summary evil')).out, due.out].join('');
  expect(said.split('Eastmere')).toHaveLength(3);
  expect(said).not.toContain('\u001b');
  await lgdss('schedule remove evil');
});
