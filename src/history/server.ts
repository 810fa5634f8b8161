import type { Gathered } from '../model/evidence.ts';
import type { Clock } from '../ports.ts';
import type { Database } from './database.ts';
import { databaseProblem } from './errors.ts';
import { openPool, setForTransactions } from './pool.ts';
import { readyDatabase } from './ready.ts';

const MOST_CONNECTIONS = 10;
const CONNECT_MS = 10_000;

/** A PostgreSQL server that somebody runs. */
export async function openServer(url: string, { clock }: { readonly clock: Clock }): Promise<Gathered<Database>> {
  const address = URL.parse(url);
  if (!address || !['postgres:', 'postgresql:'].includes(address.protocol)) return { ok: false, error: NO_ADDRESS };
  // A sign of the password that ends the name of the machine: all that follows would be shown as part of the place.
  if (`${address.pathname}${address.search}${address.hash}`.includes('@')) return { ok: false, error: NO_ADDRESS };
  address.password = '';
  address.searchParams.delete('password');
  const place = address.href;
  const options = { connectionString: url, max: MOST_CONNECTIONS, connectionTimeoutMillis: CONNECT_MS };
  const pool = openPool(options, setForTransactions);
  try {
    // Its own pool: it listens for news and keeps transactions open, as history never does.
    const queue = { connectionString: url };
    return await readyDatabase(pool, { kind: 'server', place, queue, close: async () => undefined }, clock);
  } catch (error) {
    await pool.end().catch(() => undefined);
    return { ok: false, error: databaseProblem(error, place) };
  }
}

const NO_ADDRESS = {
  code: 'database',
  message:
    'The address of the database has to look like postgres://name:password@machine:5432/database. Write signs such as # / ? @ in the password as %23 %2F %3F %40.',
};
