import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who is at work now, and when somebody was last. */
export const atWork: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  `create table at_work (
    id text primary key,
    kind text not null,
    who text not null,
    target text,
    hosts text[] not null default '{}',
    since timestamptz not null,
    heard_at timestamptz not null
  )`,
];
