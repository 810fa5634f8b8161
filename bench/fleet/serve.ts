/** All the councils of a fleet in one process that costs little: each host is a port of loopback. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Council, Fleet } from './councils.ts';
import { HEADERS, pagesOf, STYLE_PATHS, STYLES } from './pages.ts';

/** What a council was asked for since the last reset. */
export interface Asked {
  readonly id: string;
  readonly pages: number;
  readonly requests: number;
  readonly bytes: number;
  /** Milliseconds since 1970; 0 where it was asked for nothing. */
  readonly first: number;
  readonly last: number;
}

export interface ServedFleet {
  /** Of each council, by its id. */
  readonly homes: ReadonlyMap<string, string>;
  asked(): readonly Asked[];
  /** As on a new day: whoever vanished is there again. */
  reset(): void;
  close(): Promise<void>;
}

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 6"><path d="M1 6V3l5-2 5 2v3z" fill="#456"/></svg>';
/** No system gives these to whoever asks for any port, so nobody listens there by chance. */
const SHUT_PORTS = 20_000;
/** Shares and numbers are of requests for pages. A scan asks for a page twice: what it is, and for the page. The first even more often. */
const AT_FIRST = 3;
const LATE_AFTER = 0.4;
const VANISHED_AFTER = 0.6;
const BUSY_EVERY = 6;
/** Two of all that refuse, as their numbers fall. */
const REFUSING_MUTELY = 168;
const SLOW_MS = [300, 500, 900];

export async function serveFleet({ councils, hosts }: Fleet, pages: number): Promise<ServedFleet> {
  const sites = councils.map((council) => siteOf(council, pages));
  const servers: Server[] = [];
  const origins: string[] = [];
  for (let host = 0; host < hosts; host += 1) {
    const here = sites.filter(({ council }) => council.host === host);
    if (here.every(({ council }) => council.fault === 'down')) {
      origins.push(`http://127.0.0.1:${SHUT_PORTS + host}`);
      continue;
    }
    const server = createServer((request, response) => answer(here, request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    origins.push(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    servers.push(server);
  }
  return {
    homes: new Map(councils.map(({ id, host, folder }) => [id, `${origins[host]}${folder}/`])),
    asked: () => sites.map(({ council, asked }) => ({ id: council.id, ...asked })),
    reset: () => {
      for (const site of sites) site.asked = nothing();
    },
    async close() {
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

interface Site {
  readonly council: Council;
  readonly files: ReadonlyMap<string, { readonly type: string; readonly body: string; readonly tag: string }>;
  readonly pages: number;
  asked: { pages: number; requests: number; bytes: number; first: number; last: number };
}

const nothing = () => ({ pages: 0, requests: 0, bytes: 0, first: 0, last: 0 });

function siteOf(council: Council, count: number): Site {
  const { folder, platform } = council;
  const file = (path: string, type: string, body: string) => {
    const tag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
    return [folder + path, { type, body, tag }] as const;
  };
  const files = new Map([
    ...pagesOf(council, count).map(({ path, html }) => file(path, 'text/html; charset=utf-8', html)),
    file(STYLE_PATHS[platform], 'text/css', STYLES[platform]),
    file('/town-hall.svg', 'image/svg+xml', PICTURE),
    // On a host of many councils it stands for all of them, at its root.
    ...(folder === '' ? [file('/robots.txt', 'text/plain', 'User-agent: *\nDisallow: /admin/\n')] : []),
  ]);
  return { council, files, pages: count, asked: nothing() };
}

function answer(sites: readonly Site[], request: IncomingMessage, response: ServerResponse): void {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const site = sites.find(({ council: { folder } }) => pathname.startsWith(`${folder}/`));
  const found = site?.files.get(pathname);
  if (!site) return void response.writeHead(404, { 'content-type': 'text/html' }).end(NOT_FOUND);
  const { asked, council } = site;
  const now = Date.now();
  asked.requests += 1;
  asked.first ||= now;
  asked.last = now;
  const isPage = found?.type.startsWith('text/html') ?? false;
  if (isPage) asked.pages += 1;
  if (turnedAway(site, isPage, response)) return;
  const { status, type, body, tag } = found
    ? { status: 200, ...found }
    : { status: 404, type: 'text/html', body: NOT_FOUND, tag: '' };
  const headers = { 'content-type': type, ...HEADERS[council.platform] };
  // Two of the platforms say what has not changed; of the others the contents have to be compared.
  const tells = council.platform === 'LocalGov Drupal' || council.platform === 'Umbraco';
  const send = () => {
    if (tells && tag !== '' && request.headers['if-none-match'] === tag)
      return void response.writeHead(304, { etag: tag }).end();
    const sent = request.method === 'HEAD' ? '' : body;
    asked.bytes += Buffer.byteLength(sent);
    response.writeHead(status, { ...headers, ...(tells && tag !== '' ? { etag: tag } : {}) });
    response.end(sent);
  };
  if (council.fault === 'slow' && isPage) setTimeout(send, SLOW_MS[asked.pages % SLOW_MS.length]);
  else send();
}

const NOT_FOUND =
  '<!doctype html><html lang="en"><title>Page not found</title><h1>Page not found</h1><p>Check the address, or go to the home page.</p></html>';

/** True where the fault of the council has answered. */
function turnedAway(
  { council: { fault, seed }, asked, pages }: Site,
  isPage: boolean,
  response: ServerResponse,
): boolean {
  const refuse = (status: number, headers: Record<string, string>, title: string) => {
    response.writeHead(status, { 'content-type': 'text/html', ...headers });
    response.end(`<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1></html>`);
    return true;
  };
  const late = asked.pages > Math.max(AT_FIRST, pages * LATE_AFTER);
  if (fault === 'forbidden') return refuse(403, {}, 'Forbidden');
  if (fault === 'challenge' && isPage && late) return refuse(403, { 'cf-mitigated': 'challenge' }, 'Just a moment...');
  // Most say for how long, which is longer than a scan waits. Of the others it has to find out.
  const wait: Record<string, string> = seed % REFUSING_MUTELY === 37 ? {} : { 'retry-after': '3600' };
  if (fault === 'refusing' && isPage && late) return refuse(429, wait, 'Too many requests');
  if (fault === 'busy' && isPage && asked.pages % BUSY_EVERY === 0)
    return refuse(429, { 'retry-after': '1' }, 'Too many requests');
  if (fault !== 'vanishing' || asked.pages <= pages * VANISHED_AFTER) return false;
  response.socket?.destroy();
  return true;
}
