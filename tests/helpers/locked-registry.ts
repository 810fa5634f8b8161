import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface LockEntry {
  readonly version?: string;
  readonly integrity?: string;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/**
 * A package registry on loopback that knows the packages of a lock, and nothing else. It answers what a global install
 * asks; the archives themselves come out of npm's cache, where the set-up put them, so that no network is needed.
 * `archives` is the registry npm asks for an archive that is not there.
 */
export async function serveLock(lockFile: string, archives: string): Promise<{ url: string; close(): Promise<void> }> {
  const documents = documentsOf(lockFile, archives);
  const server = createServer((request, response) => {
    const found = documents.get(decodeURIComponent(request.url ?? '').slice(1));
    response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(found ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => closed(server) };
}

function documentsOf(lockFile: string, archives: string): ReadonlyMap<string, object> {
  const { packages } = JSON.parse(readFileSync(lockFile, 'utf8')) as { packages: Record<string, LockEntry> };
  const documents = new Map<string, { name: string; 'dist-tags': object; versions: Record<string, object> }>();
  for (const [place, entry] of Object.entries(packages)) {
    const name = place.split('node_modules/').at(-1);
    if (!name || !entry.version) continue;
    const file = `${name.split('/').at(-1)}-${entry.version}.tgz`;
    const dist = { tarball: new URL(`${name}/-/${file}`, archives).href, integrity: entry.integrity };
    const document = documents.get(name) ?? { name, 'dist-tags': { latest: entry.version }, versions: {} };
    document.versions[entry.version] = { ...withoutOptionalPeers(entry), name, dist };
    documents.set(name, document);
  }
  return documents;
}

/** A lock has no version of what nobody asked for, and npm looks one up where another package happens to have an older one. */
function withoutOptionalPeers({ peerDependencies = {}, peerDependenciesMeta = {}, ...entry }: LockEntry): LockEntry {
  const needed = Object.entries(peerDependencies).filter(([name]) => !peerDependenciesMeta[name]?.optional);
  return { ...entry, peerDependencies: Object.fromEntries(needed) };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
