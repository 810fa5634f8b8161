import type { Instant } from '../model/evidence.ts';
import { londonTime } from './london-time.ts';

/** The hours in which a scan may open pages, by the clocks of the United Kingdom; `to` may be on the next day. */
export interface Hours {
  /** `HH:MM`. The first minute of the window. */
  readonly from: string;
  /** `HH:MM`. The first minute after the window. */
  readonly to: string;
}

const MINUTE_MS = 60_000;
/** Longer than any window stays shut: a day, and the hour that summer time takes away, for a window inside that hour. */
const MOST_MINUTES = 2 * 24 * 60 + 60;

/** Reads `20:00-06:00`, which config/schema.ts has checked already. */
export function parseHours(text: string): Hours {
  const [from = '', to = ''] = text.split('-');
  return { from, to };
}

/** 0 while the window is open. A window that ends where it begins is always open. */
export function msUntilOpen(hours: Hours, now: Instant): number {
  const start = Date.parse(now);
  if (isOpen(hours, start)) return 0;
  // Minute by minute, because the day on which the clocks change is the one that a formula gets wrong.
  const nextMinute = Math.floor(start / MINUTE_MS) * MINUTE_MS + MINUTE_MS;
  for (let minutes = 0; minutes < MOST_MINUTES; minutes += 1) {
    const at = nextMinute + minutes * MINUTE_MS;
    if (isOpen(hours, at)) return at - start;
  }
  return 0;
}

function isOpen(hours: Hours, ms: number): boolean {
  const { hour, minute } = londonTime(ms);
  const now = hour * 60 + minute;
  const from = minutesOf(hours.from);
  const to = minutesOf(hours.to);
  if (from === to) return true;
  return from < to ? now >= from && now < to : now >= from || now < to;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
