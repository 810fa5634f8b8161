/** Whether every target of a run is accounted for, once, and as it has to be. */
import { sql } from 'kysely';
import type { Database } from '../../src/history/database.ts';
import { type Council, expectedState } from './councils.ts';
import type { Asked } from './serve.ts';

export interface Account {
  readonly states: Readonly<Record<string, number>>;
  /** Pages that were judged, and of them those that were taken from an earlier scan. */
  readonly pages: number;
  readonly addresses: {
    readonly planned: number;
    readonly skipped: number;
    readonly blocked: number;
    readonly failed: number;
  };
  readonly scans: number;
  /** More attempts than targets: what was down is tried again. */
  readonly attempts: number;
  /** From the first scan begun to the last target settled. */
  readonly seconds: number;
  /** From the first scan begun to the last scan that was saved: what is down is tried again for minutes. */
  readonly savedSeconds: number;
  /** Of one scan, as its record has it. */
  readonly scanSeconds: { readonly median: number; readonly longest: number };
  /** Anything that is not as it must be, in sentences. Empty is good. */
  readonly problems: readonly string[];
}

interface Row {
  readonly target_id: string;
  readonly state: string;
  readonly reason: string | null;
  readonly attempts: number;
  readonly changed_at: string | null;
  readonly scan_key: number | null;
}

const NEVER = '9999-12-31T00:00:00.000Z';

/** `pages` is how many each council has. */
export async function accountOf(
  { db }: Pick<Database, 'db'>,
  run: string,
  councils: readonly Council[],
  pages: number,
): Promise<Account> {
  const rows: readonly Row[] = await db
    .selectFrom('run_targets')
    .select(['target_id', 'state', 'reason', 'attempts', 'changed_at', 'scan_key'])
    .where('run_id', '=', run)
    .execute();
  const begun = await db
    .selectFrom('runs')
    .select(['started_at', 'finished_at'])
    .where('id', '=', run)
    .executeTakeFirstOrThrow();
  const after = await db
    .selectFrom('runs')
    .select('started_at')
    .where('started_at', '>', begun.started_at)
    .orderBy('started_at')
    .executeTakeFirst();
  // Whatever was saved until the next run, so that one too many would be seen, also one that came late.
  const scans = await db
    .selectFrom('scans')
    .selectAll()
    .where('started_at', '>=', begun.started_at)
    .where('started_at', '<', after?.started_at ?? NEVER)
    .execute();
  const problems: string[] = [];
  const must = (is: boolean, otherwise: string) => {
    if (!is) problems.push(otherwise);
  };
  const states: Record<string, number> = {};
  for (const { state } of rows) states[state] = (states[state] ?? 0) + 1;
  must(rows.length === councils.length, `${councils.length} targets were planned and ${rows.length} are in the run.`);
  must(begun.finished_at !== null, 'The run is not finished.');
  for (const council of councils) {
    const own = rows.filter(({ target_id }) => target_id === council.id);
    const seen = scans.filter(({ target_id }) => target_id === council.id);
    const wanted = expectedState(council);
    const [row] = own;
    const state = own.map((one) => one.state).join(', ');
    must(
      state === wanted,
      `${council.id} (${council.fault ?? 'sound'}) should be ${wanted} and is ${state}. ${row?.reason ?? ''}`,
    );
    must(seen.length === (wanted === 'failed' ? 0 : 1), `${council.id} has ${seen.length} scans.`);
    must(row?.scan_key === (seen[0]?.key ?? null), `${council.id}: its place in the run names another scan.`);
    // The others may miss one or the other page, and say so by their state.
    if (council.fault === null)
      for (const { scanned } of seen)
        must(scanned === pages, `${council.id} (sound): ${scanned} of ${pages} pages were seen.`);
  }
  const known = new Set(councils.map(({ id }) => id));
  for (const { target_id } of [...rows, ...scans]) must(known.has(target_id), `${target_id} is none of the councils.`);
  for (const { target_id, planned, scanned, skipped, blocked, failed } of scans)
    must(
      planned === scanned + skipped + blocked + failed,
      `${target_id}: ${planned} planned are not the sum of the others.`,
    );
  const first = Math.min(...scans.map(({ started_at }) => Date.parse(started_at)));
  const lastOf = (list: readonly Row[]) => Math.max(...list.map(({ changed_at }) => Date.parse(changed_at ?? '')));
  const took = scans
    .map((scan) => (Date.parse(scan.finished_at) - Date.parse(scan.started_at)) / 1000)
    .toSorted((a, b) => a - b);
  const sum = (of: (scan: (typeof scans)[number]) => number) => scans.reduce((total, scan) => total + of(scan), 0);
  return {
    ...{ states, problems, scans: scans.length, pages: sum(({ scanned }) => scanned) },
    addresses: {
      planned: sum(({ planned }) => planned),
      skipped: sum(({ skipped }) => skipped),
      blocked: sum(({ blocked }) => blocked),
      failed: sum(({ failed }) => failed),
    },
    attempts: rows.reduce((total, { attempts }) => total + attempts, 0),
    seconds: (lastOf(rows) - first) / 1000,
    savedSeconds: (lastOf(rows.filter(({ scan_key }) => scan_key !== null)) - first) / 1000,
    scanSeconds: { median: took[Math.floor(took.length / 2)] ?? 0, longest: took.at(-1) ?? 0 },
  };
}

/** Councils on one host that were asked at the same time. None may have been. */
export function overlaps(councils: readonly Council[], asked: readonly Asked[]): readonly string[] {
  const timeOf = new Map(asked.map((one) => [one.id, one]));
  const byHost = Map.groupBy(councils, ({ host }) => host);
  return [...byHost.values()].flatMap((here) => {
    const times = here
      .flatMap(({ id }) => timeOf.get(id) ?? [])
      .filter(({ requests }) => requests > 0)
      .toSorted((a, b) => a.first - b.first);
    return times.flatMap((one, at) => {
      const next = times[at + 1];
      return next && next.first < one.last ? [`${one.id} and ${next.id} were scanned at the same time.`] : [];
    });
  });
}

export interface Sizes {
  readonly historyMb: number;
  readonly queueMb: number;
  readonly wholeMb: number;
}

const MB = 2 ** 20;

export async function databaseSizes({ db }: Pick<Database, 'db'>): Promise<Sizes> {
  const { rows } = await sql<{ schema: string; bytes: string }>`
    select n.nspname as schema, sum(pg_total_relation_size(c.oid))::text as bytes
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('lgdss', 'lgdss_jobs') and c.relkind = 'r' group by 1`.execute(db);
  const whole = await sql<{ bytes: string }>`select pg_database_size(current_database())::text as bytes`.execute(db);
  const of = (schema: string) => Number(rows.find((row) => row.schema === schema)?.bytes ?? 0) / MB;
  return { historyMb: of('lgdss'), queueMb: of('lgdss_jobs'), wholeMb: Number(whole.rows[0]?.bytes ?? 0) / MB };
}
