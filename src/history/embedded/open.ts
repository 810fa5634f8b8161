import { Socket } from 'node:net';
import pg from 'pg';
import type { Gathered } from '../../model/evidence.ts';
import type { Clock } from '../../ports.ts';
import type { Database } from '../database.ts';
import { databaseProblem, isConnectionLost } from '../errors.ts';
import { openPool, type Pool, setForConnection } from '../pool.ts';
import { readyDatabase } from '../ready.ts';
import { openSession, type Session } from './session.ts';

/** Everybody shares one session of the database, and waits in turn. */
const MOST_CONNECTIONS = 4;
const MOST_TRIES = 20;
const PAUSE_MS = 50;

/**
 * The database in a folder. Whoever comes first runs it and serves it to the others on this machine. When that process ends,
 * the next one that needs the database runs it.
 */
export async function openEmbedded(folder: string, { clock }: { readonly clock: Clock }): Promise<Gathered<Database>> {
  const session = openSession(folder, clock);
  const pool = steadyPool(session, clock);
  try {
    const queue: Database['queue'] = {
      backend: 'pglite',
      db: { executeSql: (text, values) => ask(pool, text, values) },
    };
    return await readyDatabase(pool, { kind: 'embedded', place: folder, queue, close: session.end }, clock);
  } catch (error) {
    // An idle connection would keep this process from its end.
    await pool.end().catch(() => undefined);
    await session.end();
    return { ok: false, error: databaseProblem(error, folder) };
  }
}

/**
 * Connections to wherever the database is served by then. The process that runs it uses them too: asked directly, the
 * database would answer in the middle of the transactions of others.
 */
function steadyPool(session: Session, clock: Clock): Pool {
  let socket = '';
  const options = { user: 'postgres', database: 'postgres', stream: () => socketTo(socket) };
  const again = openPool({ ...options, max: 1 }, setForConnection);
  const pool = openPool({ ...options, max: MOST_CONNECTIONS }, (client) => {
    setForConnection(client);
    askAgain(client, () => connectTo(again));
  });
  const connectTo = async (to: Pick<Pool, 'connect'>) => {
    for (let tries = 1; ; tries++) {
      socket = await session.socket();
      try {
        return await to.connect();
      } catch (error) {
        if (!isConnectionLost(error) || tries === MOST_TRIES) throw error;
        session.lost(socket);
        await clock.sleep(PAUSE_MS);
      }
    }
  };
  const end = async () => {
    await pool.end();
    await again.end();
  };
  return { connect: () => connectTo(pool), end, options: pool.options };
}

const BEGINS = /^(begin|start transaction)\b/i;
const ENDS = /^(commit|rollback)$/i;
const ONLY_READS = /^select\b/i;

/**
 * What only reads, outside a transaction, is asked again where the database is by then: its last owner may have been killed
 * over it. Through `connect`, which is no connection of the same pool: lost ones are given back after this, so where all are lost
 * at once, each would wait for another.
 */
function askAgain(client: pg.PoolClient, connect: () => Promise<pg.PoolClient>): void {
  const ask = client.query.bind(client) as (text: string, values?: unknown[]) => Promise<pg.QueryResult>;
  let isInside = false;
  const query = async (text: string, values?: unknown[]): Promise<pg.QueryResult> => {
    if (BEGINS.test(text)) isInside = true;
    if (ENDS.test(text)) isInside = false;
    try {
      return await ask(text, values);
    } catch (error) {
      if (isInside || !isConnectionLost(error) || !ONLY_READS.test(text)) throw error;
      return askElsewhere(connect, text, values);
    }
  };
  Object.assign(client, { query });
}

async function askElsewhere(connect: () => Promise<pg.PoolClient>, text: string, values?: unknown[]) {
  for (let tries = 1; ; tries++) {
    const client = await connect();
    let isLost = false;
    try {
      return await client.query(text, values);
    } catch (error) {
      isLost = isConnectionLost(error);
      if (!isLost || tries === MOST_TRIES) throw error;
    } finally {
      client.release(isLost);
    }
  }
}

/** pg wants to name a port; this connects to a socket in the file system, or on Windows to a pipe. */
function socketTo(path: string): Socket {
  const socket = new Socket();
  const connect = socket.connect.bind(socket);
  return Object.assign(socket, { connect: () => connect({ path }) });
}

async function ask(pool: Pool, text: string, values?: unknown[]) {
  const client = await pool.connect();
  let problem: unknown;
  try {
    // The queue reads times as dates.
    return await client.query({ text, ...(values ? { values } : {}), types: pg.types });
  } catch (error) {
    problem = error;
    throw error;
  } finally {
    // A connection that failed may be in the middle of a transaction: it is closed, and with it the transaction.
    client.release(problem !== undefined);
  }
}
