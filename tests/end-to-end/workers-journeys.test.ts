import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type JourneyCouncil, serveJourneys } from '../../fixtures/journeys.ts';
import { systemClock } from '../../src/compose.ts';
import { type Database, openDatabase } from '../../src/history/database.ts';
import { emptyPostgresDatabase } from '../helpers/postgres-server.ts';
import { readReport, temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from '../helpers/run-here.ts';

const WORKER = fileURLToPath(new URL('../helpers/worker-process.ts', import.meta.url));
const JOURNEY = fileURLToPath(new URL('../../fixtures/journeys/blue-badge.ts', import.meta.url));

let council: JourneyCouncil;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let url: string;
let database: Database;
beforeAll(async () => {
  council = await serveJourneys({ faulty: true });
  folder = await temporaryFolder();
  await copyFile(JOURNEY, path.join(folder.path, 'blue-badge.mjs'));
  url = await emptyPostgresDatabase();
  const opened = await openDatabase({ url, folder: folder.path }, { clock: systemClock });
  if (!opened.ok) throw new Error(opened.error.message);
  database = opened.value;
});
afterAll(async () => {
  await database?.end();
  await council?.close();
  await folder?.remove();
});

async function addJob(name: string): Promise<string> {
  const args = [
    'jobs',
    'add',
    `${council.origin}/blue-badge/`,
    '--name',
    name,
    '--data',
    folder.path,
    '--max-pages',
    '2',
  ];
  const given = { cwd: folder.path, env: { DATABASE_URL: url } };
  const { code, err } = await runHere([...args, '--no-probes', '--journeys', 'blue-badge.mjs'], given);
  expect(code, err).toBe(0);
  return err;
}

async function work(env: Readonly<Record<string, string>>): Promise<string> {
  const child = spawn(process.execPath, [WORKER, folder.path, '--once'], {
    cwd: folder.path,
    env: { ...process.env, DATABASE_URL: url, TMPDIR: folder.path, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await once(child, 'exit');
  expect(child.exitCode, said).toBe(0);
  return said;
}

const targetOf = (run: string) =>
  database.db
    .selectFrom('run_targets')
    .select(['state', 'reason', 'attempts', 'target_id', 'scan_key'])
    .where('run_id', '=', run)
    .executeTakeFirstOrThrow();

it('a worker goes through a form as its job says, where its environment names the journey too', async () => {
  expect(await addJob('forms')).toContain('Set LGDSS_JOURNEYS in the environment of each worker too.');
  // As people type it, in the folder where the worker is started.
  const said = await work({ LGDSS_JOURNEYS: 'blue-badge.mjs' });
  const { target_id, ...target } = await targetOf('forms');
  expect(target, said).toMatchObject({ state: 'complete', attempts: 1, reason: null });
  const report = await readReport(path.join(folder.path, 'runs', 'forms', target_id));
  expect(report.journeys?.map(({ name, counts }) => [name, counts])).toEqual([
    ['blue-badge', { planned: 5, reached: 4, notReached: 0, stopped: 1, failed: 0 }],
  ]);
  const told = report.findings.map(({ check, journey }) => `${check} ${journey?.step}`);
  expect(told).toContain('forms/back-works Declaration');
  const scans = await database.db.selectFrom('scans').select('key').execute();
  expect(scans).toEqual([{ key: target.scan_key }]);
  expect(council.read).toContain('GET /blue-badge/declaration');
  expect(council.finished).toEqual([]);
});

it('a worker that does not know the journey scans nothing, and says what to name', async () => {
  await addJob('unknown');
  const before = council.read.length;
  await work({ LGDSS_JOURNEYS: '' });
  const target = await targetOf('unknown');
  expect(target).toMatchObject({ state: 'failed', attempts: 3, scan_key: null });
  expect(target.reason).toContain('name them again if they are yours: --journeys ');
  expect(council.read.slice(before)).toEqual([]);
});
