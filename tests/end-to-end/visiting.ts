import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { locateBrowser } from '../../src/browser/locate.ts';
import { openVisitor } from '../../src/gather/open-visitor.ts';
import { memoryFlags } from '../../src/gather/turns/flags.ts';
import { openTurns } from '../../src/gather/turns/turns.ts';
import type { Alongside, VisitorOptions } from '../../src/gather/visitor-options.ts';
import type { PageArtifact, PageArtifacts } from '../../src/model/evidence.ts';
import type { BlobStore, Clock, Visit, Visitor } from '../../src/ports.ts';
import { memoryBlobStore } from '../../src/store/memory.ts';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';

export interface Served {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Uint8Array;
}
export type Page = string | Served | ((request: IncomingMessage, response: ServerResponse) => void);

export interface Visiting {
  readonly executablePath: string;
  readonly server: Loopback;
  readonly visitor: Visitor;
  readonly blobs: BlobStore;
  visit(path: string, host?: string): Promise<Visit>;
  close(): Promise<void>;
}

/** Time stands still: a sleep ends when it is called off. */
export const clock: Clock = {
  now: () => '2026-11-23T09:00:00.000Z',
  sleep: (_, signal) => new Promise((resolve) => signal?.addEventListener('abort', () => resolve())),
};
export const AXE_RULES = ['html-has-lang', 'image-alt', 'link-name', 'label'];

/** Serves the pages and opens one real browser on them. A page that is a string is HTML with status 200. */
export async function startVisiting(
  pages: (origin: string) => Readonly<Record<string, Page>>,
  options: Partial<VisitorOptions> = {},
  alongside: Alongside = {},
): Promise<Visiting> {
  let served: Readonly<Record<string, Page>> = {};
  const server = await serveLoopback((request, response, path) => {
    const page = served[path.split('?')[0] ?? ''] ?? { status: 404, body: '<title>Not found</title>' };
    if (typeof page === 'function') return page(request, response);
    const { status = 200, headers = {}, body = '' } = typeof page === 'string' ? { body: page } : page;
    response.writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      ...headers,
    } as OutgoingHttpHeaders);
    response.end(body);
  });
  served = pages(server.origin);
  const found = await locateBrowser(undefined, process.env);
  if (!('path' in found)) throw new Error(found.message);
  const blobs = memoryBlobStore();
  const visitor = await openVisitor(
    {
      executablePath: found.path,
      userAgent: 'lgdss-test',
      timeoutMs: 20_000,
      ignoreCertificateErrors: false,
      axeRules: AXE_RULES,
      ...options,
    },
    { clock, blobs },
    // What others measure on this machine holds back no page of a test.
    { turns: openTurns(memoryFlags()), ...alongside },
  );
  return {
    executablePath: found.path,
    server,
    visitor,
    blobs,
    visit: (path, host = '127.0.0.1') => visitor.visitPage(`http://${host}:${server.port}${path}`),
    async close() {
      await visitor.close();
      await server.close();
    },
  };
}

export const html = (body: string, head = '<title>Bins - Ambleford Council</title>') =>
  `<!doctype html><html lang="en-GB"><head>${head}</head><body>${body}</body></html>`;

/** The artifact of a visit that went well, or an error that says why there is none. */
export function artifact<K extends PageArtifact>(visit: Visit, name: K): PageArtifacts[K] {
  const gathered = visit.page?.artifacts[name];
  if (gathered?.ok) return gathered.value;
  throw new Error(
    `No "${name}": ${gathered ? gathered.error.message : `${visit.state} ${visit.reason} ${visit.detail}`}`,
  );
}

/** Names of the artifacts that could not be gathered. */
export function missing(visit: Visit): readonly string[] {
  return Object.entries(visit.page?.artifacts ?? { page: { ok: false } })
    .filter(([, gathered]) => !gathered?.ok)
    .map(([name]) => name);
}
