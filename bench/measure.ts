/** CPU and memory of a command with everything it starts, read from /proc while it runs. Linux only. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The command as people install it: sources that are made ready while they run take 27 MB more. */
export const builtBin = fileURLToPath(new URL('../dist/src/cli/bin.js', import.meta.url));

export interface Measured {
  readonly exitCode: number;
  readonly wallSeconds: number;
  /** Of the command and all its descendants. */
  readonly cpuSeconds: number;
  /** The same by kind of process: node, browser, renderer, gpu-process and so on. */
  readonly cpuByPart: ReadonlyMap<string, number>;
  /** Peak of the command's own process, megabytes. */
  readonly nodePeakMb: number;
  /** Peak proportional set size of its descendants together, megabytes. */
  readonly browserPeakMb: number;
  readonly output: string;
}

const TICKS = 100;
const EVERY_MS = 100;

export async function measure(command: string, args: readonly string[]): Promise<Measured> {
  const began = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const root = child.pid ?? 0;
  const cpu = new Map<number, number>();
  const parts = new Map<number, string>();
  let nodePeakMb = 0;
  let browserPeakMb = 0;
  let turn = 0;
  const sample = () => {
    const tree = descendants(root);
    for (const [pid, ticks] of tree) {
      cpu.set(pid, ticks);
      // A new process is a copy of the zygote until it knows what it is for.
      if (['zygote', undefined].includes(parts.get(pid))) parts.set(pid, pid === root ? 'node' : partOf(pid));
    }
    nodePeakMb = Math.max(nodePeakMb, field(`/proc/${root}/status`, /VmHWM:\s+(\d+)/) / 1024);
    // Summing smaps costs milliseconds per process, so not at every turn.
    turn += 1;
    if (turn % 5 !== 0) return;
    const others = [...tree.keys()].filter((pid) => pid !== root);
    const pss = others.reduce((sum, pid) => sum + field(`/proc/${pid}/smaps_rollup`, /^Pss:\s+(\d+)/m), 0);
    browserPeakMb = Math.max(browserPeakMb, pss / 1024);
  };
  const timer = setInterval(sample, EVERY_MS);
  const exitCode = await new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? -1)));
  clearInterval(timer);
  const ticks = [...cpu.values()].reduce((sum, value) => sum + value, 0);
  return {
    exitCode,
    wallSeconds: (performance.now() - began) / 1000,
    cpuSeconds: ticks / TICKS,
    cpuByPart: byPart(cpu, parts),
    nodePeakMb,
    browserPeakMb,
    output,
  };
}

/** Chromium says on its command line what a process is for. */
export function partOf(pid: number): string {
  return /--type=([a-z-]+)/.exec(read(`/proc/${pid}/cmdline`))?.[1] ?? 'browser';
}

function byPart(cpu: ReadonlyMap<number, number>, parts: ReadonlyMap<number, string>): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [pid, ticks] of cpu) {
    const part = parts.get(pid) ?? 'browser';
    sums.set(part, (sums.get(part) ?? 0) + ticks / TICKS);
  }
  return sums;
}

/** Of one process, now, in megabytes. 0 when it is gone. */
export function residentMb(pid: number): number {
  return field(`/proc/${pid}/status`, /VmRSS:\s+(\d+)/) / 1024;
}

export interface ProcessSeen {
  readonly parent: number;
  readonly ticks: number;
}

/** Everything that runs on this machine now. */
export function allProcesses(): ReadonlyMap<number, ProcessSeen> {
  const seen = new Map<number, ProcessSeen>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = read(`/proc/${name}/stat`);
    // The name of the program, in brackets, may hold anything; what follows the last bracket is fixed.
    const rest = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (rest.length > 13)
      seen.set(Number(name), { parent: Number(rest[1]), ticks: Number(rest[11]) + Number(rest[12]) });
  }
  return seen;
}

export function descendants(root: number, all = allProcesses()): Map<number, number> {
  const children = Map.groupBy([...all.keys()], (pid) => all.get(pid)?.parent);
  const tree = new Map<number, number>();
  const add = (pid: number) => {
    const own = all.get(pid);
    if (!own || tree.has(pid)) return;
    tree.set(pid, own.ticks);
    for (const child of children.get(pid) ?? []) add(child);
  };
  add(root);
  return tree;
}

export function field(path: string, pattern: RegExp): number {
  return Number(pattern.exec(read(path))?.[1] ?? 0);
}

export function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process ended between the listing and the look.
    return '';
  }
}

/** CPU of a process and everything it has started since, those that have ended included. */
export function treeCpuSeconds(root: number): number {
  let ticks = 0;
  for (const pid of descendants(root).keys()) {
    const stat = read(`/proc/${pid}/stat`);
    const rest = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // Its own, in user and kernel mode, and that of its children whose end it has been told of.
    for (const at of [11, 12, 13, 14]) ticks += Number(rest[at] ?? 0);
  }
  return ticks / TICKS;
}

/**
 * CPU seconds by kind of process, of a process and those of its descendants that run now, to the microsecond. What has ended is
 * not in it, nor are threads that have ended: for the difference between two moments that are close together.
 */
export function cpuByKind(root: number): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const pid of descendants(root).keys()) {
    const kind = pid === root ? 'node' : partOf(pid);
    for (const thread of threadsOf(pid)) {
      // Nanoseconds on a core, then those of waiting for one.
      const ran = field(`/proc/${pid}/task/${thread}/schedstat`, /^(\d+)/) / 1e9;
      sums.set(kind, (sums.get(kind) ?? 0) + ran);
    }
  }
  return sums;
}

function threadsOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}
