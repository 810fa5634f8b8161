import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What workers need to know of a run, so that the queue can be filled again from these tables alone. */
export const jobs: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  'alter table runs add column due_at timestamptz, add column settings jsonb',
  `alter table run_targets
    add column target jsonb,
    add column host_key text,
    add column starts_at timestamptz,
    add column generation integer not null default 0,
    add column attempts integer not null default 0,
    add column worker text,
    add column changed_at timestamptz`,
  'create index unfinished_runs on runs (started_at) where finished_at is null',
  `create index open_run_targets on run_targets (target_id) where state in ('waiting', 'running')`,
  `create table notices (
    id text primary key,
    schedule_id text,
    run_id text,
    made_at timestamptz not null,
    digest jsonb not null,
    claimed_at timestamptz,
    sent_to jsonb not null default '[]',
    sent_at timestamptz,
    problem text
  )`,
  'create index notices_to_send on notices (made_at) where sent_at is null',
];
