import { lstatSync, mkdirSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { fateOf, ownName } from '../../browser/processes.ts';

/**
 * Small notes that every scan of one person on one machine can see. Those of programs that have ended are not there, nor
 * those of programs that were stopped, by Ctrl-Z for example, until they go on: nobody knows when that will be.
 */
export interface Flags {
  /** Of this program alone; no other writes or takes down flags that end with it. */
  readonly me: string;
  put(name: string): Promise<void>;
  drop(name: string): Promise<void>;
  list(): Promise<readonly string[]>;
}

const KINDS = /^(open|waits|chooses|number|alone|ended)\./;
const WRITTEN_BY_OTHERS = 0o022;

let opened = 0;

/** In the folder of this system for things that do not last. Undefined where there is none to be trusted. */
export function fileFlags(folder = path.join(tmpdir(), `lgdss-turns-${owner()}`)): Flags | undefined {
  if (!isOurs(folder)) return undefined;
  opened += 1;
  const at = (name: string) => path.join(folder, name);
  return {
    me: `${ownName()}.${opened}`,
    // A full disk or a folder that was cleared away must not stop a scan: then it goes without turns.
    put: (name) => writeFile(at(name), '', { mode: 0o600 }).catch(() => undefined),
    drop: (name) => rm(at(name), { force: true }).catch(() => undefined),
    async list() {
      // Whatever else lies there is none of our business.
      const names = (await readdir(folder).catch(() => [])).filter((name) => KINDS.test(name));
      const left = names.filter((name) => fateOfOwner(name) === 'ended');
      await Promise.all(left.map((name) => rm(at(name), { force: true }).catch(() => undefined)));
      return names.filter((name) => fateOfOwner(name) === 'runs');
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

/** In a folder that everybody may write to, somebody else may have put something else under this name, such as a link. */
function isOurs(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const found = lstatSync(folder);
    if (!found.isDirectory()) return false;
    return process.getuid === undefined || (found.uid === process.getuid() && (found.mode & WRITTEN_BY_OTHERS) === 0);
  } catch {
    return false;
  }
}

/** The name ends in the number of a process, when that began, and which of its openings it is. */
function fateOfOwner(name: string): ReturnType<typeof fateOf> {
  const [, pid, start] = /\.(\d+)\.(\d+)\.\d+$/.exec(name) ?? [];
  // How long the last measurement took belongs to nobody.
  return pid === undefined || start === undefined || name.startsWith('ended.') ? 'runs' : fateOf(Number(pid), start);
}
