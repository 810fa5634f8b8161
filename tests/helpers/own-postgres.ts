import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { closedPort } from './loopback.ts';
import { findPrograms, packagedPrograms } from './postgres-server.ts';

/** PostgreSQL refuses to run as root. This is nobody, on every system that has root. */
const NOBODY = 65_534;
const POLL_MS = 100;
const READY_MS = 60_000;

export interface OwnPostgres {
  readonly url: string;
  /** An empty database beside the first. */
  another(name: string): Promise<string>;
  /** Cuts everybody off, as a restart of the machine does. */
  stop(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

/**
 * A server of one test's own, which it may stop and start. Its tables are below `disk` where that is given. The log of what changes
 * is not: a server that has no room for that stops, and tells nobody why.
 */
export async function startPostgres(disk?: string): Promise<OwnPostgres> {
  const home = await mkdtemp(path.join(tmpdir(), 'lgdss-postgres-'));
  const programs = findPrograms() ?? (await packagedPrograms(home));
  const isRoot = process.getuid?.() === 0;
  const as: SpawnOptions = { stdio: 'ignore', cwd: home, ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}) };
  if (isRoot) for (const folder of disk === undefined ? [home] : [home, disk]) await chown(folder, NOBODY, NOBODY);
  const data = path.join(disk ?? home, 'data');
  const making = ['-D', data, '-U', 'lgdss', '--auth=trust', '--encoding=UTF8', '--no-locale', '--no-sync'];
  const apart = disk === undefined ? [] : ['-X', path.join(home, 'log')];
  const [code] = await once(spawn(path.join(programs, 'initdb'), [...making, ...apart], as), 'exit');
  if (code !== 0) throw new Error(`initdb ended with ${code}.`);
  const port = await closedPort();
  const url = `postgres://lgdss@127.0.0.1:${port}/postgres`;
  let server: ChildProcess | undefined;

  const start = async () => {
    const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
    const options = settings.flatMap((setting) => ['-c', setting]);
    server = spawn(path.join(programs, 'postgres'), ['-D', data, '-p', String(port), ...options], as);
    for (let waited = 0; waited < READY_MS; waited += POLL_MS) {
      if (await asks(url, 'select 1')) return;
      await sleep(POLL_MS);
    }
    throw new Error('The PostgreSQL server does not answer.');
  };
  const stop = async () => {
    // Ctrl-C reaches it too, so it may have ended by itself.
    const isThere = server?.exitCode === null && server.signalCode === null;
    const ended = server && isThere ? once(server, 'exit') : undefined;
    // A fast stop: it does not wait for those who are connected.
    server?.kill('SIGINT');
    await ended;
    server = undefined;
  };
  await start();
  return {
    url,
    start,
    stop,
    async another(name) {
      if (!(await asks(url, `create database ${name}`))) throw new Error(`The database ${name} was not made.`);
      return url.replace(/[^/]+$/, name);
    },
    async remove() {
      if (server) await stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function asks(url: string, text: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.query(text);
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
