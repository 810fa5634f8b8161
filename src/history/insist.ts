import type { Clock } from '../ports.ts';
import { isPassing } from './errors.ts';

/** After a connection is lost: the server may be starting again. */
export const SERVER_WAITS: readonly number[] = [100, 300, 1000, 3000, 5000];
/**
 * Where whoever comes first runs the database, short commands may take it from each other many times before we have our turn. But there
 * always is somebody next, if need be this process.
 */
export const EMBEDDED_WAITS: readonly number[] = [...SERVER_WAITS, ...Array<number>(20).fill(3000)];

/** Does it again, after each wait, as long as the connection is what fails, or others were in the way. */
export async function insist<T>(work: () => Promise<T>, waits: readonly number[], clock: Clock): Promise<T> {
  for (const wait of waits) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error)) throw error;
      await clock.sleep(wait);
    }
  }
  return work();
}
