import { createHash } from 'node:crypto';

/** Sixteen hex digits over a list of parts. JSON keeps `['a', 'b']` and `['ab']` apart. */
export function shortHash(parts: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
