import type { Gathered, Instant } from '../model/evidence.ts';
import type { Target } from '../model/target.ts';
import type { Times } from './times.ts';

/** What stands in the table of schedules, as it was settled when it was added. */
export interface ScheduleSpec {
  readonly schema: 1;
  readonly times: Times;
  /** The scans of a run begin over so long. */
  readonly windowMs: number;
  /** Nothing before this is made up for. */
  readonly since: Instant;
  readonly targets: readonly Target[];
  /** The list the targets were read from, for people. */
  readonly list: string | null;
  /** Settings of a scan, with paths that hold everywhere on the machine. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly notify: NotifySpec;
}

/** Whom to tell. Passwords, keys and addresses that are secret come from the environment. */
export interface NotifySpec {
  readonly email: readonly string[];
  /** Which shapes go to the addresses in the environment. */
  readonly webhook: boolean;
  readonly teams: boolean;
  readonly slack: boolean;
  /** Absolute path of the feed. */
  readonly feed: string | null;
}

export interface Schedule {
  readonly id: string;
  readonly spec: ScheduleSpec;
  readonly createdAt: Instant;
  readonly pausedAt: Instant | null;
}

const MOST_HOURS = 7 * 24;

/** `6h` or `90m`. */
export function readWindow(text: string): Gathered<number> {
  const [, number = '', unit = ''] = /^(\d{1,4})([hm])$/.exec(text.trim()) ?? [];
  const minutes = Number(number) * (unit === 'h' ? 60 : 1);
  if (number !== '' && minutes <= MOST_HOURS * 60) return { ok: true, value: minutes * 60_000 };
  const message = `--window must be hours or minutes such as 6h or 90m, and a week at most, but it is '${text}'.`;
  return { ok: false, error: { code: 'usage', message } };
}

/** A name that can be typed, from the name of a list. */
export function scheduleId(name: string): string {
  return (
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 60) || 'schedule'
  );
}

/** The same for the same time, so that two workers that see it due begin one run. */
export function runIdOf(schedule: string, dueAt: Instant): string {
  return `${schedule}@${dueAt.slice(0, 16)}Z`;
}
