import { Cron } from 'croner';
import type { Gathered, Instant } from '../model/evidence.ts';
import { EVERY, type Every } from './every.ts';

/** When something is due, by the clocks of the United Kingdom. */
export interface Times {
  readonly every: Every;
  /** `HH:MM`. */
  readonly time: string;
  /** 0 is Sunday. Of a month it is the first of its kind; null for every day. */
  readonly weekday: number | null;
  /** The fortnights are counted from here. */
  readonly anchor: Instant;
}

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const WEEK_MS = 7 * 86_400_000;

/** `Sun 02:00`, or for every day `02:00`. */
export function readTimes(every: string, at: string, anchor: Instant): Gathered<Times> {
  const known = EVERY.find((one) => one === every.replace(/^2 weeks$/, 'fortnight'));
  if (!known) return wrong(`--every must be one of ${EVERY.join(', ')}, but it is '${every}'.`);
  const [, day, time = ''] = /^(?:([a-z]{3})[a-z]* +)?((?:[01]\d|2[0-3]):[0-5]\d)$/i.exec(at.trim()) ?? [];
  if (time === '') return wrong(`--at must be a time such as "Sun 02:00", but it is '${at}'.`);
  const weekday = day === undefined ? null : DAYS.indexOf(day.toLowerCase());
  if (weekday === -1)
    return wrong(`'${day}' in --at is no day of the week. Write Mon, Tue, Wed, Thu, Fri, Sat or Sun.`);
  if (known === 'day' && weekday !== null) return wrong('With --every day, --at is a time alone, such as "02:00".');
  if (known !== 'day' && weekday === null)
    return wrong(`With --every ${known}, --at needs a day of the week, such as "Sun ${time}".`);
  return { ok: true, value: { every: known, time, weekday, anchor } };
}

/**
 * The next time after an instant. A time that the clocks skip in spring is the moment after the gap, and one that they
 * show twice in autumn counts the first time only.
 */
export function nextTime(times: Times, after: Instant): Instant {
  const cron = new Cron(patternOf(times), { timezone: 'Europe/London', paused: true });
  let at = cron.nextRun(new Date(after));
  if (times.every === 'fortnight') {
    const first = cron.nextRun(new Date(times.anchor));
    // Half an hour more or less, where the clocks changed in between, makes no other week.
    const isOdd = (one: Date) => Math.round((one.getTime() - (first?.getTime() ?? 0)) / WEEK_MS) % 2 !== 0;
    if (at !== null && isOdd(at)) at = cron.nextRun(at);
  }
  if (at === null) throw new Error('A time that repeats has no end.');
  return at.toISOString();
}

/** The latest time that has come since; undefined where none has. Of several that were missed, one is made up for. */
export function latestTime(times: Times, since: Instant, now: Instant): Instant | undefined {
  // Nothing repeats less often than once a month.
  const from = Math.max(Date.parse(since), Date.parse(now) - 10 * WEEK_MS);
  let latest: Instant | undefined;
  for (let at = nextTime(times, new Date(from).toISOString()); at <= now; at = nextTime(times, at)) latest = at;
  return latest;
}

/** For example `every week, Sun 02:00`. */
export function timesInWords({ every, time, weekday }: Times): string {
  if (weekday === null) return `every day at ${time}`;
  const day = (DAYS[weekday] ?? '').replace(/^./, (letter) => letter.toUpperCase());
  return `every ${every}, ${every === 'month' ? 'the first ' : ''}${day} ${time}`;
}

function patternOf({ every, time, weekday }: Times): string {
  const [hours, minutes] = time.split(':').map(Number);
  if (every === 'day') return `${minutes} ${hours} * * *`;
  return `${minutes} ${hours} * * ${weekday}${every === 'month' ? '#1' : ''}`;
}

function wrong(message: string): Gathered<never> {
  return { ok: false, error: { code: 'usage', message } };
}
