/// <reference lib="dom" />
import type { InPageHelpers } from './helpers.ts';

export interface Kept {
  readonly local: readonly string[];
  readonly session: readonly string[];
  readonly databases: readonly string[];
}

/** Names of what the document has stored, never what is in it. */
export async function readKept(_h: InPageHelpers): Promise<Kept> {
  const keysOf = (storage: () => Storage) => {
    try {
      return Object.keys(storage())
        .slice(0, 100)
        .map((key) => key.slice(0, 200));
    } catch {
      // A sandboxed document has no storage and says so by throwing.
      return [];
    }
  };
  const databases = await Promise.resolve()
    .then(() => indexedDB.databases())
    .catch(() => []);
  return {
    local: keysOf(() => localStorage),
    session: keysOf(() => sessionStorage),
    databases: databases.slice(0, 100).map(({ name = '' }) => name.slice(0, 200)),
  };
}
