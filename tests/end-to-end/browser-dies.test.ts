import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { locateBrowser } from '../../src/browser/locate.ts';
import { systemClock } from '../../src/compose.ts';
import { openVisitor } from '../../src/gather/open-visitor.ts';
import { memoryBlobStore } from '../../src/store/memory.ts';

function statusOf(pid: string): { parent: number; command: string } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    return { parent, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8') };
  } catch {
    return undefined;
  }
}

/** The browser we started, which may stand behind a shell script of its package. Its helpers carry a type. */
function ownBrowser(): number {
  const found = readdirSync('/proc').filter((pid) => {
    const status = /^\d+$/.test(pid) ? statusOf(pid) : undefined;
    if (!status?.command.includes('--remote-debugging-pipe')) return false;
    if (/^\/bin\/(ba)?sh|--type=/.test(status.command)) return false;
    return status.parent === process.pid || statusOf(String(status.parent))?.parent === process.pid;
  });
  if (found.length !== 1) throw new Error(`${found.length} browsers of ours are running`);
  return Number(found[0]);
}

it.runIf(process.platform === 'linux')(
  'a browser that is killed costs the page it was on and nothing else',
  async () => {
    const found = await locateBrowser(null, process.env);
    if ('code' in found) throw new Error(found.message);
    const server = createServer((request, response) => {
      response.setHeader('content-type', 'text/html');
      const page = '<!doctype html><html lang="en"><title>Page</title><h1>Page</h1></html>';
      // The page on which the browser dies never ends.
      if (request.url === '/long' && request.method === 'GET') response.write(page);
      else response.end(page);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const options = { executablePath: found.path, userAgent: 'lgdss-scanner', timeoutMs: 15_000 };
    const visitor = await openVisitor(
      { ...options, ignoreCertificateErrors: false, axeRules: ['document-title'] },
      { clock: systemClock, blobs: memoryBlobStore() },
    );

    expect((await visitor.visitPage(`${origin}/before`)).state).toBe('scanned');
    const opened = new Promise<void>((resolve) =>
      server.on('request', ({ method, url }) => {
        if (method === 'GET' && url === '/long') resolve();
      }),
    );
    const dying = visitor.visitPage(`${origin}/long`);
    await opened;
    process.kill(ownBrowser(), 'SIGKILL');
    expect(await dying).toMatchObject({ state: 'failed', reason: 'crashed' });
    expect((await visitor.visitPage(`${origin}/after`)).state).toBe('scanned');

    await visitor.close();
    server.closeAllConnections();
    server.close();
  },
);
