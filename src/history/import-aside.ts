import { sql, type Transaction } from 'kysely';
import { digestOfStore, type StoreEnd } from './export-store.ts';
import { migrations } from './migrations/migrations.ts';
import { SCHEMA } from './pool.ts';
import { storedTables } from './stored-tables.ts';
import type { Tables } from './tables.ts';

/** Never there for others: it is made and taken away again in one transaction. */
const ASIDE = 'lgdss_import';

/** From now on this transaction has empty tables of an earlier schema before it, beside those of today. */
export async function beginAside(writing: Transaction<Tables>, steps: number): Promise<void> {
  await sql`create schema ${sql.id(ASIDE)}`.execute(writing);
  await lookIn(writing, ASIDE);
  for (const step of Object.values(migrations).slice(0, steps)) await step.up(writing);
}

/**
 * Brings them forward by the steps that came since, as a database of that time would be, and moves their rows to where they
 * belong. Undefined where not the same has arrived.
 */
export async function moveIn(writing: Transaction<Tables>, steps: number): Promise<StoreEnd | undefined> {
  // What is still to be looked at, such as whether the successor of a council is there, keeps a table from being changed.
  await sql`set constraints all immediate`.execute(writing);
  for (const step of Object.values(migrations).slice(steps)) await step.up(writing);
  const before = await digestOfStore(writing);
  for (const { name } of storedTables) {
    // Both were made by the same steps, so their columns are in the same order.
    await sql`insert into ${sql.id(SCHEMA, name)} select * from ${sql.id(ASIDE, name)}`.execute(writing);
  }
  await lookIn(writing, SCHEMA);
  await sql`drop schema ${sql.id(ASIDE)} cascade`.execute(writing);
  const after = await digestOfStore(writing);
  return after.digest === before.digest ? after : undefined;
}

async function lookIn(writing: Transaction<Tables>, schema: string): Promise<void> {
  await sql`set local search_path to ${sql.id(schema)}`.execute(writing);
}
