import { sql, type Transaction } from 'kysely';
import type { Authority } from '../authorities/register.ts';
import type { Tables } from '../history/tables.ts';
import type { CouncilChange } from './changes.ts';

type Writing = Transaction<Tables>;

/** A scan knows the name and the code of a council; what kind it is says the register. Answers how many it says it of. */
export async function applyRegister(writing: Writing, authorities: readonly Authority[]): Promise<number> {
  const rows = JSON.stringify(authorities.map(({ gss, nation, tier }) => ({ gss, nation, tier })));
  const { numAffectedRows } = await sql`update authorities a set nation = r.nation, tier = r.tier
    from json_to_recordset(${rows}::text::json) as r(gss text, nation text, tier text) where a.gss = r.gss`.execute(
    writing,
  );
  return Number(numAffectedRows ?? 0);
}

/** Both councils keep their rows, and with them their scans. One that was never scanned comes from the register. */
export async function applyChanges(
  writing: Writing,
  changes: readonly CouncilChange[],
  authorities: readonly Authority[],
): Promise<{ readonly begun: number; readonly ended: number; readonly unknown: readonly string[] }> {
  const unknown: string[] = [];
  let ended = 0;
  let begun = 0;
  for (const { code, begins, ends, successor } of changes) {
    const heir = successor === '' ? null : await idOf(writing, successor, authorities);
    const council = await idOf(writing, code, authorities);
    if (council === undefined || heir === undefined) {
      unknown.push(council === undefined ? code : successor);
      continue;
    }
    const change = { ...(begins === '' ? {} : { begins }), ...(ends === '' ? {} : { ends, succeeded_by: heir }) };
    await writing.updateTable('authorities').set(change).where('id', '=', council).execute();
    if (begins !== '') begun += 1;
    if (ends !== '') ended += 1;
  }
  return { begun, ended, unknown };
}

async function idOf(writing: Writing, code: string, authorities: readonly Authority[]): Promise<string | undefined> {
  const known = await writing
    .selectFrom('authorities')
    .select('id')
    .where((where) => where.or([where('id', '=', code), where('gss', '=', code)]))
    .executeTakeFirst();
  if (known) return known.id;
  const listed = authorities.find(({ gss }) => gss === code);
  if (listed === undefined) return undefined;
  const { gss, name, nation, tier } = listed;
  await writing
    .insertInto('authorities')
    .values({ id: gss, gss, name, nation, tier, begins: null, ends: null, succeeded_by: null })
    .execute();
  return gss;
}
