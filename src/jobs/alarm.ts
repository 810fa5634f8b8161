import type { Database } from '../history/database.ts';
import type { Instant } from '../model/evidence.ts';
import type { TargetDue } from '../schedules/freshness.ts';
import { type WorkersHeard, workersHeard } from './at-work.ts';
import { dueOfSchedule } from './due.ts';
import { listSchedules } from './schedules.ts';

/** What somebody has to be told, whatever they came for: workers tell of it too, but only where one runs. */
export interface Alarm {
  /** Of schedules that are not paused, each target once, the oldest first. */
  readonly overdue: readonly TargetDue[];
  readonly workers: WorkersHeard;
  /** There is something that workers should begin. */
  readonly isScheduled: boolean;
}

/** Of all schedules, or of one. */
export async function alarmOf(database: Pick<Database, 'db'>, now: Instant, only?: string): Promise<Alarm> {
  const schedules = await listSchedules(database);
  const running = schedules.filter(({ id, pausedAt }) => pausedAt === null && (only === undefined || id === only));
  const overdue = new Map<string, TargetDue>();
  for (const schedule of running)
    for (const one of await dueOfSchedule(database, schedule, now)) {
      const before = overdue.get(one.target);
      if (one.overdue && (before === undefined || one.dueBy < before.dueBy)) overdue.set(one.target, one);
    }
  return {
    overdue: [...overdue.values()].toSorted((a, b) => (a.dueBy < b.dueBy ? -1 : 1)),
    workers: await workersHeard(database),
    isScheduled: running.length > 0,
  };
}
