import { type ExpressionBuilder, type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../history/database.ts';
import type { Tables } from '../history/tables.ts';
import type { Instant } from '../model/evidence.ts';
import type { Target } from '../model/target.ts';
import { hostsOf } from './host-key.ts';
import type { TargetState } from './states.ts';

type Db = Pick<Database, 'db'>;

/** Who is at work says so more often than this. After it, they are gone. */
const SILENT_SECONDS = 90;
/** Who is gone for longer is forgotten, but for the last worker. */
const FORGOTTEN_SECONDS = 7 * 86_400;

/** The clock of the database is one for all. One that was set back must not keep anybody at work until then. */
const isHeard = sql<boolean>`at_work.heard_at between now() - make_interval(secs => ${SILENT_SECONDS})
  and now() + make_interval(secs => ${SILENT_SECONDS})`;

/** This worker is there. */
export async function workerIsHere({ db }: Db, who: string): Promise<void> {
  const now = sql<Instant>`clock_timestamp()`;
  await db
    .insertInto('at_work')
    .values({ ...{ id: `worker ${who}`, kind: 'worker', who }, target: null, hosts: [], since: now, heard_at: now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ heard_at: now }))
    .execute();
  await db
    .deleteFrom('at_work')
    .where('who', '!=', who)
    // Also what was written by a clock that was ahead by more.
    .where(sql<boolean>`abs(extract(epoch from heard_at - now())) > ${FORGOTTEN_SECONDS}`)
    .execute();
}

export interface WorkersHeard {
  /** Null where none ever was. */
  readonly last: Instant | null;
  readonly isNow: boolean;
}

/** When any worker was last heard of. */
export async function workersHeard({ db }: Db): Promise<WorkersHeard> {
  const { last, is_now } = await db
    .selectFrom('at_work')
    .select(({ fn }) => [fn.max('heard_at').as('last'), sql<boolean | null>`bool_or(${isHeard})`.as('is_now')])
    .where('kind', '=', 'worker')
    .executeTakeFirstOrThrow();
  return { last, isNow: is_now ?? false };
}

/** A scan that somebody does by hand, of one target. */
export interface ByHand {
  readonly who: string;
  readonly target: Target;
  /** Left out where its own names are all that is known of them. */
  readonly hosts?: readonly string[];
}

/** Who is at a host now. */
export interface AtHost {
  readonly by: 'worker' | 'scan';
  readonly who: string;
  /** Its name. */
  readonly target: string;
  readonly since: Instant;
}

/** No two look at the same moment: they would not see each other. */
export async function oneLooks(looking: Transaction<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('lgdss.take'))`.execute(looking);
}

/**
 * Takes a place in the line for the hosts of a scan by hand, or keeps it, and answers who is before it. From then on no worker begins
 * at any of these hosts, so that what has to be waited for comes to an end. A scan that `hasTurn` has its place, whatever happens.
 */
export function lineUp(
  { transact }: Pick<Database, 'transact'>,
  { who, target, hosts = hostsOf(target) }: ByHand,
  hasTurn = false,
): Promise<AtHost | undefined> {
  return transact(async (looking) => {
    await oneLooks(looking);
    const id = idOf({ who, target });
    await takePlace(looking, { ...{ id, kind: 'scan', who, target: target.name }, hosts }, hasTurn);
    return (await workerAt(looking, hosts)) ?? (await scanAt(looking, hosts, { who, id }));
  });
}

/** Gives up the place. */
export async function leaveLine({ db }: Db, scan: ByHand): Promise<void> {
  await db.deleteFrom('at_work').where('id', '=', idOf(scan)).execute();
}

function idOf({ who, target }: ByHand): string {
  return `scan ${who} ${target.id}`;
}

/** A scan by hand that is at any of the hosts, or waits for them. With `self`, only those that came before it, of other processes. */
export async function scanAt(
  looking: Kysely<Tables>,
  hosts: readonly string[],
  self?: { readonly who: string; readonly id: string },
): Promise<AtHost | undefined> {
  const all = looking
    .selectFrom('at_work')
    .select(['who', 'target', 'since'])
    .where('kind', '=', 'scan')
    .where(isHeard)
    .where(sharesHost(hosts))
    .orderBy('since')
    .orderBy('id');
  const others = self && all.where('who', '!=', self.who).where(cameBefore(self.id));
  const found = await (others ?? all).limit(1).executeTakeFirst();
  return found && { by: 'scan', who: found.who, target: found.target ?? '', since: found.since };
}

const cameBefore =
  (id: string) =>
  ({ eb, selectFrom, refTuple }: ExpressionBuilder<Tables, 'at_work'>) =>
    eb(
      refTuple('since', 'id'),
      '<',
      selectFrom('at_work as own').select(['own.since', 'own.id']).where('own.id', '=', id).$asTuple('since', 'id'),
    );

/** What a worker scans that was heard of lately: one that was killed is in nobody's way. */
async function workerAt(looking: Transaction<Tables>, hosts: readonly string[]): Promise<AtHost | undefined> {
  const found = await looking
    .selectFrom('run_targets')
    .select(['worker', 'target', 'changed_at'])
    .where('state', 'in', ['running', 'stopping'] satisfies TargetState[])
    .where(sharesHost(hosts))
    .where('worker', 'in', ({ selectFrom }) =>
      selectFrom('at_work').select('who').where('kind', '=', 'worker').where(isHeard),
    )
    .orderBy('changed_at')
    .limit(1)
    .executeTakeFirst();
  if (!found) return undefined;
  const { worker, target, changed_at } = found;
  return { by: 'worker', who: worker ?? '', target: (target as Target).name, since: changed_at ?? '' };
}

export function sharesHost(hosts: readonly string[]) {
  return sql<boolean>`hosts && ${hosts}::text[]`;
}

interface Present {
  readonly id: string;
  readonly kind: 'scan';
  readonly who: string;
  readonly target: string;
  readonly hosts: readonly string[];
}

/**
 * Places are in the order in which they were taken, one by one: by the clock alone, one who began to look earlier and had to wait
 * for it would come before one who has looked meanwhile and found nobody. So would everybody after the clock was set back.
 */
async function takePlace(looking: Transaction<Tables>, present: Present, hasTurn: boolean): Promise<void> {
  const now = sql<Instant>`clock_timestamp()`;
  // Of those who are still there: one that a clock far ahead has written, and that is gone, would put everybody after that time.
  const last = sql<Instant>`greatest(${now}, (
    select max(since) + interval '1 microsecond' from at_work where kind = 'scan' and ${isHeard}))`;
  // Nobody has waited for one that was silent: those who came meanwhile may have begun.
  const place = sql<Instant>`case when ${isHeard} or ${hasTurn} then at_work.since else ${last} end`;
  await looking
    .insertInto('at_work')
    .values({ ...present, since: last, heard_at: now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ heard_at: now, since: place }))
    .execute();
}
