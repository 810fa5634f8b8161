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

export function openPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ ...config, application_name: 'lgdss', types: { getTypeParser } });
  // A connection that breaks while it is asked nothing is no loss: the next question finds out, or opens another one.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    // Sent before any question of ours. Others may have tables of the same names in the same database.
    client.query(`set search_path to ${SCHEMA}`).catch(() => undefined);
  });
  return pool;
}
