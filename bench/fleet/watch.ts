/** What the workers of this machine and all they start take, while they run. Linux only. */
import { readFileSync } from 'node:fs';
import { allProcesses, descendants, field, partOf, read } from '../measure.ts';

export interface Taken {
  /** Of the workers and all they started, as samples saw it: a process loses what it did after the last look. */
  readonly cpuSeconds: number;
  readonly postgresCpuSeconds: number;
  readonly serverCpuSeconds: number;
  /** What anything else on this machine took meanwhile. */
  readonly otherCpuSeconds: number;
  readonly wallSeconds: number;
  /** The same by kind of process. */
  readonly cpuByPart: ReadonlyMap<string, number>;
  /** Proportional set size in megabytes, the largest that was seen of a worker, of all its scans, and of all their browsers. */
  readonly peaks: { readonly worker: number; readonly scan: number; readonly browser: number; readonly all: number };
}

/** What a process seems to be while it is a copy of the one that started it. */
const STARTING: ReadonlySet<string | undefined> = new Set([undefined, 'zygote', 'scan']);
const TICKS = 100;
const EVERY_MS = 200;
/** Summing memory costs milliseconds for each process. */
const MEMORY_EVERY = 15;

/** From now until `stop`. */
export function watch({ server, postgres }: { readonly server: number; readonly postgres: number }) {
  const workers = new Set<number>();
  const began = performance.now();
  const before = {
    postgres: treeTicks(postgres),
    server: treeTicks(server),
    all: busyTicks(),
    self: selfTicks(),
  };
  /** By process and kind. */
  const cpu = new Map<number, { part: string; ticks: number }>();
  const ended = new Map<string, number>();
  const peaks = { worker: 0, scan: 0, browser: 0, all: 0 };
  let turn = 0;
  const sample = () => {
    turn += 1;
    let all = 0;
    const running = allProcesses();
    for (const root of workers) {
      const tree = descendants(root, running);
      for (const [pid, ticks] of tree) {
        const before = cpu.get(pid);
        // Numbers of processes come round again.
        const known = before && before.ticks <= ticks ? before.part : undefined;
        if (before && known === undefined) add(ended, before.part, before.ticks);
        const name = STARTING.has(known) ? nameOf(pid, root) : undefined;
        cpu.set(pid, { part: name ?? known ?? 'browser', ticks });
      }
      if (turn % MEMORY_EVERY !== 0) continue;
      const sum = { worker: 0, scan: 0, browser: 0 };
      for (const pid of tree.keys()) sum[kindOf(cpu.get(pid)?.part)] += pssMb(pid);
      for (const kind of ['worker', 'scan', 'browser'] as const) peaks[kind] = Math.max(peaks[kind], sum[kind]);
      all += sum.worker + sum.scan + sum.browser;
    }
    peaks.all = Math.max(peaks.all, all);
  };
  const timer = setInterval(sample, EVERY_MS);
  return {
    watch: (pid: number) => workers.add(pid),
    stop(): Taken {
      clearInterval(timer);
      for (const { part, ticks } of cpu.values()) add(ended, part, ticks);
      const own = [...ended.values()].reduce((sum, ticks) => sum + ticks, 0);
      const database = treeTicks(postgres) - before.postgres;
      const served = treeTicks(server) - before.server;
      const other = busyTicks() - before.all - own - database - served - (selfTicks() - before.self);
      return {
        cpuSeconds: own / TICKS,
        postgresCpuSeconds: database / TICKS,
        serverCpuSeconds: served / TICKS,
        otherCpuSeconds: Math.max(0, other / TICKS),
        wallSeconds: (performance.now() - began) / 1000,
        cpuByPart: new Map([...ended].map(([part, ticks]) => [part, ticks / TICKS])),
        peaks,
      };
    },
  };
}

function add(sums: Map<string, number>, part: string, ticks: number): void {
  sums.set(part, (sums.get(part) ?? 0) + ticks);
}

type Kind = 'worker' | 'scan' | 'browser';

/** Undefined where it has ended. */
function nameOf(pid: number, root: number): string | undefined {
  if (pid === root) return 'worker';
  const program = read(`/proc/${pid}/cmdline`).split('\0', 1)[0] ?? '';
  if (program === '') return undefined;
  return program.endsWith('node') ? 'scan' : partOf(pid);
}

function kindOf(part: string | undefined): Kind {
  return part === 'worker' || part === 'scan' ? part : 'browser';
}

function pssMb(pid: number): number {
  return field(`/proc/${pid}/smaps_rollup`, /^Pss:\s+(\d+)/m) / 1024;
}

function statOf(file: string): readonly number[] {
  const stat = read(file);
  // The name of the program, in brackets, may hold anything.
  return stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
}

function selfTicks(): number {
  const stat = statOf('/proc/self/stat');
  return (stat[11] ?? 0) + (stat[12] ?? 0);
}

/** Of a process that goes on, with those below it that ended. */
function treeTicks(root: number): number {
  let ticks = 0;
  for (const pid of descendants(root).keys())
    for (const at of [11, 12, 13, 14]) ticks += statOf(`/proc/${pid}/stat`)[at] ?? 0;
  return ticks;
}

/** Of the whole machine. Waiting is none. */
function busyTicks(): number {
  const numbers = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0]?.split(/\s+/).slice(1).map(Number) ?? [];
  const [user = 0, nice = 0, system = 0, , , irq = 0, soft = 0] = numbers;
  return user + nice + system + irq + soft;
}

/** The one of our own children that is the database. */
export function postgresPid(): number {
  for (const pid of descendants(process.pid).keys())
    if (/^\S*postgres\0-D\0/.test(read(`/proc/${pid}/cmdline`))) return pid;
  return 0;
}
