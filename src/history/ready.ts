import { Kysely, PostgresAdapter, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Failure, Gathered } from '../model/evidence.ts';
import type { Clock } from '../ports.ts';
import type { Database } from './database.ts';
import { EMBEDDED_WAITS, insist, SERVER_WAITS } from './insist.ts';
import { migrations } from './migrations/migrations.ts';
import { type Pool, SCHEMA } from './pool.ts';
import type { Tables } from './tables.ts';

/** What this program was tested with, the oldest one. */
const OLDEST_VERSION = 150_000;

type Rest = Pick<Database, 'kind' | 'place' | 'queue'> & { readonly close: () => Promise<void> };

/** A database that answers, with the tables of this version. */
export async function readyDatabase(pool: Pool, { close, ...rest }: Rest, clock: Clock): Promise<Gathered<Database>> {
  const db = new Kysely<Tables>({ dialect: new HistoryDialect({ pool }) });
  const isEmbedded = rest.kind === 'embedded';
  const waits = isEmbedded ? EMBEDDED_WAITS : SERVER_WAITS;
  // A server that is not there is told of at once. One that is there may be busy with what others write.
  const migrating = () => insist(() => migrate(db, rest.place), isEmbedded ? [] : SERVER_WAITS, clock);
  const prepare = async () => (await versionProblem(db, rest.place)) ?? (await migrating());
  const problem = await insist(prepare, isEmbedded ? waits : [], clock);
  const end = async () => {
    await db.destroy();
    await close();
  };
  if (problem !== undefined) {
    await end();
    return { ok: false, error: problem };
  }
  const transact: Database['transact'] = (work) => insist(() => db.transaction().execute(work), waits, clock);
  return { ok: true, value: { db, ...rest, transact, end } };
}

async function versionProblem(db: Kysely<Tables>, place: string): Promise<Failure | undefined> {
  const { rows } = await sql<{ server_version_num: string }>`show server_version_num`.execute(db);
  const version = Number(rows[0]?.server_version_num);
  if (version >= OLDEST_VERSION) return undefined;
  const [is, oldest] = [version, OLDEST_VERSION].map((number) => Math.trunc(number / 10_000));
  return {
    code: 'database-old',
    message: `The database ${place} is PostgreSQL ${is}. This program needs ${oldest} or later: ask whoever runs it for a newer one.`,
  };
}

async function migrate(db: Kysely<Tables>, place: string): Promise<Failure | undefined> {
  try {
    await db.transaction().execute(async (transaction) => {
      // One process at a time. The lock ends with the transaction, wherever a pooler sends what follows.
      await sql`select pg_advisory_xact_lock(hashtext(${`${SCHEMA}.migration`}))`.execute(transaction);
      const provider = { getMigrations: async () => migrations };
      const migrator = new Migrator({ db: transaction, migrationTableSchema: SCHEMA, provider });
      const { error } = await migrator.migrateToLatest();
      if (error !== undefined) throw error;
    });
    return undefined;
  } catch (error) {
    if (!isNewer(error)) throw error;
    const message = `The history in ${place} was written by a newer version of lgdss. Install that version or a later one.`;
    return { code: 'database-newer', message };
  }
}

/** As PostgreSQL is used, but for one thing. */
class HistoryDialect extends PostgresDialect {
  override createAdapter(): PostgresAdapter {
    return new HistoryAdapter();
  }
}

/** Its own lock would be one of the connection. */
class HistoryAdapter extends PostgresAdapter {
  override async acquireMigrationLock(): Promise<void> {}
  override async releaseMigrationLock(): Promise<void> {}
}

function isNewer(error: unknown): boolean {
  return error instanceof Error && error.message.includes('is missing');
}
