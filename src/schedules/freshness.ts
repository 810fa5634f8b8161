import type { Instant } from '../model/evidence.ts';
import { nextTime, type Times } from './times.ts';

/** How long after the window a target may still be on its way without an alarm. */
export const ALLOWANCE_MS = 24 * 3_600_000;

export interface TargetDue {
  readonly target: string;
  readonly name: string;
  /** Null where no scan of it ever came to its end. */
  readonly lastComplete: Instant | null;
  /** By then the next complete scan has to be there. */
  readonly dueBy: Instant;
  readonly overdue: boolean;
}

/** When a target must have been seen whole again. A scan that was incomplete does not count. */
export function dueOfTarget(
  { id, name }: { readonly id: string; readonly name: string },
  { times, windowMs, since }: { readonly times: Times; readonly windowMs: number; readonly since: Instant },
  lastComplete: Instant | null,
  now: Instant,
): TargetDue {
  const next = nextTime(times, lastComplete !== null && lastComplete > since ? lastComplete : since);
  const dueBy = new Date(Date.parse(next) + windowMs + ALLOWANCE_MS).toISOString();
  return { target: id, name, lastComplete, dueBy, overdue: now > dueBy };
}

export function dueInWords(all: readonly TargetDue[]): string {
  const overdue = all.filter((one) => one.overdue);
  const never = all.filter(({ lastComplete }) => lastComplete === null).length;
  return `${all.length === 1 ? '1 target' : `${all.length} targets`}: ${overdue.length} overdue, ${never} never seen whole.`;
}
