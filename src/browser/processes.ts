import { readFileSync } from 'node:fs';

export interface ProcessFacts {
  /** `R`, `S`, `T` (stopped), `Z` (ended, but its parent has not asked) and so on. */
  readonly state: string;
  /** The group of processes it belongs to. */
  readonly group: number;
  /** Of this process and of those of its children that have ended, in ticks of the clock. */
  readonly cpu: number;
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
  const cpu = words.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0);
  const [start = ''] = words.slice(19);
  return /^\d+$/.test(start) ? { state: words[0] ?? '', group: Number(words[2]), cpu, start } : undefined;
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
