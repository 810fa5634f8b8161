import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What reports over many councils ask for. The figures are in docs/decisions/0035-estates.md. */
export const estates: Migration = {
  async up(db) {
    await sql`create index incomplete_scans_of_target on scans (target_id, finished_at) where not finished`.execute(db);
  },
};
