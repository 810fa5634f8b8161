import { oneLine, plural } from '../../../reports/lib/text.ts';
import { alarmOf } from '../../jobs/alarm.ts';
import { dueOfSchedule } from '../../jobs/due.ts';
import { beginRun, summaryOfRun } from '../../jobs/runs.ts';
import { listSchedules, pauseSchedule, planRun, removeSchedule } from '../../jobs/schedules.ts';
import { summaryInWords } from '../../jobs/states.ts';
import type { Instant } from '../../model/evidence.ts';
import { dueInWords } from '../../schedules/freshness.ts';
import { runIdOf, type Schedule } from '../../schedules/spec.ts';
import { nextTime, timesInWords } from '../../schedules/times.ts';
import { schedulesInWords } from '../alarm-words.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { refuse } from '../refuse.ts';
import { askWithWord, stoppedAsking } from './ask-suppliers.ts';
import { done, type JobsPlace, nowOf, withJobs } from './open.ts';

export function listAll(options: object, io: Io): Promise<ExitCode> {
  return withJobs(options, io, async ({ config, database }) => {
    const now = nowOf(io);
    const all = [];
    for (const schedule of await listSchedules(database)) {
      const { id, spec, pausedAt } = schedule;
      all.push({
        ...{ id, times: timesInWords(spec.times), targets: spec.targets.length, list: spec.list, pausedAt },
        nextDue: pausedAt === null ? nextTime(spec.times, now) : null,
        overdue: (await dueOfSchedule(database, schedule, now)).filter(({ overdue }) => overdue).length,
      });
    }
    await raise(database, io);
    if (config.json) return done(io, JSON.stringify(all));
    const lines = all.map(({ id, times, targets, pausedAt, nextDue, overdue }) => {
      const next = pausedAt === null ? `next due ${nextDue}` : `paused since ${pausedAt}`;
      const late = overdue === 0 ? '' : `, ${overdue} overdue`;
      return `${id}: ${plural(targets, 'target')}, ${times}, ${next}${late}.`;
    });
    return done(io, lines.length > 0 ? lines.join('\n') : 'There are no schedules yet.');
  });
}

/** Beside what was asked for, so that programs read that as it was. */
async function raise(database: JobsPlace['database'], io: Io, schedule?: string): Promise<void> {
  for (const sentence of schedulesInWords(await alarmOf(database, nowOf(io), schedule)))
    io.err(`${oneLine(sentence)}\n`);
}

export function showDue(name: string | undefined, options: object, io: Io): Promise<ExitCode> {
  return withJobs(options, io, async ({ config, database }) => {
    const now = nowOf(io);
    const schedules = (await listSchedules(database)).filter(({ id }) => name === undefined || id === name);
    if (schedules.length === 0) return refuse(unknown(name), io);
    const all = [];
    for (const schedule of schedules) {
      const { id, pausedAt } = schedule;
      all.push({ schedule: id, pausedAt, targets: await dueOfSchedule(database, schedule, now) });
    }
    await raise(database, io, name);
    const text = config.json
      ? JSON.stringify(all)
      : all
          .flatMap(({ schedule, pausedAt, targets }) => [
            `${schedule}: ${dueInWords(targets)}${pausedAt === null ? '' : ` Paused since ${pausedAt}.`}`,
            ...targets.map(
              ({ name: who, target, lastComplete, dueBy, overdue }) =>
                `  ${overdue ? 'overdue' : 'in time'}: ${oneLine(who)} (${target}), last seen whole ${lastComplete ?? 'never'}, due by ${dueBy}.`,
            ),
          ])
          .join('\n');
    io.out(`${text}\n`);
    // Somebody paused it, and knows.
    const isLate = all.some(({ pausedAt, targets }) => pausedAt === null && targets.some(({ overdue }) => overdue));
    return isLate ? EXIT.incomplete : EXIT.ok;
  });
}

export function showRuns(name: string, options: object, io: Io): Promise<ExitCode> {
  return withJobs(options, io, async ({ config, database }) => {
    const rows = await database.db
      .selectFrom('runs')
      .select(['id', 'due_at', 'started_at', 'finished_at'])
      .where('schedule_id', '=', name)
      .orderBy('started_at', 'desc')
      .execute();
    // Runs stay when their schedule is removed. Without any, a slip in the name must not look like a schedule without runs.
    const isKnown = rows.length > 0 || (await listSchedules(database)).some(({ id }) => id === name);
    if (!isKnown) return refuse(unknown(name), io);
    const runs = [];
    for (const row of rows) runs.push({ ...row, summary: await summaryOfRun(database, row.id) });
    await raise(database, io, name);
    if (config.json) return done(io, JSON.stringify(runs));
    const lines = runs.map(({ id, started_at, finished_at, summary }) => {
      const ended = finished_at === null ? 'under way' : `finished ${finished_at}`;
      return `${id}: begun ${started_at}, ${ended}. ${summaryInWords(summary)}`;
    });
    return done(io, lines.length > 0 ? lines.join('\n') : `There was no run of '${name}' yet.`);
  });
}

type Act = 'pause' | 'resume' | 'run-now' | 'remove';

export function actOn(act: Act, name: string, options: object, io: Io): Promise<ExitCode> {
  return withJobs(options, io, async ({ database }) => {
    const schedule = (await listSchedules(database)).find(({ id }) => id === name);
    if (!schedule) return refuse(unknown(name), io);
    return ACTS[act](schedule, database, io);
  });
}

const ACTS: Readonly<Record<Act, (one: Schedule, database: JobsPlace['database'], io: Io) => Promise<ExitCode>>> = {
  async pause(schedule, database, io) {
    await pauseSchedule(database, schedule, nowOf(io), nowOf(io));
    return done(io, `${schedule.id} is paused.`);
  },
  async resume(schedule, database, io) {
    await pauseSchedule(database, schedule, null, nowOf(io));
    return done(io, `${schedule.id} goes on. Next due ${nextTime(schedule.spec.times, nowOf(io))}.`);
  },
  async 'run-now'(schedule, database, io) {
    const now = nowOf(io);
    const { spec } = schedule;
    const suppliers = await askWithWord(spec.targets, spec.settings, io);
    if (!suppliers) return stoppedAsking(io);
    const run = planRun(runIdOf(schedule.id, now), { ...spec, schedule: schedule.id, dueAt: null, suppliers }, now);
    if (!(await beginRun(database, run, now))) return refuse(`The run ${run.id} was begun already.`, io);
    const summary = summaryInWords(await summaryOfRun(database, run.id));
    return done(io, `${run.id}: ${summary}${await whenItBegins(database, run.id, now)}`);
  },
  async remove(schedule, database, io) {
    const left = await removeSchedule(database, schedule.id, nowOf(io));
    const watched = left === 0 ? '' : ` ${plural(left, 'target')} in no other schedule: watched no longer.`;
    return done(io, `${schedule.id} is removed. Its runs and scans stay.${watched}`);
  },
};

/** The window and the quiet hours of the schedule hold here too: whoever waits for a scan knows why nothing happens yet. */
async function whenItBegins({ db }: JobsPlace['database'], run: string, now: Instant): Promise<string> {
  const { first, last } = await db
    .selectFrom('run_targets')
    .select(({ fn }) => [fn.min('starts_at').as('first'), fn.max('starts_at').as('last')])
    .where('run_id', '=', run)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  if (first === null || last === null || last <= now) return '';
  return ` ${first === last ? `It begins at ${first}` : `They begin between ${first} and ${last}`}, by the window and the quiet hours of the schedule.`;
}

function unknown(name: string | undefined): string {
  if (name === undefined) return "There are no schedules yet. Add one with 'lgdss schedule add'.";
  return `There is no schedule '${name}'. See 'lgdss schedule list'.`;
}
