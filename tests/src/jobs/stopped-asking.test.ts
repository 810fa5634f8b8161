import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { work } from '../../../src/cli/jobs/run-worker.ts';
import { systemClock } from '../../../src/compose.ts';
import { type Database, openDatabase } from '../../../src/history/database.ts';
import { addSchedule, beginDue } from '../../../src/jobs/schedules.ts';
import { ADDED, weekly } from '../../helpers/jobs-database.ts';
import { madeHistory } from '../../helpers/made-history.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';
import { runMain } from '../../helpers/run-main.ts';

const SUNDAY = '2026-11-29T02:00:00.000Z';
/** Far below the minute that is waited for DNS. */
const SOON_MS = 10_000;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let database: Database;
/** A server of DNS that takes every question and answers none. */
let silent: Socket;
let stopping: AbortController;

beforeAll(async () => {
  folder = await temporaryFolder();
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
beforeEach(async () => {
  stopping = new AbortController();
  silent = createSocket('udp4').bind(0, '127.0.0.1');
  await once(silent, 'listening');
  silent.once('message', () => stopping.abort());
  const settings = { dnsServer: `127.0.0.1:${silent.address().port}` };
  for (const id of ['north', 'south']) await addSchedule(database, id, { ...weekly([id]), settings }, ADDED);
});
afterEach(async () => {
  silent.close();
  await database.db.deleteFrom('schedules').execute();
});

const begun = () => database.db.selectFrom('runs').select('id').execute();
const lgdss = (args: string) =>
  runMain([...args.split(' '), '--data', folder.path], folder.path, undefined, stopping.signal);

/** What is told to stop in the middle of a question does so at once, and has begun nothing, also by halves. */
async function endsSoon<T>(ended: Promise<T>): Promise<T> {
  const began = performance.now();
  const end = await ended;
  expect(stopping.signal.aborted).toBe(true);
  expect(performance.now() - began).toBeLessThan(SOON_MS);
  expect(await begun()).toEqual([]);
  expect(await database.db.selectFrom('run_targets').select('run_id').execute()).toEqual([]);
  return end;
}

it('a worker that is told to stop while DNS is silent ends at once and begins no run, which is still due', async () => {
  const told: string[] = [];
  const io = {
    ...{ out: () => undefined, err: (text: string) => told.push(text), env: {}, cwd: folder.path, terminal: null },
    ...{ signal: stopping.signal, elapsed: () => performance.now(), every: () => () => undefined },
  };
  const wishes = { slots: 1, once: false };
  expect(await endsSoon(work({ database, folder: folder.path }, wishes, io)), told.join('')).toBe(0);
  expect(told).toHaveLength(1);
  expect(await beginDue(database, SUNDAY)).toEqual(['north@2026-11-29T02:00Z', 'south@2026-11-29T02:00Z']);
  for (const table of ['run_targets', 'runs'] as const) await database.db.deleteFrom(table).execute();
});

it.each([
  ['a run of a schedule', () => 'schedule run-now north'],
  ['jobs', () => `jobs add https://www.ambleford.gov.uk/ --name now --dns-server 127.0.0.1:${silent.address().port}`],
])('a command for %s that is stopped while DNS is silent says that nothing was begun', async (_, args) => {
  expect(await endsSoon(lgdss(args()))).toEqual({
    ...{ code: 3, out: '' },
    err: 'It was stopped while DNS was asked, and nothing was begun. Give the same command again.\n',
  });
});
