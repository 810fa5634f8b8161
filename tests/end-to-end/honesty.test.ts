import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { readReport, runCli, temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from '../helpers/run-here.ts';

const page = (body = '') =>
  `<!doctype html><html lang="en"><head><title>Page</title></head><body><main><h1>Page</h1>${body}</main></body></html>`;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let site: Loopback;
let asked: string[] = [];
/** Much longer than any machine needs to end a scan. */
const SLOW_MS = 150_000;
let slowAnswered = false;
beforeAll(async () => {
  folder = await temporaryFolder();
  site = await serveLoopback((request, response, address) => {
    asked.push(`${request.method} ${address}`);
    response.setHeader('content-type', 'text/html');
    if (address === '/robots.txt') return void response.writeHead(404).end();
    if (address === '/sitemap.xml') {
      const old = Array.from(
        { length: 120 },
        (_unused, number) => `<url><loc>${site.origin}/old/${number}</loc></url>`,
      );
      return void response.end(`<urlset>${old.join('')}</urlset>`);
    }
    if (address.startsWith('/old/')) return void response.writeHead(302, { location: '/' }).end();
    // Timers do not run in a sandbox without scripts, so axe cannot run either.
    if (address === '/sandboxed') response.setHeader('content-security-policy', 'sandbox');
    if (address === '/slow') {
      const timer = setTimeout(() => {
        slowAnswered = true;
        response.end(page());
      }, SLOW_MS);
      return void response.on('close', () => clearTimeout(timer));
    }
    response.end(page('<a href="/other">The other page</a>'));
  });
});
afterAll(async () => {
  await site.close();
  await folder.remove();
});

const out = (name: string) => path.join(folder.path, name);

describe('what was not seen is never taken for good', () => {
  it('a page that could be read only in part makes the scan incomplete, and says so', async () => {
    const run = await runHere(['scan', `${site.origin}/sandboxed`, '--max-pages', '1', '--out', out('part')]);
    expect(run.code).toBe(3);
    expect(run.out).toMatch(/could be read only in part/);
    const [scanned] = (await readReport(out('part'))).pages;
    expect(scanned).toMatchObject({ state: 'scanned' });
    expect(scanned?.failedArtifacts).toContain('axe');
  });

  it('old addresses that all redirect do not turn a small scan into a large one', async () => {
    asked = [];
    const run = await runHere(['scan', `${site.origin}/`, '--max-pages', '5', '--out', out('redirects')]);
    expect(run.err).not.toMatch(/Error/);
    expect(asked.filter((one) => one.startsWith('GET /old/')).length).toBeLessThanOrEqual(30);
    const { coverage, pages } = await readReport(out('redirects'));
    expect(coverage.planned).toBe(coverage.scanned + coverage.skipped + coverage.blocked + coverage.failed);
    expect(pages.filter(({ url }) => url.includes('/old/'))).toHaveLength(120);
  });

  it('a recheck without its evidence is incomplete, and blames the evidence', async () => {
    const saved = out('saved');
    await runHere(['scan', `${site.origin}/`, '--max-pages', '1', '--out', saved]);
    await rm(path.join(saved, 'evidence', 'blobs'), { recursive: true });
    const run = await runHere(['recheck', saved]);
    expect(run.code).toBe(3);
    expect(run.out).toMatch(/Evidence is missing or was changed/);
    expect(run.out).toMatch(/The checks are the same/);
    expect(run.out).not.toMatch(/Identical/);
  });

  it('a store that cannot be written to is found before the site is asked for anything', async () => {
    await writeFile(out('file'), '');
    asked = [];
    const run = await runHere(['scan', `${site.origin}/`, '--out', out('no-store'), '--store', `${out('file')}/store`]);
    expect(run.code).toBe(2);
    expect(run.err).toMatch(/Nothing can be written to .*store/);
    expect(asked).toEqual([]);
  });

  it('after Ctrl-C no other site is contacted, a slow page is not waited for, and nobody is forgotten', async () => {
    const second = await serveLoopback((_, response) => response.end(page()));
    await writeFile(out('two.txt'), `${site.origin}/slow\n${second.origin}/\n`);
    let interrupted = false;
    // Side by side the second would have been contacted before.
    const args = ['--targets', out('two.txt'), '--parallel-hosts', '1', '--timeout-ms', '600000'];
    const run = await runCli(['scan', ...args, '--out', out('two')], {
      watch: (printed, interrupt) => {
        if (interrupted || !printed.includes('Opening pages')) return;
        interrupted = true;
        interrupt();
      },
    });
    await second.close();
    expect(run.code).toBe(3);
    expect(interrupted).toBe(true);
    expect(slowAnswered).toBe(false);
    expect(run.out).toMatch(/2 targets: 0 complete, 2 incomplete/);
    expect(second.hits).toEqual([]);
  });
});
