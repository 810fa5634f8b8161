import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { ownCpuMs } from '../../browser/processes.ts';

/** What the machine is doing beside our own work. */
export interface Machine {
  /** Share of its cores that are at work, 0 to 1. Waits a while for others to finish. */
  calm(signal: AbortSignal): Promise<number>;
  /** From now on. What it returns says which share of the cores others have taken since; null where nobody can tell. */
  watchOthers(): () => number | null;
}

const SAMPLE_MS = 400;
const CALM = 0.3;
const MOST_SAMPLES = 8;

export const thisMachine: Machine = {
  async calm(signal) {
    let share = 1;
    for (let samples = 0; samples < MOST_SAMPLES && !signal.aborted; samples += 1) {
      const before = times();
      await sleep(SAMPLE_MS);
      share = busyShare(before, times());
      if (share <= CALM) break;
    }
    return share;
  },
  watchOthers() {
    const before = { all: times(), own: ownCpuMs() };
    return () => {
      const own = ownCpuMs();
      return before.own === null || own === null ? null : othersShare(before.all, times(), own - before.own);
    };
  },
};

interface Times {
  readonly busy: number;
  readonly all: number;
}

function times(): Times {
  const all = cpus().map((cpu) => cpu.times);
  const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((total, one) => total + of(one), 0);
  const busy = sum(({ user, nice, sys, irq }) => user + nice + sys + irq);
  return { busy, all: busy + sum(({ idle }) => idle) };
}

export function busyShare(before: Times, after: Times): number {
  const all = after.all - before.all;
  return all <= 0 ? 1 : Math.min(1, Math.max(0, (after.busy - before.busy) / all));
}

/** What was ours, in milliseconds, is taken off. */
export function othersShare(before: Times, after: Times, ownMs: number): number {
  return busyShare(before, { ...after, busy: after.busy - Math.max(0, ownMs) });
}
