import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** What the machine is doing while nobody of ours does anything. */
export interface Machine {
  /** Share of its cores that are at work, 0 to 1. Waits a while for others to finish. */
  calm(signal: AbortSignal): Promise<number>;
}

const SAMPLE_MS = 400;
const CALM = 0.3;
const MOST_SAMPLES = 8;

export const thisMachine: Machine = {
  async calm(signal) {
    let least = 1;
    for (let samples = 0; samples < MOST_SAMPLES && !signal.aborted; samples += 1) {
      const before = times();
      await sleep(SAMPLE_MS);
      least = busyShare(before, times());
      if (least <= CALM) break;
    }
    return least;
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
