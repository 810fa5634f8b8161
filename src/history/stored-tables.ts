import { sql } from 'kysely';
import type { Tables } from './tables.ts';

/** How a table is moved: in which order its rows are read, and how its columns are written. */
export interface StoredTable {
  readonly name: keyof Tables;
  /** The primary key. Texts among it are in the order of their bytes, which is the same on every server. */
  readonly key: readonly string[];
  readonly texts: readonly string[];
  /** The step of the schema that made it, where that is not the first. Exports of earlier steps do not have it. */
  readonly since?: number;
  /** Numbers are given out for it, from the highest one on. */
  readonly numbered?: true;
  /** Rows are long, so few are moved at once: a database takes no value of more than 256 MB. */
  readonly atOnce?: number;
}

/** Who is at work now is so for one database. */
export const notMoved: readonly (keyof Tables)[] = ['at_work'];

/** In an order in which each row finds those it speaks of. */
export const storedTables: readonly StoredTable[] = [
  { name: 'authorities', key: ['id'], texts: ['id'] },
  { name: 'targets', key: ['id'], texts: ['id'] },
  { name: 'scans', key: ['key'], texts: [], numbered: true },
  { name: 'scan_points', key: ['scan_key', 'point'], texts: ['point'] },
  { name: 'findings', key: ['key'], texts: [], numbered: true },
  { name: 'scan_findings', key: ['scan_key'], texts: [] },
  { name: 'schedules', key: ['id'], texts: ['id'] },
  { name: 'runs', key: ['id'], texts: ['id'] },
  { name: 'run_targets', key: ['run_id', 'target_id'], texts: ['run_id', 'target_id'] },
  { name: 'notices', key: ['id'], texts: ['id'], since: 2 },
  { name: 'kept_samples', key: ['target_id'], texts: ['target_id'], since: 3, atOnce: 8 },
];

/** Those of a history whose schema had so many steps. */
export function storedTablesAt(steps: number): readonly StoredTable[] {
  return storedTables.filter(({ since = 1 }) => since <= steps);
}

export type Row = Readonly<Record<string, unknown>>;

/** The key as it is compared. */
export function comparedKey({ key, texts }: StoredTable) {
  return sql.join(key.map((name) => (texts.includes(name) ? sql`${sql.ref(name)} collate "C"` : sql.ref(name))));
}
