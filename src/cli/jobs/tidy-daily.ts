import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import type { Database } from '../../history/database.ts';
import type { Gathered, Instant } from '../../model/evidence.ts';
import { lastTidied, noteTidied } from '../../store/tidied.ts';
import { self, unfinishedIn } from '../begun.ts';
import type { Io } from '../io.ts';
import { type JobsPlace, nowOf } from './open.ts';
import { IN_USE, type KeepingPolicy, NOT_WANTED, scanGoesOn, type Tidied, tidiedInWords, tidy } from './tidying.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Clocks of machines differ by seconds. One that is further off would take what is recent for old. */
const MOST_OFF_MS = HOUR_MS;

/** What this worker knows of a store. What all workers know stands in the store itself. */
interface Look {
  /** When it was tidied last, as a day. */
  readonly day?: string | undefined;
  /** Since when it is due and in use whenever this worker looks. */
  readonly inUseSince?: number;
  /** When there was a problem: somebody needs time to mend it. */
  readonly problemAt?: number;
}

/**
 * What a worker does whenever it looks around. Each store that runs have here is tidied once a day, in the first moment in which
 * no scan uses it, by the worker that comes first. Throws nothing: what goes wrong is told.
 */
export function dailyTidy(
  policy: KeepingPolicy,
  { database, folder }: Pick<JobsPlace, 'database' | 'folder'>,
  io: Pick<Io, 'env' | 'cwd' | 'signal' | 'clock'>,
  tell: (sentence: string) => void,
): () => Promise<void> {
  const looks = new Map<string, Look>();
  let stores: readonly string[] = [];
  let storesAsOf: number | undefined;

  const tidyNow = async (store: string, now: Instant): Promise<Gathered<Tidied>> => {
    const isWanted = async () => dayOf(await lastTidied(store)) !== dayOf(now);
    if (!(await isWanted())) return problem(NOT_WANTED, '');
    // Scans that begin wait for who tidies. As long as one goes on, they would wait for nothing.
    const { going } = await unfinishedIn(store, Date.parse(now));
    if (going.length > 0) return scanGoesOn(going, store);
    const wrong = await clockProblem(database, now);
    if (wrong !== undefined) return problem('clock', wrong);
    const note = (what: Tidied) =>
      noteTidied(store, { at: now, by: self(), keepEvidence: policy.keepEvidence, ...what });
    return tidy({ ...policy, database, store, folder, now, dryRun: false, once: { isWanted, note } }, io);
  };

  /** What is known afterwards. */
  const lookAt = async (store: string, before: Look, now: Instant): Promise<Look> => {
    const [ms, day] = [Date.parse(now), dayOf(now)];
    if (before.day === day || isWithin(HOUR_MS, before.problemAt, ms) || io.signal.aborted) return before;
    const tidied = await tidyNow(store, now).catch((error: Error) => problem('tidy', error.message));
    if (tidied.ok) tell(`${store}: ${tidiedInWords(tidied.value, false).join(' ')}`);
    if (tidied.ok || tidied.error.code === NOT_WANTED) return { day };
    const { code, message } = tidied.error;
    if (io.signal.aborted) return before;
    if (code !== IN_USE) {
      tell(`Old evidence stays for now. ${message} This worker tries it again in an hour.`);
      return { problemAt: ms };
    }
    const { inUseSince } = before;
    if (inUseSince === undefined || inUseSince > ms) return { inUseSince: ms };
    if (isWithin(DAY_MS, inUseSince, ms)) return before;
    tell(`For a day, '${store}' was in use whenever this worker looked, so old evidence stays. ${message}`);
    return { inUseSince: ms };
  };

  return async () => {
    const ms = Date.parse(nowOf(io));
    if (!isWithin(HOUR_MS, storesAsOf, ms)) {
      storesAsOf = ms;
      stores = await storesOf(database, folder).catch((error: Error) => {
        tell(`Where old evidence is could not be found out. ${error.message}`);
        return stores;
      });
    }
    for (const store of stores) looks.set(store, await lookAt(store, looks.get(store) ?? {}, nowOf(io)));
  };
}

function problem(code: string, message: string): Gathered<never> {
  return { ok: false, error: { code, message } };
}

/** A clock that is set back must not make anything wait until then. */
function isWithin(spanMs: number, from: number | undefined, now: number): boolean {
  return from !== undefined && from <= now && now - from < spanMs;
}

function dayOf(at: Instant | undefined): string | undefined {
  return at?.slice(0, 10);
}

/** The workers' own, which is made where it is missing, and those that somebody chose for a run, as far as they are on this machine. */
async function storesOf({ db }: Pick<Database, 'db'>, folder: string): Promise<readonly string[]> {
  const own = path.join(folder, 'evidence');
  await mkdir(own, { recursive: true, mode: 0o700 });
  const rows = await db
    .selectFrom('runs')
    .select(sql<string>`settings->>'store'`.as('store'))
    .distinct()
    .where(sql<boolean>`settings->>'store' is not null`)
    .execute();
  const chosen = rows.map(({ store }) => store).filter((store) => path.isAbsolute(store) && existsSync(store));
  return [...new Set([own, ...chosen.toSorted()])];
}

/** A clock that is ahead, on one machine of many, must give away no evidence. The embedded database has the same clock. */
async function clockProblem({ db, kind }: Pick<Database, 'db' | 'kind'>, now: Instant): Promise<string | undefined> {
  if (kind === 'embedded') return undefined;
  const { rows } = await sql<{ ms: string }>`select floor(extract(epoch from now()) * 1000)::text as ms`.execute(db);
  const off = Math.abs(Date.parse(now) - Number(rows[0]?.ms));
  if (off < MOST_OFF_MS) return undefined;
  return 'The clock of this machine and that of the database are more than an hour apart.';
}
