import { mkdir } from 'node:fs/promises';
import { Socket } from 'node:net';
import pg from 'pg';
import type { Gathered } from '../../model/evidence.ts';
import type { Clock } from '../../ports.ts';
import type { Database } from '../database.ts';
import { databaseProblem } from '../errors.ts';
import { openPool } from '../pool.ts';
import { readyDatabase } from '../ready.ts';
import { startOwner } from './owner.ts';

/** Everybody shares one session of the database, and waits in turn. */
const MOST_CONNECTIONS = 4;

/** The database in a folder. Whoever opens it first runs it, and serves it to the others through a local socket. */
export async function openEmbedded(folder: string, { clock }: { readonly clock: Clock }): Promise<Gathered<Database>> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const owner = await startOwner(folder);
    // The owner goes through the socket too: asked directly, it would speak in the middle of the transactions of others.
    const pool = openPool({
      user: 'postgres',
      database: 'postgres',
      max: MOST_CONNECTIONS,
      stream: () => socketTo(owner.socket),
    });
    const queue: Database['queue'] = {
      backend: 'pglite',
      db: { executeSql: (text, values) => ask(pool, text, values) },
    };
    return await readyDatabase(pool, { kind: 'embedded', place: folder, queue, close: owner.stop }, clock);
  } catch (error) {
    return { ok: false, error: databaseProblem(error, folder) };
  }
}

/** pg wants to name a port; this connects to a socket in the file system, or on Windows to a pipe. */
function socketTo(path: string): Socket {
  const socket = new Socket();
  const connect = socket.connect.bind(socket);
  return Object.assign(socket, { connect: () => connect({ path }) });
}

/** The queue reads times as dates. */
function ask(pool: pg.Pool, text: string, values?: unknown[]) {
  return pool.query({ text, ...(values ? { values } : {}), types: pg.types });
}
