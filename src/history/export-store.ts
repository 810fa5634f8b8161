import { createHash } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import { canonical } from '../evidence/canonical.ts';
import type { Digest } from '../model/evidence.ts';
import { migrations } from './migrations/migrations.ts';
import { comparedKey, type Row, type StoredTable, storedTablesAt } from './stored-tables.ts';
import type { Tables } from './tables.ts';

const AT_ONCE = 1000;

/** Of the schema of this version. */
export const STEPS = Object.keys(migrations).length;

/** First line of the file. A reader that knows fewer steps cannot read it. */
export interface StoreHeader {
  readonly format: 'lgdss-store';
  readonly steps: number;
}

/** Last line: of all the lines before it. */
export interface StoreEnd {
  readonly rows: number;
  readonly digest: Digest;
}

export function storeHeader(steps = STEPS): StoreHeader {
  return { format: 'lgdss-store', steps };
}

/** The whole history as lines of JSON, of one moment. */
export async function* exportLines(db: Kysely<Tables>): AsyncGenerator<string> {
  const reading = await db.startTransaction().setIsolationLevel('repeatable read').execute();
  try {
    yield* linesOf(reading);
    await reading.commit().execute();
  } finally {
    if (!reading.isCommitted) await reading.rollback().execute();
  }
}

/** The same digest for the same rows, whatever database they are in. Of tables as they were after so many steps. */
export async function digestOfStore(reading: Transaction<Tables>, steps = STEPS): Promise<StoreEnd> {
  let end = '';
  for await (const line of linesOf(reading, steps)) end = line;
  return JSON.parse(end);
}

async function* linesOf(reading: Transaction<Tables>, steps = STEPS): AsyncGenerator<string> {
  const hash = createHash('sha256');
  let rows = 0;
  const line = (value: unknown) => {
    const text = `${canonical(value)}\n`;
    hash.update(text);
    return text;
  };
  yield line(storeHeader(steps));
  for (const table of storedTablesAt(steps)) {
    for await (const row of rowsOf(reading, table)) {
      rows += 1;
      yield line({ table: table.name, row });
    }
  }
  const digest: Digest = `sha256:${hash.digest('hex')}`;
  yield `${canonical({ rows, digest })}\n`;
}

/** Each portion begins after the last row of the one before: to count the rows to pass over would take ever longer. */
async function* rowsOf(reading: Transaction<Tables>, table: StoredTable): AsyncGenerator<Row> {
  const compared = comparedKey(table);
  const atOnce = table.atOnce ?? AT_ONCE;
  let after: readonly unknown[] | undefined;
  for (;;) {
    const beyond = after ? sql`where (${compared}) > (${sql.join(after)})` : sql``;
    const { rows } = await sql<Row>`
      select * from ${sql.table(table.name)} ${beyond} order by ${compared} limit ${sql.lit(atOnce)}`.execute(reading);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < atOnce) return;
    after = table.key.map((name) => last[name]);
  }
}
