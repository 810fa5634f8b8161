import { sql } from 'kysely';
import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/history/database.ts';
import { exportLines } from '../../src/history/export-store.ts';
import { importLines } from '../../src/history/import-store.ts';
import { findTargets, scansOf } from '../../src/history/read-scans.ts';
import { saveScan } from '../../src/history/save-scan.ts';
import { notMoved, storedTables } from '../../src/history/stored-tables.ts';
import type { Gathered } from '../../src/model/evidence.ts';
import { scanOfWeek, type WeekSeen } from '../helpers/scans-to-save.ts';

/** What history promises wherever it is kept. Opening the same database twice is part of it. */
export function historyContract(
  name: string,
  begin: () => Promise<{ open(): Promise<Gathered<Database>>; close(): Promise<void> }>,
): void {
  describe(`history: ${name}`, () => {
    let place: Awaited<ReturnType<typeof begin>>;
    let database: Database;
    const opened = async () => {
      const found = await place.open();
      if (!found.ok) throw new Error(found.error.message);
      return found.value;
    };
    beforeAll(async () => {
      place = await begin();
      database = await opened();
    });
    afterAll(async () => {
      await database?.end();
      await place?.close();
    });
    beforeEach(() => emptied(database));

    const save = (week: WeekSeen) => database.transact((writing) => saveScan(writing, scanOfWeek(week)));
    const counts = async () => {
      const [latest] = await scansOf(database.db, 'ambleford', 1);
      return [latest?.new_findings, latest?.same_findings, latest?.fixed_findings, latest?.unseen_findings];
    };

    const councils = async () => {
      const scans = await database.db.selectFrom('scans').select('authority_id').orderBy('finished_at').execute();
      return scans.map(({ authority_id }) => authority_id);
    };

    it('gives instants, days and counts as they were given', async () => {
      const council = { gss: null, tier: null, nation: null, begins: '1974-04-01', ends: null, succeeded_by: null };
      await database.db
        .insertInto('authorities')
        .values({ id: 'a', name: 'Ambleford', ...council })
        .execute();
      await save({ week: 0, faults: { '/a': ['p'] } });
      const { rows } = await sql`select count(*) as count, (select begins from authorities where id = 'a') as begins,
        (select started_at from scans) as started_at, (select score from scans) as score from scans`.execute(
        database.db,
      );
      const { overall } = scanOfWeek({ week: 0, faults: {} }).document;
      const expected = { count: 1, begins: '1974-04-01', started_at: '2026-01-05T00:00:00.000Z', score: overall.score };
      expect(rows).toEqual([expected]);
    });

    it('keeps all of a transaction or nothing', async () => {
      const broken = database.transact(async (writing) => {
        await saveScan(writing, scanOfWeek({ week: 0, faults: {} }));
        throw new Error('in the middle');
      });
      await expect(broken).rejects.toThrow('in the middle');
      expect(await database.db.selectFrom('targets').selectAll().execute()).toEqual([]);
    });

    it('keeps apart what many ask at once', async () => {
      const numbers = Array.from({ length: 60 }, (_, index) => index);
      const another = await opened();
      const asked = numbers.map(async (number) => {
        const { db } = number % 2 === 0 ? database : another;
        const odd = sql<{ sum: number }>`select ${number}::int + 1 as sum`;
        const even = sql<{ sum: number }>`select ${number}::int + ${1}::int + ${0}::int as sum`;
        return (await (number % 3 === 0 ? odd : even).execute(db)).rows[0]?.sum;
      });
      expect(await Promise.all(asked)).toEqual(numbers.map((number) => number + 1));
      await another.end();
    });

    it('loses no change where many change the same', async () => {
      const another = await opened();
      const council = { gss: null, nation: null, begins: null, ends: null, succeeded_by: null };
      await database.db
        .insertInto('authorities')
        .values({ id: 'a', name: 'n', tier: '0', ...council })
        .execute();
      const change = ({ transact }: Database) =>
        transact(async (writing) => {
          const row = await writing.selectFrom('authorities').select('tier').forUpdate().executeTakeFirstOrThrow();
          await writing
            .updateTable('authorities')
            .set({ tier: String(Number(row.tier) + 1) })
            .execute();
        });
      await Promise.all(Array.from({ length: 30 }, (_, index) => change(index % 2 === 0 ? database : another)));
      const after = await database.db.selectFrom('authorities').select('tier').executeTakeFirstOrThrow();
      expect(after.tier).toBe('30');
      await another.end();
    });

    it('knows a finding again from scan to scan', async () => {
      await save({ week: 0, faults: { '/a': ['p', 'q'], '/b': ['r'] } });
      expect(await counts()).toEqual([3, 0, 0, 0]);
      await save({ week: 1, faults: { '/a': ['p'], '/b': ['r'] } });
      expect(await counts()).toEqual([0, 2, 1, 0]);
      await save({ week: 2, faults: { '/a': ['p', 'q'], '/b': ['r'] } });
      expect(await counts()).toEqual([1, 2, 0, 0]);
    });

    it('tells a finding that comes back from one that never went, and keeps when it was first seen', async () => {
      for (const [week, elements] of [['p', 'q'], ['q'], ['p', 'q'], ['p', 'q']].entries())
        await save({ week, faults: { '/a': elements } });
      const keys = (await database.db.selectFrom('scans').select('key').orderBy('key').execute()).map(({ key }) => key);
      const found = await database.db
        .selectFrom('findings')
        .select(['first_scan', 'last_scan', 'fixed_scan', 'returned_scan', 'returns'])
        .orderBy('returns')
        .execute();
      const always = { first_scan: keys[0], last_scan: keys[3], fixed_scan: null };
      expect(found).toEqual([
        { ...always, returned_scan: null, returns: 0 },
        { ...always, returned_scan: keys[2], returns: 1 },
      ]);
    });

    it('puts nothing back on the list that was taken off it while it was scanned', async () => {
      const removed = () =>
        database.db
          .selectFrom('targets')
          .select('removed_at')
          .executeTakeFirstOrThrow()
          .then((row) => row.removed_at);
      await save({ week: 0, faults: { '/a': [] } });
      const at = '2026-01-15T00:00:00.000Z';
      await database.db.updateTable('targets').set({ removed_at: at }).execute();
      await save({ week: 1, faults: { '/a': [] } });
      expect(await removed()).toBe(at);
      await save({ week: 2, faults: { '/a': [] } });
      expect(await removed()).toBe(null);
    });

    it('calls nothing fixed where the scan did not look', async () => {
      await save({ week: 0, faults: { '/a': ['p'], '/b': ['q'] } });
      await save({ week: 1, faults: { '/a': [] } });
      expect(await counts()).toEqual([0, 0, 1, 1]);
      const open = await database.db.selectFrom('findings').selectAll().where('fixed_scan', 'is', null).execute();
      expect(open.map(({ pages }) => pages.map((page) => new URL(page).pathname))).toEqual([['/b']]);
    });

    it('remembers a page that a later scan did not look at', async () => {
      await save({ week: 0, faults: { '/a': ['p'], '/b': ['p'] } });
      await save({ week: 1, faults: { '/a': ['p'] } });
      await save({ week: 2, faults: { '/a': [] } });
      expect(await counts()).toEqual([0, 0, 0, 1]);
      await save({ week: 3, faults: { '/a': [], '/b': [] } });
      expect(await counts()).toEqual([0, 0, 1, 0]);
    });

    it('forgets nothing of a target that a scan did not say', async () => {
      const authority = { name: 'Ambleford', gss: 'E06000099' };
      const service = { url: 'https://www.ambleford.example/', lgil: 8, title: 'Bins', description: 'Bins: find out' };
      const services = [{ ...service, lgsl: 524, supportedByGovuk: null }];
      const known = () =>
        database.db.selectFrom('targets').select(['name', 'authority_id', 'lgsl', 'platform']).executeTakeFirst();
      await save({ week: 1, faults: { '/a': [] }, target: { name: 'Bins', authority, services } });
      await database.db.updateTable('targets').set({ platform: 'Ambleweb' }).execute();
      const before = { name: 'Bins', authority_id: 'E06000099', lgsl: 524, platform: 'Ambleweb' };
      // One that is saved late, one that found the site down, and one of an address alone.
      await save({ week: 0, faults: { '/a': [] }, target: { name: 'Old', services: [] } });
      expect(await known()).toEqual(before);
      await save({ week: 2, faults: {}, finished: false, target: { name: 'Bins' } });
      expect(await known()).toEqual(before);
      const whole = scanOfWeek({ week: 3, faults: { '/a': [] }, target: { name: 'Bins' } });
      const outcomes = whole.record.outcomes.filter(({ state }) => state === 'scanned');
      await database.transact((writing) => saveScan(writing, { ...whole, record: { ...whole.record, outcomes } }));
      expect(await known()).toEqual({ ...before, platform: null });
    });

    it('keeps the council that each scan was made for, also where its target has gone to another one', async () => {
      const old = { name: 'Ambleford', gss: 'E07999901' };
      const heir = { name: 'Ambleford and Vale', gss: 'E06999901' };
      await save({ week: 0, faults: { '/a': [] }, target: { authority: old } });
      await save({ week: 1, faults: { '/a': [] } });
      await save({ week: 4, faults: { '/a': [] }, target: { authority: heir } });
      expect(await councils()).toEqual([old.gss, old.gss, heir.gss]);
      // Saved late: one of the old list, and one that names no council, from before there was one to guess.
      await database.db.updateTable('authorities').set({ begins: '2026-02-02' }).where('id', '=', heir.gss).execute();
      await save({ week: 2, faults: { '/a': [] }, target: { authority: old } });
      await save({ week: 3, faults: { '/a': [] } });
      await save({ week: 5, faults: { '/a': [] } });
      expect(await councils()).toEqual([old.gss, old.gss, old.gss, null, heir.gss, heir.gss]);
    });

    it('takes what a page has named with a sign that no database holds', async () => {
      await save({ week: 0, faults: { '/a?%00=1': ['p\0q'] }, target: { name: 'Bins\0' } });
      expect(await counts()).toEqual([1, 0, 0, 0]);
    });

    it('takes the same scan once, and an earlier one after a later one', async () => {
      expect(await save({ week: 3, faults: { '/a': ['p'] } })).toEqual({ key: 1, isNew: true });
      expect(await save({ week: 3, faults: { '/a': ['p'] } })).toEqual({ key: 1, isNew: false });
      expect(await save({ week: 1, faults: { '/a': [] } })).toMatchObject({ isNew: true });
      const open = await database.db.selectFrom('findings').select('fixed_scan').execute();
      expect(open).toEqual([{ fixed_scan: null }]);
      const scans = await scansOf(database.db, 'ambleford', 10);
      expect(scans.map(({ finished_at }) => finished_at.slice(0, 10))).toEqual(['2026-01-26', '2026-01-12']);
    });

    it('compares the oldest that is shown with the complete one before it', async () => {
      for (const week of [0, 1, 2, 3]) await save({ week, faults: { '/a': [] } });
      const finished = async (week: number, is: boolean) =>
        database.db
          .updateTable('scans')
          .set({ finished: is })
          .where('key', '=', week + 1)
          .execute();
      for (const week of [0, 1, 2, 3]) await finished(week, week === 0 || week === 3);
      const [newest] = await scansOf(database.db, 'ambleford', 1);
      expect(newest?.change).not.toBeNull();
      expect((await scansOf(database.db, 'ambleford', 9)).map(({ change }) => change !== null)).toEqual([
        ...[true, true, true],
        false,
      ]);
    });

    it('finds a target by all its names', async () => {
      const start = ['https://www.ambleford.example/bins'];
      const target = { id: 'ambleford-bins', name: 'Ambleford: bins', start };
      await save({ week: 0, faults: {}, target });
      const addresses = ['www.ambleford.example', 'WWW.Ambleford.example/bins', 'www.ambleford.example:8080', ...start];
      for (const given of ['ambleford-bins', 'ambleford: Bins', ...addresses]) {
        const found = await findTargets(database.db, given);
        expect(found.map(({ id }) => id)).toEqual(['ambleford-bins']);
      }
      expect(await findTargets(database.db, 'westmere')).toEqual([]);
    });

    it('serves the queue', async () => {
      const boss = new PgBoss({ ...database.queue, schedule: false, supervise: false });
      const problems: Error[] = [];
      boss.on('error', (error) => problems.push(error));
      await boss.start();
      await boss.createQueue('scan', { policy: 'singleton' });
      await boss.send('scan', { site: 'a' }, { singletonKey: 'a' });
      const jobs = await boss.fetch<{ site: string }>('scan', { includeMetadata: true });
      expect(jobs.map(({ data, createdOn }) => [data, createdOn instanceof Date])).toEqual([[{ site: 'a' }, true]]);
      await boss.stop({ graceful: false });
      expect(problems).toEqual([]);
    });

    describe('moves', () => {
      const linesOf = async () => {
        const lines: string[] = [];
        for await (const line of exportLines(database.db)) lines.push(line.slice(0, -1));
        return lines;
      };
      const take = async (lines: readonly string[]) => {
        const writing = await database.db.startTransaction().execute();
        const imported = await importLines(writing, inTurn(lines)).catch((error: unknown) => {
          const message = error instanceof Error ? error.message : '';
          return { ok: false as const, error: { code: 'thrown', message } };
        });
        await (imported.ok ? writing.commit() : writing.rollback()).execute();
        return imported.ok ? imported.value.now.digest : imported.error.message;
      };
      const some = async () => {
        const authority = { name: 'Ambleford', gss: 'E06000099' };
        await save({ week: 0, faults: { '/a': ['p', 'q'] }, target: { authority } });
        await save({ week: 1, faults: { '/a': ['q'] }, target: { authority } });
        const spec = { every: 'week', at: 'Sun 02:00', list: [1, null, 'é'] };
        await database.db
          .insertInto('schedules')
          .values({ id: 's', spec, created_at: '2026-01-05T00:00:00.000Z', paused_at: null })
          .execute();
        await database.db
          .insertInto('kept_samples')
          .values({ target_id: 'ambleford', sample: '{"é": 1}', drawn_at: '2026-01-05T00:00:00.000Z' })
          .execute();
        return linesOf();
      };

      it('everything, and the digest stays what it was', async () => {
        const lines = await some();
        await emptied(database);
        expect(await take(lines)).toBe(JSON.parse(lines.at(-1) ?? '').digest);
        expect(await linesOf()).toEqual(lines);
        expect(await councils()).toEqual(['E06000099', 'E06000099']);
        // New rows get numbers after those that came.
        await save({ week: 2, faults: { '/a': ['z'] } });
        expect(await counts()).toEqual([1, 0, 1, 0]);
      });

      it.each<[string, (lines: readonly string[]) => readonly string[], string]>([
        ['a file that was cut short', (lines) => lines.slice(0, -1), 'cut short'],
        ['a file in which a row was changed', (lines) => lines.map((line) => line.replace('week', 'year')), 'changed'],
        ['a file without one of its rows', (lines) => lines.toSpliced(-2, 1), 'changed'],
        ['rows after the end', (lines) => [...lines, lines[1] ?? ''], 'goes on after its end'],
        ['a line of nothing', (lines) => lines.with(1, 'null'), 'goes on after its end'],
        ['a row that is none', (lines) => lines.with(1, '{"row":"x","table":"targets"}'), 'changed or damaged'],
        ['a row twice', (lines) => lines.toSpliced(1, 0, lines[1] ?? ''), 'changed or damaged'],
        ['a table of somebody else', (lines) => lines.with(1, '{"row":{},"table":"pg_user"}'), 'names a table'],
        ['something else', () => ['hello'], 'not JSON'],
        ['JSON of another kind', () => ['{}'], 'no history that this version can read'],
        ['a file of no schema', (lines) => lines.with(0, '{"format":"lgdss-store","steps":0}'), 'no history that this'],
        ['a file of a later schema', (lines) => lines.with(0, '{"format":"lgdss-store","steps":99}'), 'newer version'],
        // It has a table that the first schema did not have.
        ['a file that says it is old', (lines) => lines.with(0, '{"format":"lgdss-store","steps":1}'), 'names a table'],
        ['nothing', () => [], 'cut short'],
      ])('refuses %s, and writes nothing', async (_, change, said) => {
        const lines = await some();
        await emptied(database);
        expect(await take(change(lines))).toContain(said);
        expect(await database.db.selectFrom('targets').selectAll().execute()).toEqual([]);
      });

      it('every table there is, but who is at work now', async () => {
        const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables
          where schemaname = 'lgdss' and tablename not like 'kysely%'`.execute(database.db);
        const names = storedTables.map(({ name: stored }) => stored);
        expect(rows.map(({ name: table }) => table).toSorted()).toEqual([...names, ...notMoved].toSorted());
      });

      it('nothing into a history that has something in it', async () => {
        const lines = await some();
        expect(await take(lines)).toContain('Only an empty one');
        expect(await linesOf()).toEqual(lines);
      });
    });

    it('is refused where a later version has written it', async () => {
      const later = { name: '9999-later', timestamp: '2030-01-01T00:00:00.000Z' };
      await sql`insert into kysely_migration values (${later.name}, ${later.timestamp})`.execute(database.db);
      const found = await place.open();
      await sql`delete from kysely_migration where name = ${later.name}`.execute(database.db);
      expect(found.ok ? '' : found.error.message).toContain('was written by a newer version of lgdss');
    });
  });
}

async function* inTurn(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

async function emptied({ db }: Database): Promise<void> {
  const names = storedTables.map(({ name }) => sql.table(name));
  await sql`truncate ${sql.join(names)} restart identity cascade`.execute(db);
}
