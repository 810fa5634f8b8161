import { createHash } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import { canonical } from '../evidence/canonical.ts';
import { parseJson } from '../evidence/json.ts';
import type { Gathered } from '../model/evidence.ts';
import { digestOfStore, STEPS, type StoreEnd, storeHeader } from './export-store.ts';
import { beginAside, moveIn } from './import-aside.ts';
import { type Row, type StoredTable, storedTables, storedTablesAt } from './stored-tables.ts';
import type { Tables } from './tables.ts';

const AT_ONCE = 500;

/** What the file says of itself, and what the history is now, which is something else where the file was of an earlier schema. */
export interface Imported {
  readonly file: StoreEnd;
  readonly now: StoreEnd;
}

/**
 * Writes an exported history into an empty one. The digest of the lines must be the one at their end, and then the digest of
 * what was written, read back, must be the same. Anything else undoes all of it. One of an earlier schema is read back by
 * that schema first, and then brought forward as an old database is.
 */
export async function importLines(
  writing: Transaction<Tables>,
  lines: AsyncIterable<string>,
): Promise<Gathered<Imported>> {
  try {
    return await takeLines(writing, lines);
  } catch (error) {
    if (isOfData(error)) return wrong(DAMAGED);
    throw error;
  }
}

/** The database does not take such a row: a value that is none, a row that is there already, or one that speaks of none. */
function isOfData(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code));
}

async function takeLines(writing: Transaction<Tables>, lines: AsyncIterable<string>): Promise<Gathered<Imported>> {
  const there = await historyThere(writing);
  if (there !== undefined) return wrong(there);
  const hash = createHash('sha256');
  let end: StoreEnd | undefined;
  let portion: Portion | undefined;
  let count = 0;
  let steps = STEPS;
  for await (const line of lines) {
    if (end) return wrong('The file goes on after its end.');
    const parsed = parseJson(line);
    if (!parsed.ok) return wrong(`Line ${count + 1} of the file is not JSON.`);
    const value = (parsed.value ?? {}) as Partial<StoreEnd> & { table?: string; row?: Row };
    if (count === 0) {
      const header = stepsOf(value);
      if (!header.ok) return header;
      steps = header.value;
      if (steps < STEPS) await beginAside(writing, steps);
    } else if (value.table !== undefined && value.row !== undefined) {
      const table = storedTablesAt(steps).find(({ name }) => name === value.table);
      if (!table) return wrong(`Line ${count + 1} of the file names a table that this version does not have.`);
      if (portion && (portion.table !== table || portion.rows.length >= (table.atOnce ?? AT_ONCE))) {
        await write(writing, portion);
        portion = undefined;
      }
      portion ??= { table, rows: [] };
      portion.rows.push(value.row);
    } else {
      end = { rows: value.rows ?? 0, digest: value.digest ?? 'sha256:' };
      continue;
    }
    hash.update(`${line}\n`);
    count += 1;
  }
  if (portion) await write(writing, portion);
  if (!end) return wrong('The file ends before its end: it was cut short.');
  if (end.digest !== `sha256:${hash.digest('hex')}`) return wrong(DAMAGED);
  const written = await digestOfStore(writing, steps);
  if (written.digest !== end.digest) return wrong(NOT_AS_WRITTEN);
  const now = steps < STEPS ? await moveIn(writing, steps) : written;
  if (!now) return wrong(NOT_AS_WRITTEN);
  await setNumbers(writing);
  return { ok: true, value: { file: written, now } };
}

/** How many steps the schema had that a file was written by. */
function stepsOf(value: unknown): Gathered<number> {
  const { steps = 0 } = value as { readonly steps?: unknown };
  const isWhole = Number.isSafeInteger(steps) && Number(steps) > 0;
  if (!isWhole || canonical(value) !== canonical(storeHeader(Number(steps)))) return wrong(NO_HISTORY);
  return Number(steps) > STEPS ? wrong(NEWER) : { ok: true, value: Number(steps) };
}

interface Portion {
  readonly table: StoredTable;
  readonly rows: Row[];
}

const DAMAGED = 'The file was changed or damaged since it was made.';
const NOT_AS_WRITTEN = 'What was written is not what the file says, so it was undone.';
const NO_HISTORY = 'The file is no history that this version can read.';
const NEWER = 'The file was written by a newer version of lgdss. Install that version or a later one.';

/** The database reads the rows by its own types: names and values are never part of the question. */
async function write(writing: Transaction<Tables>, { table, rows }: Portion): Promise<void> {
  const name = sql.table(table.name);
  await sql`insert into ${name} select * from jsonb_populate_recordset(null::${name}, ${JSON.stringify(rows)}::jsonb)`.execute(
    writing,
  );
}

/** Why a history cannot take one in; undefined where it is empty. */
export async function historyThere(db: Kysely<Tables>): Promise<string | undefined> {
  for (const { name } of storedTables) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db);
    if (rows.length > 0) return `There is a history already (${name}). Only an empty one can take in an exported one.`;
  }
  return undefined;
}

async function setNumbers(writing: Transaction<Tables>): Promise<void> {
  for (const { name, numbered } of storedTables) {
    if (!numbered) continue;
    await sql`select setval(pg_get_serial_sequence(${name}, 'key'), coalesce(max(key), 0) + 1, false) from ${sql.table(name)}`.execute(
      writing,
    );
  }
}

function wrong(message: string): Gathered<never> {
  return { ok: false, error: { code: 'history-file', message } };
}
