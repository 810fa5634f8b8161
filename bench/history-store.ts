/** A history that was never scanned: made from a seed, the same every time, for measuring and testing what reads it. */
import { sql } from 'kysely';
import type { Database } from '../src/history/database.ts';
import { type Made, makeHistory, type StoreSize } from './made-history.ts';

/** Rows in one question to the database. */
const PIECE = 4000;

/** What is left out has its default. */
const COLUMNS = {
  authorities: ['id', 'gss', 'name', 'tier', 'nation', 'begins', 'ends', 'succeeded_by'],
  targets: ['id', 'authority_id', 'name', 'start_url', 'host', 'lgsl', 'platform', 'added_at', 'removed_at'],
  scans: [
    ...['key', 'id', 'target_id', 'started_at', 'finished_at', 'finished', 'planned', 'scanned', 'skipped', 'blocked'],
    ...['failed', 'score', 'score_low', 'score_high', 'coverage', 'policy', 'tool', 'result_digest', 'store'],
    'authority_id',
  ],
  scan_points: ['scan_key', 'point', 'state', 'score', 'low', 'high'],
  findings: [
    ...[
      'key',
      'target_id',
      'fingerprint',
      'check_id',
      'message',
      'severity',
      'cause',
      'template',
      'platform',
      'first_scan',
    ],
    ...['last_scan', 'fixed_scan', 'places'],
  ],
  scan_findings: ['scan_key', 'findings', 'places'],
} as const satisfies Readonly<Record<keyof Made, readonly string[]>>;

export interface Filled {
  readonly rows: Readonly<Record<keyof Made, number>>;
  /** What the tables and their indexes take on disk. */
  readonly bytes: number;
}

/** Into tables that are empty. */
export async function fillStore({ db }: Database, size: StoreSize): Promise<Filled> {
  const made = makeHistory(size);
  const names = Object.keys(COLUMNS) as readonly (keyof Made)[];
  for (const name of names) {
    const columns = sql.join(COLUMNS[name].map((column) => sql.ref(column)));
    for (let start = 0; start < made[name].length; start += PIECE) {
      const piece = JSON.stringify(made[name].slice(start, start + PIECE));
      const table = sql.table(name);
      await sql`insert into ${table} (${columns})
        select ${columns} from json_populate_recordset(null::${table}, ${piece}::text::json)`.execute(db);
    }
  }
  for (const name of ['scans', 'findings']) {
    await sql`select setval(pg_get_serial_sequence(${name}, 'key'), (select max(key) from ${sql.table(name)}))`.execute(
      db,
    );
  }
  // An embedded database does not do it by itself.
  await sql`vacuum analyze`.execute(db);
  const sizes = names.map((name) => sql`pg_total_relation_size(${name}::regclass)`);
  const { rows } = await sql<{ bytes: number }>`select (${sql.join(sizes, sql` + `)})::bigint as bytes`.execute(db);
  const counts = Object.fromEntries(names.map((name) => [name, made[name].length])) as Filled['rows'];
  return { rows: counts, bytes: rows[0]?.bytes ?? 0 };
}
