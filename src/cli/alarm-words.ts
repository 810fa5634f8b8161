import { plural } from '../../reports/lib/text.ts';
import type { Alarm } from '../jobs/alarm.ts';
import type { WorkersHeard } from '../jobs/at-work.ts';

/** Nothing where nothing is overdue. */
export function overdueInWords({ overdue, workers }: Alarm): readonly string[] {
  const [oldest] = overdue;
  if (oldest === undefined) return [];
  const { name, dueBy, lastComplete } = oldest;
  const last = lastComplete === null ? 'never seen whole' : `last seen whole ${lastComplete}`;
  const many = `${plural(overdue.length, 'target')} overdue. The longest is ${name}: due by ${dueBy}, ${last}.`;
  return [`${many} See 'lgdss schedule due'.`, ...workersInWords(workers)];
}

/** For who looks at schedules: they come to nothing without a worker, also before anything is overdue. */
export function schedulesInWords(alarm: Alarm): readonly string[] {
  if (alarm.overdue.length > 0) return overdueInWords(alarm);
  return alarm.isScheduled ? workersInWords(alarm.workers) : [];
}

function workersInWords({ last, isNow }: WorkersHeard): readonly string[] {
  if (isNow) return [];
  const since = last === null ? 'yet' : `since ${last}`;
  return [`No worker has been heard of ${since}. Without one, nothing is scanned: start 'lgdss worker'.`];
}
