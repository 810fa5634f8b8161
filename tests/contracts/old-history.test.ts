import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'kysely';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/compose.ts';
import { type Database, type DatabasePlace, openDatabase } from '../../src/history/database.ts';
import { exportLines } from '../../src/history/export-store.ts';
import { importLines } from '../../src/history/import-store.ts';
import { migrations } from '../../src/history/migrations/migrations.ts';
import { scansOf } from '../../src/history/read-scans.ts';
import { saveScan } from '../../src/history/save-scan.ts';
import { madeHistory } from '../helpers/made-history.ts';
import { emptyPostgresDatabase } from '../helpers/postgres-server.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { scanOfWeek } from '../helpers/scans-to-save.ts';

const DUMPS = path.resolve('tests/fixtures/history');
const steps = Object.keys(migrations);
const dumpOf = (step: string) => path.join(DUMPS, `${step}.sql`);

const exportOf = (step: string) => path.join(DUMPS, `${step}.ndjson`);

it('every step of the schema has a database and an export of its time', () => {
  expect(steps.filter((step) => !existsSync(dumpOf(step)) || !existsSync(exportOf(step)))).toEqual([]);
});

describe.each(steps)('a history that was exported at the time of %s', (step) => {
  const lines = readFileSync(exportOf(step), 'utf8').trimEnd().split('\n');

  it('is imported into a server of today, with all that was in it', async () => {
    const place = { url: await emptyPostgresDatabase(), folder: '' };
    await isImported(place, lines);
    await isWhole(place);
  });

  it('is imported into an embedded one of today, with all that was in it', async () => {
    const folder = await temporaryFolder();
    const place = { url: null, folder: folder.path };
    await isImported(place, lines);
    await isWhole(place);
    await folder.remove();
  });

  it('is refused where a row of it was changed, and nothing is left of it', async () => {
    const database = await opened({ url: await emptyPostgresDatabase(), folder: '' });
    const changed = lines.map((line) => line.replace('"name":"Ambleford', '"name":"Amblefort'));
    expect(await taken(database, changed)).toContain('changed or damaged');
    expect(await schemasOf(database)).toEqual(['lgdss']);
    expect(await database.db.selectFrom('targets').selectAll().execute()).toEqual([]);
    await database.end();
  });
});

/** The digest of the file is printed, and what is there afterwards is what a history of today exports. */
async function isImported(place: DatabasePlace, lines: readonly string[]): Promise<void> {
  const database = await opened(place);
  const imported = await taken(database, lines);
  const again: string[] = [];
  for await (const line of exportLines(database.db)) again.push(line);
  expect(imported).toEqual({ file: JSON.parse(lines.at(-1) ?? ''), now: JSON.parse(again.at(-1) ?? '') });
  expect(await schemasOf(database)).toEqual(['lgdss']);
  await database.end();
}

async function taken({ db }: Database, lines: readonly string[]) {
  const inTurn = async function* () {
    yield* lines;
  };
  const writing = await db.startTransaction().execute();
  const imported = await importLines(writing, inTurn());
  await (imported.ok ? writing.commit() : writing.rollback()).execute();
  return imported.ok ? imported.value : imported.error.message;
}

async function schemasOf({ db }: Database): Promise<readonly string[]> {
  const { rows } = await sql<{
    name: string;
  }>`select nspname as name from pg_namespace where nspname like 'lgdss%'`.execute(db);
  return rows.map(({ name }) => name);
}

describe.each(steps)('a history of the time of %s', (step) => {
  const dump = readFileSync(dumpOf(step), 'utf8');

  it('opens in a server, with all that was in it', async () => {
    await isWhole(await inServer(dump));
  });

  it('opens embedded, with all that was in it', async () => {
    const folder = await temporaryFolder();
    await isWhole(await embedded(dump, folder.path));
    await folder.remove();
  });
});

/** A target that has gone to a council which began on 12 January, and scans of it from before and after. */
const MOVED = `
  insert into lgdss.authorities (id, name, begins) values ('heir', 'Heir', '2026-01-12'), ('Old Vale', 'Old Vale', null);
  update lgdss.targets set authority_id = 'heir';
  insert into lgdss.scans select (jsonb_populate_record(old, changed)).* from lgdss.scans old, jsonb_array_elements('[
    {"key": 11, "id": "k", "finished_at": "2026-01-11T23:59:59Z"},
    {"key": 12, "id": "l", "finished_at": "2026-01-06T00:00:00Z"},
    {"key": 13, "id": "m", "finished_at": "2026-02-01T00:00:00Z"},
    {"key": 14, "id": "n", "finished_at": "2026-02-02T00:00:00Z"}
  ]') changed where old.key = 1;
  update lgdss.run_targets set target = '{"authority": {"name": "Ambleford", "gss": "E06000099"}}' where scan_key = 1;
  insert into lgdss.runs (id, started_at) values ('a', '2026-01-06Z'), ('b', '2026-02-01Z'), ('c', '2026-02-02Z');
  insert into lgdss.run_targets (run_id, target_id, state, scan_key, target) values
    ('a', 'ambleford', 'complete', 12, '{"authority": {"name": "Old Vale", "gss": ""}}'),
    ('b', 'ambleford', 'complete', 13, '{"authority": {"name": "Nowhere", "gss": "E06000000"}}'),
    ('c', 'ambleford', 'complete', 14, '{"name": "Ambleford"}');`;

describe('scans from before they kept their councils', () => {
  const dump = readFileSync(dumpOf('0003-steering'), 'utf8') + MOVED;
  // What a run has listed, else the council of today, and none where that began later.
  const councils = { 1: 'E06000099', 2: 'heir', 11: null, 12: 'Old Vale', 13: 'heir', 14: 'heir' };

  it('have those that are known, in a server', async () => {
    const database = await opened(await inServer(dump));
    expect(await councilsOf(database)).toEqual(councils);
    await database.end();
  });

  it('have those that are known, embedded', async () => {
    const folder = await temporaryFolder();
    const database = await opened(await embedded(dump, folder.path));
    expect(await councilsOf(database)).toEqual(councils);
    await database.end();
    await folder.remove();
  });
});

async function inServer(dump: string): Promise<DatabasePlace> {
  const url = await emptyPostgresDatabase();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(dump);
  await client.end();
  return { url, folder: '' };
}

async function embedded(dump: string, folder: string): Promise<DatabasePlace> {
  await madeHistory(folder);
  const made = await PGlite.create(path.join(folder, 'data'));
  await made.exec(dump);
  await made.close();
  return { url: null, folder };
}

async function opened(place: DatabasePlace): Promise<Database> {
  const found = await openDatabase(place, { clock: systemClock });
  if (!found.ok) throw new Error(found.error.message);
  return found.value;
}

async function councilsOf({ db }: Database): Promise<Readonly<Record<number, string | null>>> {
  const scans = await db.selectFrom('scans').select(['key', 'authority_id']).execute();
  return Object.fromEntries(scans.map(({ key, authority_id }) => [key, authority_id]));
}

it('somebody who saves a scan meanwhile and a step of the schema do not wait for each other', async () => {
  const place = await inServer(readFileSync(dumpOf('0003-steering'), 'utf8'));
  const saving = new pg.Client({ connectionString: place.url ?? '' });
  await saving.connect();
  await saving.query('begin; lock table lgdss.authorities in row exclusive mode');
  const opening = opened(place);
  const waiting = `select count(*)::int as count from pg_locks where not granted
    and database = (select oid from pg_database where datname = current_database())`;
  await expect.poll(async () => (await saving.query(waiting)).rows[0].count).toBe(1);
  const shut = `select count(*)::int as count from pg_locks
    where granted and mode = 'AccessExclusiveLock' and relation = 'lgdss.scans'::regclass`;
  expect((await saving.query(shut)).rows[0].count).toBe(0);
  // As saveScan goes on, after the council.
  await saving.query('lock table lgdss.targets, lgdss.scans in row exclusive mode; commit');
  await saving.end();
  const { db, end } = await opening;
  expect(await executed(db)).toEqual(steps);
  await end();
});

async function isWhole(place: DatabasePlace): Promise<void> {
  const database = await opened(place);
  const { db, transact, end } = database;
  expect(await executed(db)).toEqual(steps);
  const seen = async () =>
    (await scansOf(db, 'ambleford', 9)).map((scan) => [
      scan.finished_at.slice(0, 10),
      [scan.new_findings, scan.same_findings, scan.fixed_findings, scan.unseen_findings],
    ]);
  const old = [
    ['2026-01-12', [0, 1, 1, 1]],
    ['2026-01-05', [3, 0, 0, 0]],
  ];
  expect(await seen()).toEqual(old);
  expect(await councilsOf(database)).toEqual({ 1: 'E06000099', 2: 'E06000099' });
  expect(await db.selectFrom('run_targets').selectAll().execute()).toMatchObject([
    { run_id: 'run-1', target_id: 'ambleford', state: 'complete', scan_key: 1, reason: null },
  ]);
  expect(await db.selectFrom('schedules').select('spec').execute()).toEqual([
    { spec: { every: 'week', at: 'Sun 02:00' } },
  ]);
  // And it goes on: what was open then is known again.
  await transact((writing) => saveScan(writing, scanOfWeek({ week: 2, faults: { '/a': ['q'], '/b': ['r', 's'] } })));
  expect(await seen()).toEqual([['2026-01-19', [1, 2, 0, 0]], ...old]);
  await end();
}

async function executed(db: Database['db']): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}
