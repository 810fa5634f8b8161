import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './free-port.ts';

export interface Server {
  /** Of an empty database. */
  readonly url: string;
  stop(): Promise<void>;
}

const USER = 'lgdss';
const DEBIAN = '/usr/lib/postgresql';
const START_TRIES = 150;

/** A PostgreSQL server of this machine, on loopback, in a folder of its own. Undefined where none is installed. */
export async function startPostgres(): Promise<Server | undefined> {
  const bin = await findBin();
  if (bin === undefined) return undefined;
  const folder = await mkdtemp(path.join(tmpdir(), 'lgdss-pg-'));
  const identity = await identityFor(folder);
  const run = (name: string, args: readonly string[]) =>
    spawn(path.join(bin, name), args, { cwd: folder, stdio: 'ignore', ...identity });
  const data = path.join(folder, 'data');
  const [code] = (await once(run('initdb', ['-D', data, '-U', USER, '-A', 'trust', '-N', '-E', 'UTF8']), 'exit')) as [
    number,
  ];
  if (code !== 0) throw new Error(`initdb ended with ${code}.`);
  const port = await freePort();
  const server = run('postgres', ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-F']);
  const url = `postgres://${USER}@127.0.0.1:${port}/postgres`;
  await ready(url, server);
  const stop = async () => {
    const ended = once(server, 'exit');
    // Fast: it does not wait for clients.
    server.kill('SIGINT');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  return { url, stop };
}

async function findBin(): Promise<string | undefined> {
  const versions = await readdir(DEBIAN).catch(() => []);
  const newest = versions
    .map(Number)
    .filter((version) => version >= 15)
    .toSorted((a, b) => b - a)[0];
  return newest === undefined ? undefined : path.join(DEBIAN, String(newest), 'bin');
}

/** It refuses to run as root. */
async function identityFor(folder: string): Promise<{ readonly uid?: number; readonly gid?: number }> {
  if (process.getuid?.() !== 0) return {};
  const nobody = 65_534;
  await chown(folder, nobody, nobody);
  return { uid: nobody, gid: nobody };
}

async function ready(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < START_TRIES && server.exitCode === null; tries++) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await sleep(100);
    }
  }
  throw new Error('The PostgreSQL server did not start.');
}
