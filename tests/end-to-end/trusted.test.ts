import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authority, issue, type Wishes } from '../../fixtures/lib/certificate.ts';
import { fromSitemap } from '../../src/cli/inputs/from-sitemap.ts';
import { resolveConfig } from '../../src/config/resolve.ts';
import { openHttp } from '../../src/gather/http.ts';
import type { Visit } from '../../src/ports.ts';
import { readReport, runCli, temporaryFolder, WHOLE_SITE } from '../helpers/run-cli.ts';
import { artifact, html, startVisiting, type Visiting } from './visiting.ts';

const HOST = 'test.ambleford.example';
const resolve = [`${HOST}=127.0.0.1`];
/** Nobody answers there. */
const NO_DNS = '127.0.0.1:9';
const trusted = [await authority()];
const servers: Server[] = [];

async function serve(wishes: Wishes): Promise<string> {
  const server = createServer(await issue(wishes), (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(html('<h1>Bins</h1>'));
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `https://${HOST}:${(server.address() as AddressInfo).port}/`;
}

let trusting: Visiting;
let good: string;
beforeAll(async () => {
  trusting = await startVisiting(() => ({}), { resolve, trusted });
  good = await serve({ names: [HOST] });
});
afterAll(async () => {
  await trusting.close();
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
});

const ended = ({ state, reason }: Visit) => [state, reason];

describe('a site whose certificate an authority of our own has signed', () => {
  it('is visited by those who trust the authority', async () => {
    const visit = await trusting.visitor.visitPage(good);
    expect(artifact(visit, 'headings').map(({ text }) => text)).toEqual(['Bins']);
  });

  it('is not visited by others', async () => {
    const other = await startVisiting(() => ({}), { resolve });
    expect(ended(await other.visitor.visitPage(good))).toEqual(['failed', 'tls']);
    await other.close();
  });

  it.each<Wishes>([
    { names: ['other.ambleford.example'] },
    { names: [HOST], fault: 'expired' },
    { names: [HOST], fault: 'self-signed' },
    { names: [HOST], fault: 'incomplete-chain' },
  ])('is not visited where the certificate has a fault: %j', async (wishes) => {
    expect(ended(await trusting.visitor.visitPage(await serve(wishes)))).toEqual(['failed', 'tls']);
  });

  it('is asked over plain requests by those who trust the authority, and by no others', async () => {
    const ask = async (options: { trusted?: readonly string[] }) => {
      const how = { userAgent: 'lgdss-test', timeoutMs: 30_000, ignoreCertificateErrors: false, resolve };
      const http = openHttp({ ...how, ...options });
      const got = await http.get(good, 5000);
      await http.close();
      return got.ok ? got.value.status : got.error.code;
    };
    expect(await ask({ trusted })).toBe(200);
    expect(await ask({})).toBe('tls');
  });
});

describe('the sitemap of such a site', () => {
  const read = async (flags: object, cwd: string) => {
    const config = resolveConfig({ flags: { resolve, ...flags }, env: {}, version: '0.0.0' });
    if (!config.ok) throw new Error(config.error.message);
    const scope = { include: [], exclude: [], maxPages: 5, maxDepth: 1 };
    const signal = new AbortController().signal;
    const found = await fromSitemap(`${good}sitemap.xml`, scope, config.value, { cwd, signal });
    return found.ok ? '' : found.error.message;
  };

  it('is read by those who trust the authority', async () => {
    const folder = await temporaryFolder();
    await writeFile(path.join(folder.path, 'ca.pem'), trusted.join('\n'));
    expect(await read({ ca: 'ca.pem' }, folder.path)).not.toContain('No secure connection');
    expect(await read({}, folder.path)).toContain('No secure connection');
    expect(await read({ ca: 'other.pem' }, folder.path)).toBe("There is no file 'other.pem' (--ca).");
    await folder.remove();
  });
});

describe('the scan of a site that no browser would open', () => {
  it('says what is wrong with its certificate', async () => {
    const folder = await temporaryFolder();
    const ca = path.join(folder.path, 'ca.pem');
    await writeFile(ca, trusted.join('\n'));
    const url = await serve({ names: [HOST], fault: 'expired' });
    const run = await runCli(
      [
        'scan',
        url,
        '--out',
        folder.path,
        '--ca',
        ca,
        '--resolve',
        resolve.join(),
        '--i-own-this-site',
        '--dns-server',
        NO_DNS,
      ],
      { cwd: folder.path, env: WHOLE_SITE },
    );
    expect(run.code).toBe(3);
    const { findings } = await readReport(folder.path);
    const seen = findings.filter(({ check }) => check.startsWith('security/'));
    expect(seen.map(({ check, messageKey, outcome }) => [check, messageKey, outcome])).toEqual([
      ['security/certificate', 'expired', 'failed'],
    ]);
    await folder.remove();
  });
});

describe('what the scan of such a site writes down of its encryption', () => {
  it('is what was seen with the authority', async () => {
    const origin = new URL(good).origin;
    const crawled = { origin, pages: [], outcomes: [], links: [], read: async () => ({}) };
    const { tls } =
      (await trusting.visitor.lookAround?.(
        crawled,
        async (_, ask) => (await ask()).value,
        new AbortController().signal,
      )) ?? {};
    expect(tls).toMatchObject({
      ok: true,
      value: { host: HOST, authorityGiven: true, certificate: { trusted: true, nameMatches: true } },
    });
  });
});
