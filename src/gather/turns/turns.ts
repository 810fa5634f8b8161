import { setTimeout as sleep } from 'node:timers/promises';
import type { MachineTurns } from '../../ports.ts';
import { type Flags, fileFlags, memoryFlags } from './flags.ts';

/** Between two looks at what the others do. */
const LOOK_MS = 50;
/** Once one measurement is over, pages that were held back get as long as it took, and at most this, before the next. */
const MOST_BREATH_MS = 5000;

export interface TurnLimits {
  /** Pages go on after this, whatever holds them back. */
  readonly heldMs: number;
  /** A measurement that has not begun by then is given up. */
  readonly aloneMs: number;
}

const LIMITS: TurnLimits = { heldMs: 240_000, aloneMs: 900_000 };

/**
 * Turns among all scans of one person on this machine, by flags that each of them puts up. Pages are opened side by side,
 * each scan with a flag up as long as it has any open. Those that want to measure queue up as at a bakery: whoever comes
 * takes a number above all others. The first in the queue says so, waits until no flag of an open page is up, and measures.
 * Each side puts up its flag before it looks for the other's, so at least one of two that come together sees the other.
 */
export function openTurns(flags: Flags = fileFlags() ?? memoryFlags(), limits: TurnLimits = LIMITS): MachineTurns {
  const { me } = flags;
  const open = counted(flags, `open.${me}`);
  const waiting = counted(flags, `waits.${me}`);
  let tickets = 0;

  /** What once held back a page for too long hangs, and holds back no other page of this scan. */
  const outlasted = new Set<string>();
  const holding = async () => (await flags.list()).filter((name) => name.startsWith('alone.') && !outlasted.has(name));

  /** Returns with the flag up. */
  const enter = async () => {
    const until = performance.now() + limits.heldMs;
    let isWaiting = false;
    for (;;) {
      if (performance.now() > until) for (const name of await holding()) outlasted.add(name);
      if ((await holding()).length === 0) {
        await open.more();
        if ((await holding()).length === 0) break;
        await open.less();
      }
      if (!isWaiting) await waiting.more();
      isWaiting = true;
      await sleep(LOOK_MS);
    }
    if (isWaiting) await waiting.less();
  };

  const takeNumber = async () => {
    tickets += 1;
    const ticket = tickets;
    const choosing = `chooses.${ticket}.${me}`;
    await flags.put(choosing);
    const highest = Math.max(0, ...(await flags.list()).map(numberOf));
    const mine = `number.${highest + 1}.${ticket}.${me}`;
    await flags.put(mine);
    await flags.drop(choosing);
    return mine;
  };

  return {
    async among(work) {
      await enter();
      try {
        return await work();
      } finally {
        await open.less();
      }
    },
    async alone(work, signal) {
      const until = performance.now() + limits.aloneMs;
      const over = () => signal.aborted || performance.now() > until;
      const when = async (isSo: (names: readonly string[]) => boolean) => {
        while (!over()) {
          if (isSo(await flags.list())) return true;
          await sleep(LOOK_MS);
        }
        return false;
      };
      const mine = await takeNumber();
      const isFirst = (names: readonly string[]) =>
        !names.some((name) => name.startsWith('chooses.')) && names.every((name) => !isBefore(name, mine));
      const sign = `alone.${mine}`;
      try {
        if (!(await when((names) => isFirst(names) && hasBreathed(names, Date.now())))) return undefined;
        await flags.put(sign);
        if (!(await when((names) => !names.some((name) => name.startsWith('open.'))))) return undefined;
        const began = Date.now();
        const value = await work();
        await leaveWord(flags, Date.now(), Date.now() - began);
        return value;
      } finally {
        await flags.drop(sign);
        await flags.drop(mine);
      }
    },
  };
}

/** A flag that is up while anybody in this program needs it. */
function counted(flags: Flags, name: string) {
  let count = 0;
  let isUp = false;
  let last: Promise<void> = Promise.resolve();
  const settle = () => {
    last = last.then(async () => {
      if (count > 0 === isUp) return;
      isUp = count > 0;
      await (isUp ? flags.put(name) : flags.drop(name));
    });
    return last;
  };
  const by = (step: number) => () => {
    count += step;
    return settle();
  };
  return { more: by(1), less: by(-1) };
}

function numberOf(name: string): number {
  return Number(/^number\.(\d+)\./.exec(name)?.[1] ?? 0);
}

/** Of two with one number, the name decides. */
function isBefore(name: string, mine: string): boolean {
  const [other, own] = [numberOf(name), numberOf(mine)];
  return other > 0 && (other < own || (other === own && name < mine));
}

/** Whether pages that were held back by the last measurement have had their time, if there are any. */
function hasBreathed(names: readonly string[], now: number): boolean {
  if (!names.some((name) => /^(open|waits)\./.test(name))) return true;
  const words = names.map((name) => /^ended\.(\d+)\.(\d+)$/.exec(name)).filter((word) => word !== null);
  return words.every(([, at, ms]) => {
    const since = now - Number(at);
    // A clock that was set back must hold up nobody.
    return since < 0 || since >= Math.min(Number(ms), MOST_BREATH_MS);
  });
}

/** When a measurement ended and how long it took, in the name of a flag that belongs to nobody. */
async function leaveWord(flags: Flags, at: number, ms: number): Promise<void> {
  const before = (await flags.list()).filter((name) => name.startsWith('ended.'));
  await flags.put(`ended.${at}.${Math.max(0, ms)}`);
  await Promise.all(before.map((name) => flags.drop(name)));
}
