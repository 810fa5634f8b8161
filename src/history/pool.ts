import pg from 'pg';

/** What this program uses of a pool. */
export type Pool = Pick<pg.Pool, 'end' | 'options'> & { connect(): Promise<pg.PoolClient> };

/** Where all tables of history are. */
export const SCHEMA = 'lgdss';

/** Instants are texts everywhere in this program, and numbers are numbers. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  const usual = pg.types.getTypeParser(oid, format as 'text') as (text: string) => unknown;
  const { TIMESTAMPTZ, DATE, INT8 } = pg.types.builtins;
  if (oid === TIMESTAMPTZ) return (text: string) => instantOf(usual(text));
  if (oid === DATE) return (text: string) => text;
  // Counts. Those of this program stay far below where a number is exact no longer.
  if (oid === INT8) return Number;
  return usual;
}

function instantOf(time: unknown): unknown {
  return time instanceof Date ? time.toISOString() : time;
}

/** `prepare` is done with each connection before any question of ours. */
export function openPool(config: pg.PoolConfig, prepare: (client: pg.PoolClient) => void): pg.Pool {
  const pool = new pg.Pool({ ...config, application_name: 'lgdss', types: { getTypeParser } });
  // A connection that breaks while it is asked nothing is no loss: the next question finds out, or opens another one.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    prepare(client);
  });
  return pool;
}

/**
 * Others may have tables of the same names in the same database, so ours are looked for in our schema alone. Here once for
 * the connection: the embedded database is ours, and nobody stands between.
 */
export function setForConnection(client: pg.PoolClient): void {
  client.query(`set search_path to ${SCHEMA}`).catch(() => undefined);
}

const BEGINS = /^(begin|start transaction)\b/i;
const ENDS = /^(commit|rollback)$/i;
/** Refused inside a transaction. It names no table of ours. */
const ALONE = /^vacuum\b/i;
const SET = `set local search_path to ${SCHEMA}`;

/**
 * The same for each transaction anew. Between a server and its many clients there may be a pooler (such as PgBouncer) that
 * gives every transaction another connection: what was set for one would be missing in ours, and be found by others in theirs.
 */
export function setForTransactions(client: pg.PoolClient): void {
  const ask = client.query.bind(client) as (text: string, values?: unknown[]) => Promise<pg.QueryResult>;
  let isInside = false;
  const query = async (text: string, values?: unknown[]): Promise<pg.QueryResult> => {
    if (ALONE.test(text)) return ask(text);
    if (BEGINS.test(text)) {
      const begun = await ask(text);
      isInside = true;
      await ask(SET);
      return begun;
    }
    if (ENDS.test(text)) isInside = false;
    else if (!isInside) return alone(text, values);
    return ask(text, values);
  };
  const alone = async (text: string, values?: unknown[]): Promise<pg.QueryResult> => {
    await ask(`begin; ${SET}`);
    try {
      const answer = await ask(text, values);
      await ask('commit');
      return answer;
    } catch (error) {
      // The first fault is the one to tell of.
      await ask('rollback').catch(() => undefined);
      throw error;
    }
  };
  Object.assign(client, { query });
}
