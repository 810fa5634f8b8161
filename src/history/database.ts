import type { Kysely, Transaction } from 'kysely';
import type { ConstructorOptions } from 'pg-boss';
import type { Gathered } from '../model/evidence.ts';
import type { Clock } from '../ports.ts';
import type { Tables } from './tables.ts';

/** A server where `url` is set, otherwise the embedded database in the folder. */
export interface DatabasePlace {
  /** `postgres://…` */
  readonly url: string | null;
  readonly folder: string;
}

/** History, wherever it is kept: one dialect, one set of tables. */
export interface Database {
  readonly db: Kysely<Tables>;
  readonly kind: 'server' | 'embedded';
  /** For messages: an address without its password, or a folder. */
  readonly place: string;
  /** What a PgBoss is made with, besides options of its own. */
  readonly queue: Pick<ConstructorOptions, 'db' | 'backend' | 'connectionString'>;
  /**
   * All of the work or nothing. Where the connection is lost the work is done again from its start, so it has to be such
   * that doing it twice is doing it once: a commit whose answer was lost may have happened.
   */
  transact<T>(work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T>;
  end(): Promise<void>;
}

/** Opens it, and brings its tables up to this version. Close everything made from it, a queue too, before its `end`. */
export async function openDatabase(
  { url, folder }: DatabasePlace,
  ports: { readonly clock: Clock },
): Promise<Gathered<Database>> {
  // Loaded here and not above: a scan without history needs neither, and one of them is large.
  if (url !== null) {
    const { openServer } = await import('./server.ts');
    return openServer(url, ports);
  }
  const { openEmbedded } = await import('./embedded/open.ts');
  return openEmbedded(folder, ports);
}
