import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';

/** Small notes that every scan of one person on one machine can see. Those of programs that have ended are not there. */
export interface Flags {
  /** Of this program alone; no other writes or takes down flags that end with it. */
  readonly me: string;
  put(name: string): Promise<void>;
  drop(name: string): Promise<void>;
  list(): Promise<readonly string[]>;
}

let opened = 0;

/** In the folder of this system for things that do not last. Undefined where there is none to be trusted. */
export function fileFlags(folder = path.join(tmpdir(), `lgdss-turns-${owner()}`)): Flags | undefined {
  if (!isOurs(folder)) return undefined;
  opened += 1;
  const at = (name: string) => path.join(folder, name);
  return {
    me: `${process.pid}.${startOf(process.pid)}.${opened}`,
    // A full disk or a folder that was cleared away must not stop a scan: then it goes without turns.
    put: (name) => writeFile(at(name), '', { mode: 0o600 }).catch(() => undefined),
    drop: (name) => rm(at(name), { force: true }).catch(() => undefined),
    async list() {
      const names = await readdir(folder).catch(() => []);
      const left = names.filter((name) => !isAlive(name));
      await Promise.all(left.map((name) => rm(at(name), { force: true }).catch(() => undefined)));
      return names.filter((name) => !left.includes(name));
    },
  };
}

/** For one program alone. */
export function memoryFlags(): Flags {
  const names = new Set<string>();
  return {
    me: '1.1.1',
    put: async (name) => void names.add(name),
    drop: async (name) => void names.delete(name),
    list: async () => [...names],
  };
}

function owner(): string {
  return process.getuid ? String(process.getuid()) : userInfo().username.replaceAll(/\W/g, '_');
}

/** In a folder that everybody may write to, somebody else may have put something else under this name. */
function isOurs(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid } = statSync(folder);
    return process.getuid === undefined || uid === process.getuid();
  } catch {
    return false;
  }
}

/** The name ends in the number of a process, when that began, and which of its openings it is. */
function isAlive(name: string): boolean {
  const [, pid, start] = /\.(\d+)\.(\d+)\.\d+$/.exec(name) ?? [];
  if (pid === undefined) return true;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return startOf(Number(pid)) === start;
}

/** When it began, as the system counts, so that a number given out again is not taken for the one before. 0 if not told. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name, in brackets, may hold anything; the start is the twentieth word behind it.
    return /^\d+$/.exec(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '')?.[0] ?? '0';
  } catch {
    return '0';
  }
}
