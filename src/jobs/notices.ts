import { sql } from 'kysely';
import type { Database } from '../history/database.ts';
import type { Instant } from '../model/evidence.ts';
import { WAYS } from '../notify/send.ts';
import {
  type Digest,
  ENDING,
  hasMoved,
  isNews,
  type NewFinding,
  type ScoreMove,
  SERIOUS,
} from '../schedules/digest.ts';
import type { Schedule } from '../schedules/spec.ts';
import { dueOfSchedule } from './due.ts';
import { summaryOfRun } from './runs.ts';
import { eachSchedule } from './schedules.ts';
import { summaryInWords } from './states.ts';

type Db = Pick<Database, 'db'>;

/** Who claimed a notice and did not send it within this has died. */
const CLAIM_MS = 10 * 60_000;
/** So has, for us, who claimed it by a clock that was further ahead than this. */
const AHEAD_MS = 15 * 60_000;
/** What could not be sent for so long is no news any more. */
const STALE_MS = 3 * 86_400_000;
const MOST_IN_FEED = 50;

/**
 * Writes down what each finished run has to tell, once. Where it is no news, it is only for the feed. A run of which something was tried
 * again ends a second time, and tells of what was found then.
 */
export async function noticeRuns(database: Database, schedules: readonly Schedule[], now: Instant): Promise<void> {
  const rows = await database.db
    .selectFrom('runs')
    .select(['id', 'schedule_id', 'finished_at'])
    .where('finished_at', '>', new Date(Date.parse(now) - STALE_MS).toISOString())
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('notices')
            .select('notices.id')
            .whereRef('notices.run_id', '=', 'runs.id')
            // Those of earlier versions do not say which end they are about.
            .where(sql<boolean>`coalesce((digest ->> 'finishedAt')::timestamptz = runs.finished_at, true)`),
        ),
      ),
    )
    .execute();
  for (const { id, schedule_id, finished_at } of rows) {
    const schedule = schedules.find((one) => one.id === schedule_id);
    if (schedule && finished_at !== null)
      await noticeRun(database, { run: id, finishedAt: finished_at }, schedule, now);
  }
}

async function noticeRun(
  database: Database,
  { run, finishedAt }: { readonly run: string; readonly finishedAt: Instant },
  schedule: Schedule,
  now: Instant,
): Promise<void> {
  const summary = await summaryOfRun(database, run);
  const { told, isTold, lastScan } = await toldOf(database, run, finishedAt);
  // Another worker was quicker.
  if (isTold) return;
  // Made from the end that it is about, so that two workers write it once.
  const id = told === 0 ? run : `${run}+${finishedAt}`;
  const [found, scores] = await Promise.all([
    newFindings(database, run, lastScan),
    scoreMoves(database, run, lastScan),
  ]);
  const digest: Digest = {
    ...{ schema: 1, id, schedule: schedule.id, run, madeAt: now, summary: summaryInWords(summary) },
    ...{ finishedAt, lastScan: await lastScanOf(database, run) },
    notWhole: summary.others.map(({ name, state, reason }) => ({ target: name, state, reason: reason ?? '' })),
    serious: found.filter(({ severity, check }) => SERIOUS.includes(severity) && !ENDING.includes(check)),
    ending: found.filter(({ check }) => ENDING.includes(check)),
    ...{ scores, overdue: [] },
  };
  await write(database, digest, schedule, now);
}

interface Told {
  readonly told: number;
  /** Of this end of the run. */
  readonly isTold: boolean;
  readonly lastScan: number;
}

/** How many digests there are of a run, and the last scan that they tell of. Scans are numbered as they are saved. */
async function toldOf({ db }: Db, run: string, finishedAt: Instant): Promise<Told> {
  const isOfEnd = sql`coalesce((digest ->> 'finishedAt')::timestamptz = ${finishedAt}::timestamptz, true)`;
  return db
    .selectFrom('notices')
    .select(({ fn }) => [
      fn.countAll<number>().as('told'),
      sql<boolean>`coalesce(bool_or(${isOfEnd}), false)`.as('isTold'),
      sql<number>`coalesce(max((digest ->> 'lastScan')::integer), 0)`.as('lastScan'),
    ])
    .where('run_id', '=', run)
    .executeTakeFirstOrThrow();
}

async function lastScanOf({ db }: Db, run: string): Promise<number> {
  const { last } = await db
    .selectFrom('run_targets')
    .select(({ fn }) => fn.max('scan_key').as('last'))
    .where('run_id', '=', run)
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

/** Once a day for each schedule, as long as something is overdue. */
export async function noticeOverdue(database: Database, schedules: readonly Schedule[], now: Instant): Promise<void> {
  await eachSchedule(schedules, async (schedule) => {
    const id = `overdue:${schedule.id}:${now.slice(0, 10)}`;
    if (schedule.pausedAt !== null || (await isWritten(database, id))) return;
    const overdue = (await dueOfSchedule(database, schedule, now)).filter((one) => one.overdue);
    if (overdue.length === 0) return;
    const empty = { notWhole: [], serious: [], ending: [], scores: [], summary: '' };
    const told = { ...empty, schema: 1, id, schedule: schedule.id, run: null, madeAt: now, overdue } as const;
    await write(database, told, schedule, now);
  });
}

async function isWritten({ db }: Db, id: string): Promise<boolean> {
  return (await db.selectFrom('notices').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

async function write({ db }: Db, digest: Digest, { spec }: Schedule, now: Instant): Promise<void> {
  // Without news it is nobody's message, and still an entry of the feed.
  const ways = isNews(digest) ? WAYS : WAYS.filter((way) => way === 'feed' && spec.notify.feed !== null);
  await db
    .insertInto('notices')
    .values({
      ...{ id: digest.id, schedule_id: digest.schedule, run_id: digest.run, made_at: now, digest: { ...digest } },
      ...{ claimed_at: null, sent_at: ways.length > 0 ? null : now, problem: null },
      sent_to: JSON.stringify(WAYS.filter((way) => !ways.includes(way))),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export interface ToTell {
  readonly digest: Digest;
  readonly already: readonly string[];
}

/** The next digest to send, which from now on is ours to send. */
export async function claimNotice({ db }: Db, now: Instant): Promise<ToTell | undefined> {
  const before = (ms: number) => new Date(Date.parse(now) - ms).toISOString();
  const claimed = await db
    .updateTable('notices')
    .set({ claimed_at: now })
    .where('id', 'in', ({ selectFrom }) =>
      selectFrom('notices')
        .select('id')
        .where('sent_at', 'is', null)
        .where('made_at', '>', before(STALE_MS))
        .where(({ or, eb }) =>
          or([
            eb('claimed_at', 'is', null),
            eb('claimed_at', '<', before(CLAIM_MS)),
            eb('claimed_at', '>', before(-AHEAD_MS)),
          ]),
        )
        .orderBy('made_at')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['digest', 'sent_to'])
    .executeTakeFirst();
  return claimed && { digest: claimed.digest as Digest, already: claimed.sent_to as readonly string[] };
}

/** With a problem, the rest of it is tried again when the claim has run out. */
export async function noticeSent(
  { db }: Db,
  id: string,
  { by, problems }: { readonly by: readonly string[]; readonly problems: readonly string[] },
  now: Instant,
): Promise<void> {
  const isSent = problems.length === 0;
  await db
    .updateTable('notices')
    .set({ sent_at: isSent ? now : null, problem: isSent ? null : problems.join(' '), sent_to: JSON.stringify(by) })
    .where('id', '=', id)
    .execute();
}

/** Newest first. */
export async function feedOf({ db }: Db, schedule: string): Promise<readonly Digest[]> {
  const rows = await db
    .selectFrom('notices')
    .select('digest')
    .where('schedule_id', '=', schedule)
    .orderBy('made_at', 'desc')
    .limit(MOST_IN_FEED)
    .execute();
  return rows.map(({ digest }) => digest as Digest);
}

/**
 * Findings that the scans of this run were the first to see, or saw again after they were gone, where there was an earlier
 * scan to compare with. A day on which something ends does not wait for a second scan.
 */
async function newFindings({ db }: Db, run: string, after: number): Promise<readonly NewFinding[]> {
  const { rows } = await sql<NewFinding>`
    select targets.name as target, check_id as "check", severity, places, findings.returned_scan is not distinct from run_targets.scan_key as again
    from run_targets
    join findings on run_targets.scan_key in (findings.first_scan, findings.returned_scan)
    join targets on targets.id = run_targets.target_id
    where run_id = ${run} and run_targets.scan_key > ${after}
      and (severity = any(${SERIOUS}) or check_id = any(${ENDING}))
      and (check_id = any(${ENDING})
        or exists (select 1 from scans where scans.target_id = run_targets.target_id and scans.key < run_targets.scan_key))
    order by targets.name, check_id
  `.execute(db);
  return rows;
}

async function scoreMoves({ db }: Db, run: string, after: number): Promise<readonly ScoreMove[]> {
  interface Row {
    readonly name: string;
    readonly now: number | null;
    readonly policy: string;
    readonly was: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly was_policy: string;
  }
  const { rows } = await sql<Row>`
    select targets.name, after.score as now, after.policy,
      before.score as was, before.score_low as low, before.score_high as high, before.policy as was_policy
    from run_targets
    join targets on targets.id = run_targets.target_id
    join scans as after on after.key = run_targets.scan_key
    join lateral (
      select * from scans
      where scans.target_id = after.target_id and scans.finished and scans.finished_at < after.finished_at
      order by scans.finished_at desc limit 1
    ) as before on true
    where run_id = ${run} and run_targets.scan_key > ${after} and after.finished
    order by targets.name
  `.execute(db);
  return rows.flatMap(({ name, now, policy, was, low, high, was_policy }) => {
    const after = { score: now, low: null, high: null, policy };
    const moved = hasMoved({ score: was, low, high, policy: was_policy }, after);
    return moved && was !== null && now !== null ? [{ target: name, before: was, after: now }] : [];
  });
}
