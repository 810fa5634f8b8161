import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'kysely';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/compose.ts';
import { type Database, type DatabasePlace, openDatabase } from '../../src/history/database.ts';
import { migrations } from '../../src/history/migrations/migrations.ts';
import { scansOf } from '../../src/history/read-scans.ts';
import { saveScan } from '../../src/history/save-scan.ts';
import { emptyPostgresDatabase } from '../helpers/postgres-server.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { scanOfWeek } from '../helpers/scans-to-save.ts';

const DUMPS = path.resolve('tests/fixtures/history');
const steps = Object.keys(migrations);
const dumpOf = (step: string) => path.join(DUMPS, `${step}.sql`);

it('every step of the schema has a database of its time', () => {
  expect(steps.filter((step) => !existsSync(dumpOf(step)))).toEqual([]);
});

describe.each(steps)('a history of the time of %s', (step) => {
  const dump = readFileSync(dumpOf(step), 'utf8');

  it('opens in a server, with all that was in it', async () => {
    const url = await emptyPostgresDatabase();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(dump);
    await client.end();
    await isWhole({ url, folder: '' });
  });

  it('opens embedded, with all that was in it', async () => {
    const folder = await temporaryFolder();
    const made = await PGlite.create(path.join(folder.path, 'data'));
    await made.exec(dump);
    await made.close();
    await isWhole({ url: null, folder: folder.path });
    await folder.remove();
  });
});

async function isWhole(place: DatabasePlace): Promise<void> {
  const opened = await openDatabase(place, { clock: systemClock });
  if (!opened.ok) throw new Error(opened.error.message);
  const { db, transact, end } = opened.value;
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
