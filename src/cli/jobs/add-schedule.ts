import path from 'node:path';
import { addSchedule } from '../../jobs/schedules.ts';
import { readWindow, type ScheduleSpec, scheduleId } from '../../schedules/spec.ts';
import { nextTime, readTimes, timesInWords } from '../../schedules/times.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { InputOptions } from '../inputs/options.ts';
import type { Io } from '../io.ts';
import { refuse } from '../refuse.ts';
import { done, nowOf, withJobs } from './open.ts';
import { wantedSettings, wantedTargets } from './wanted.ts';

interface Wishes extends InputOptions {
  readonly every: string;
  readonly at: string;
  readonly window: string;
  readonly samePages?: boolean;
  readonly name?: string;
  readonly email?: readonly string[];
  readonly webhook?: boolean;
  readonly teams?: boolean;
  readonly slack?: boolean;
  readonly feed?: string;
}

export async function addToSchedules(
  urls: readonly string[],
  options: Record<string, unknown>,
  io: Io,
): Promise<ExitCode> {
  const { every, at, window, samePages, name, email, webhook, teams, slack, feed, ...rest } =
    options as unknown as Wishes;
  const now = nowOf(io);
  const times = readTimes(every, at, now);
  if (!times.ok) return refuse(times.error.message, io);
  const windowMs = readWindow(window);
  if (!windowMs.ok) return refuse(windowMs.error.message, io);
  const flags = samePages ? { ...rest, sample: true } : rest;
  return withJobs(flags, io, async ({ config, database }) => {
    const targets = await wantedTargets(urls, rest, config, io);
    if (!targets) return EXIT.usage;
    const list = rest.targets ?? null;
    const id = scheduleId(name ?? (list === null ? (targets[0]?.name ?? '') : path.parse(list).name));
    const spec: ScheduleSpec = {
      ...{ schema: 1, times: times.value, windowMs: windowMs.value, since: now, targets, list },
      settings: wantedSettings(config, io.cwd),
      notify: {
        email: email ?? [],
        ...{ webhook: webhook ?? false, teams: teams ?? false, slack: slack ?? false },
        feed: feed === undefined ? null : path.resolve(io.cwd, feed),
      },
    };
    if (!(await addSchedule(database, id, spec, now)))
      return refuse(`There is a schedule '${id}' already. Remove it first, or give --name.`, io);
    const count = targets.length === 1 ? '1 target' : `${targets.length} targets`;
    return done(io, `${id}: ${count}, ${timesInWords(spec.times)}. First due ${nextTime(spec.times, now)}.`);
  });
}
