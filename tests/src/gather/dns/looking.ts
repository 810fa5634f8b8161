import { type DnsFixtureOptions, serveDns, type Zone } from '../../../../fixtures/lib/dns-server.ts';
import { openDns } from '../../../../src/gather/dns/dns.ts';
import { openHttp } from '../../../../src/gather/http.ts';
import type { LookingAround } from '../../../../src/gather/site/site-gatherer.ts';
import type { Link, RequestSeen, UrlOutcome } from '../../../../src/model/evidence.ts';
import { serveLoopback } from '../../../helpers/loopback.ts';

export interface Looking {
  readonly around: LookingAround;
  readonly asked: readonly string[];
  readonly hits: readonly string[];
  close(): Promise<void>;
}

export interface LookingOptions extends DnsFixtureOptions {
  readonly origin?: string;
  /** Policy files by host, as `text/plain` and 200 unless they say otherwise. */
  readonly policies?: Readonly<Record<string, { body?: string; type?: string; status?: number; location?: string }>>;
  readonly links?: readonly Link['href'][];
  readonly requests?: readonly RequestSeen['url'][];
  readonly fixed?: ReadonlyMap<string, string>;
  readonly attempts?: readonly number[];
}

/** What a gatherer gets to look around with, where DNS and the hosts of policy files stand on loopback. */
export async function lookingAt(zone: Zone, options: LookingOptions = {}): Promise<Looking> {
  const { origin = 'https://www.southmere.example', policies = {}, links = [], requests = [] } = options;
  const server = await serveDns(zone, options);
  const files = await serveLoopback((_request, response, path) => {
    const {
      body = '',
      type = 'text/plain; charset=utf-8',
      status = 200,
      location,
    } = policies[path.split('/')[1] ?? ''] ?? {
      status: 404,
    };
    response.writeHead(status, { 'content-type': type, ...(location === undefined ? {} : { location }) }).end(body);
  });
  const http = openHttp({ userAgent: 'test-agent', timeoutMs: 2000, ignoreCertificateErrors: false });
  const page = { url: `${origin}/`, visitedAt: '2026-11-29T09:00:00.000Z', artifacts: {} };
  const around: Partial<LookingAround> = {
    origin,
    pages: [page],
    outcomes: [] as readonly UrlOutcome[],
    links,
    async read() {
      const value = requests.map((url) => ({ url, type: 'script', bytes: 1, status: 200, contentType: '' }));
      return { requests: { ok: true, value } };
    },
    http: {
      ...http,
      hop: (url, ...rest) => http.hop(url.replace('https://', `${files.origin}/`), ...rest),
    },
    fixed: options.fixed ?? new Map(),
    dns: openDns({ servers: [server], attempts: options.attempts ?? [1000] }),
    signal: new AbortController().signal,
  };
  return {
    // The rest needs a browser, and whoever asks DNS does not use it.
    around: around as LookingAround,
    asked: server.asked,
    hits: files.hits,
    async close() {
      await Promise.all([server.close(), files.close(), http.close()]);
    },
  };
}
