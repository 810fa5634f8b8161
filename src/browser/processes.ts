import { readdirSync, readFileSync } from 'node:fs';
import { descendsFrom } from './memory.ts';

/** What Linux counts in, whatever it runs on. */
const TICK_MS = 10;

export interface ProcessFacts {
  /** `R`, `S`, `T` (stopped), `Z` (ended, but its parent has not asked) and so on. */
  readonly state: string;
  readonly parent: number;
  /** Time on a processor in milliseconds, with that of its children that have ended. */
  readonly cpuMs: number;
  /** When it began, as the system counts: a number that is given out again is not taken for the one before. */
  readonly start: string;
}

/** Undefined where there is none, or the system does not tell (anything but Linux). https://docs.kernel.org/filesystems/proc.html */
export function factsOf(pid: number): ProcessFacts | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // The program's name, in brackets, may hold anything.
  const words = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const cpuMs = words.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * TICK_MS, 0);
  const [start = ''] = words.slice(19);
  return /^\d+$/.test(start) ? { state: words[0] ?? '', parent: Number(words[1]), cpuMs, start } : undefined;
}

/** What this process and all that it started have used so far, in milliseconds. Null where the system does not tell. */
export function ownCpuMs(): number | null {
  if (!factsOf(process.pid)) return null;
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const all = new Map(numbers.flatMap((name) => pairOf(Number(name))));
  const parents = new Map([...all].map(([pid, { parent }]) => [pid, parent]));
  const family = [...all].filter(([pid]) => pid === process.pid || descendsFrom(pid, process.pid, parents));
  return family.reduce((sum, [, { cpuMs }]) => sum + cpuMs, 0);
}

function pairOf(pid: number): readonly (readonly [number, ProcessFacts])[] {
  const facts = factsOf(pid);
  return facts ? [[pid, facts]] : [];
}

/** A name for this process that no other bears, not even a later one of the same number. The start is 0 if not told. */
export function ownName(): string {
  return `${process.pid}.${factsOf(process.pid)?.start ?? 0}`;
}

/** What has become of the process of such a name. */
export function fateOf(pid: number, start: string): 'runs' | 'stopped' | 'ended' {
  if (start === '0') return exists(pid) ? 'runs' : 'ended';
  const facts = factsOf(pid);
  // What belongs to somebody else by now is not ours, so no question of rights comes in.
  if (facts?.start !== start || /^[ZX]/.test(facts.state)) return 'ended';
  return /^t/i.test(facts.state) ? 'stopped' : 'runs';
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
