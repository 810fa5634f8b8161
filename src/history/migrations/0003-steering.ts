import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Faults that come back, samples that any machine can scan again, and what people ask of a run that is under way. */
export const steering: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  `alter table findings
    add column returned_scan integer references scans,
    add column returns integer not null default 0`,
  `alter table run_targets
    add column hosts text[] not null default '{}',
    add column cleared_at timestamptz`,
  'drop index open_run_targets',
  `create index open_run_targets on run_targets (target_id) where state in ('waiting', 'running', 'stopping')`,
  `create table kept_samples (
    target_id text primary key references targets,
    sample text not null,
    drawn_at timestamptz not null
  )`,
];
