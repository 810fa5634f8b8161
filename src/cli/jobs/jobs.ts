import { oneLine, plural } from '../../../reports/lib/text.ts';
import { beginRun, summaryOfRun } from '../../jobs/runs.ts';
import { planRun } from '../../jobs/schedules.ts';
import { OPEN, summaryInWords } from '../../jobs/states.ts';
import { cancelTargets, clearTargets, namedBy, retryTargets } from '../../jobs/steer.ts';
import { scheduleId } from '../../schedules/spec.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { InputOptions } from '../inputs/options.ts';
import type { Io } from '../io.ts';
import { refuse } from '../refuse.ts';
import { askWithWord, stoppedAsking } from './ask-suppliers.ts';
import { done, nowOf, withJobs } from './open.ts';
import { wantedSettings, wantedTargets } from './wanted.ts';

export function addJobs(urls: readonly string[], options: Record<string, unknown>, io: Io): Promise<ExitCode> {
  const { name, ...rest } = options as InputOptions & { name?: string };
  return withJobs(rest, io, async ({ config, database }) => {
    const targets = await wantedTargets(urls, rest, config, io);
    if (!targets) return EXIT.usage;
    const now = nowOf(io);
    const id = name !== undefined ? scheduleId(name) : `run-${now.slice(0, 19).replaceAll(':', '-')}`;
    const settings = wantedSettings(config, io.cwd);
    const suppliers = await askWithWord(targets, settings, io);
    if (!suppliers) return stoppedAsking(io);
    const plan = { targets, settings, windowMs: 0, schedule: null, dueAt: null, suppliers };
    if (!(await beginRun(database, planRun(id, plan, now), now))) return refuse(`There is a run '${id}' already.`, io);
    return done(io, `${id}: ${summaryInWords(await summaryOfRun(database, id))} Workers take it from here.`);
  });
}

export function listJobs(dead: boolean, options: object, io: Io): Promise<ExitCode> {
  return withJobs(options, io, async ({ config, database: { db } }) => {
    const rows = await db
      .selectFrom('run_targets')
      .select(['run_id', 'target_id', 'state', 'attempts', 'starts_at', 'worker', 'reason'])
      .where('state', 'in', dead ? ['failed'] : OPEN)
      .where('cleared_at', 'is', null)
      .orderBy('state')
      .orderBy('starts_at')
      .orderBy('target_id')
      .execute();
    const jobs = rows.map(({ run_id, target_id, ...rest }) => ({ id: `${run_id}/${target_id}`, ...rest }));
    if (config.json) return done(io, JSON.stringify(jobs));
    const lines = jobs.map(({ id, state, attempts, starts_at, worker, reason }) => {
      const where = ['running', 'stopping'].includes(state)
        ? ` by ${worker}`
        : state === 'waiting'
          ? `, not before ${starts_at}`
          : '';
      return oneLine(`${id}: ${state}${where}, ${plural(attempts, 'attempt')}. ${reason ?? ''}`);
    });
    return done(io, lines.length > 0 ? lines.join('\n') : dead ? 'Nothing was given up.' : 'Nothing waits.');
  });
}

export function retryJobs(id: string, options: object, io: Io): Promise<ExitCode> {
  return withJobs(options, io, async ({ database }) => {
    const count = await retryTargets(database, namedBy(id), nowOf(io));
    if (count === 0) return refuse(`Nothing of the name '${id}' was given up. See 'lgdss jobs list --dead'.`, io);
    return done(io, `${id}: ${plural(count, 'target')} waiting for a worker again.`);
  });
}

export function cancelJobs(id: string, options: object, io: Io): Promise<ExitCode> {
  return withJobs(options, io, async ({ database }) => {
    const { ended, stopping } = await cancelTargets(database, namedBy(id), nowOf(io));
    if (ended + stopping === 0)
      return refuse(`Nothing of the name '${id}' waits or is being scanned. See 'lgdss jobs list'.`, io);
    const under = stopping === 0 ? '' : ` ${stopping} being scanned: stopped when the page that is open is done.`;
    return done(io, `${id}: ${ended} that waited cancelled.${under}`);
  });
}

/** One, those of a run, or all there is. */
export function clearJobs(
  id: string | undefined,
  { all = false, ...options }: { readonly all?: boolean },
  io: Io,
): Promise<ExitCode> {
  return withJobs(options, io, async ({ database }) => {
    if ((id === undefined) !== all) return refuse("Give the name of what is to be cleared, or '--all'.", io);
    const count = await clearTargets(database, id === undefined ? undefined : namedBy(id), nowOf(io));
    if (count === 0 && id !== undefined)
      return refuse(`Nothing of the name '${id}' was given up. See 'lgdss jobs list --dead'.`, io);
    return done(io, `${plural(count, 'target')} taken off the list. In the summary of the run nothing changes.`);
  });
}

export function showSummary(run: string | undefined, options: object, io: Io): Promise<ExitCode> {
  return withJobs(options, io, async ({ config, database }) => {
    const query = database.db.selectFrom('runs').selectAll().orderBy('started_at', 'desc').limit(1);
    const found = await (run === undefined ? query : query.where('id', '=', run)).executeTakeFirst();
    if (!found) return refuse(run === undefined ? 'There was no run yet.' : `There is no run '${run}'.`, io);
    const { id, started_at, finished_at } = found;
    const summary = await summaryOfRun(database, id);
    if (config.json) return done(io, JSON.stringify({ run: id, started_at, finished_at, ...summary }));
    const ended = finished_at === null ? 'under way' : `finished ${finished_at}`;
    const others = summary.others.map(
      ({ id: target, name, state, reason }) => `  ${oneLine(`${name} (${target}): ${state}. ${reason ?? ''}`)}`,
    );
    return done(io, [`${id}, begun ${started_at}, ${ended}.`, summaryInWords(summary), ...others].join('\n'));
  });
}
