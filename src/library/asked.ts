import type { Gathered } from '../model/evidence.ts';

/** At the edge towards programs of others a slip is an exception, as everywhere in their language. */
export function asked<T>(gathered: Gathered<T>): T {
  if (gathered.ok) return gathered.value;
  throw new TypeError(gathered.error.message);
}
