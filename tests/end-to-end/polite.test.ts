import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answers, serveLoopback } from '../helpers/loopback.ts';
import { readReport, temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from '../helpers/run-here.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

const page = (body = '') =>
  `<!doctype html><html lang="en"><head><title>Ambleford</title></head><body><main><h1>Ambleford</h1><p>${'Council services for everyone who lives here. '.repeat(10)}</p>${body}</main></body></html>`;
const links = (count: number) =>
  Array.from({ length: count }, (_, number) => `<a href="/page/${number}">Page ${number}</a>`).join(' ');

/** Scans a small site made of one answer for the pages below the home page. */
async function scan(name: string, count: number, answer: Answers) {
  const times: number[] = [];
  const site = await serveLoopback((request, response, address) => {
    response.setHeader('content-type', 'text/html');
    if (address === '/') return void response.end(page(links(count)));
    if (!address.startsWith('/page/')) return void response.writeHead(404).end(page());
    times.push(performance.now());
    answer(request, response, address);
  });
  const out = path.join(folder.path, name);
  const run = await runHere(['scan', `${site.origin}/`, '--out', out]);
  await site.close();
  return { run, out, times, report: await readReport(out) };
}

describe('a site that asks us to slow down', () => {
  it('is waited for as long as it asks, and the page is scanned after all', async () => {
    let asked = 0;
    const { run, report, times } = await scan('retry-after', 1, (_, response) => {
      asked += 1;
      if (asked > 1) return void response.end(page());
      response.writeHead(429, { 'retry-after': '2', 'content-type': 'text/html' }).end(page());
    });
    expect(report.coverage).toMatchObject({ scanned: 2, blocked: 0 });
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(1900);
    expect(run.code).toBe(0);
    expect(run.err).toMatch(/under strain, so we slow down/);
  });

  it('is tried again after a passing error, but not for ever', async () => {
    const hits = new Map<string, number>();
    const { report } = await scan('passing', 2, (request, response, address) => {
      // Asked what it is, before each page is opened for the first time.
      if (request.method === 'HEAD') return void response.writeHead(500).end();
      const tries = (hits.get(address) ?? 0) + 1;
      hits.set(address, tries);
      if (address === '/page/0' && tries > 1) return void response.end(page());
      response.writeHead(500).end(page());
    });
    expect(Object.fromEntries(hits)).toEqual({ '/page/0': 2, '/page/1': 3 });
    const states = report.pages.map(({ url, state }) => [new URL(url).pathname, state]);
    expect(states).toEqual(
      expect.arrayContaining([
        ['/page/0', 'scanned'],
        ['/page/1', 'failed'],
      ]),
    );
    expect(report.pages.find(({ url }) => url.endsWith('/page/1'))?.detail).toMatch(/We tried three times/);
  });
});

describe('a site that turns us away', () => {
  it('gets no findings from a challenge page, no score, and a text for its owner', async () => {
    const { run, out, report } = await scan('challenge', 3, (_, response) => {
      response.writeHead(403, { 'cf-mitigated': 'challenge', 'content-type': 'text/html' });
      response.end('<html><title>Just a moment...</title><body><img src="x"></body></html>');
    });
    expect(run.code).toBe(3);
    expect(report.coverage).toMatchObject({ scanned: 1, blocked: 3 });
    expect(report.pages.filter(({ reason }) => reason === 'challenge')).toHaveLength(3);
    expect(report.findings.filter((finding) => finding.page.includes('/page/'))).toEqual([]);
    expect(report.overall.score).toBeNull();
    expect(report.points.every(({ score }) => score === null)).toBe(true);
    const letter = await readFile(path.join(out, 'letter-to-the-owner.txt'), 'utf8');
    expect(letter).toContain('lgdss-scanner');
    expect(letter).toContain('A bot challenge was served instead of the page: 3 pages.');
  });

  it('writes to nobody when nothing was blocked', async () => {
    const { out } = await scan('open', 1, (_, response) => response.end(page()));
    expect(existsSync(path.join(out, 'letter-to-the-owner.txt'))).toBe(false);
  });

  it('is not blamed for what another site answers to its redirects', async () => {
    const other = await serveLoopback((_, response) => response.writeHead(403).end('no'));
    const { run, out, report } = await scan('redirects', 30, (_, response, address) => {
      if (Number(address.slice('/page/'.length)) >= 24) return void response.end(page());
      response.writeHead(302, { location: `${other.origin}${address}` }).end();
    });
    await other.close();
    expect(run.code).toBe(0);
    expect(report.coverage).toMatchObject({ scanned: 7, skipped: 24, blocked: 0 });
    expect(existsSync(path.join(out, 'letter-to-the-owner.txt'))).toBe(false);
  });

  it('is left alone once it asks for a long wait, links included, and its pages are not called broken', async () => {
    const { run, report, times } = await scan('long-wait', 20, (_, response) => {
      response.writeHead(429, { 'retry-after': '3600', 'content-type': 'text/html' }).end(page());
    });
    expect(run.code).toBe(3);
    // Those in flight when the first answer came, and none after.
    expect(times.length).toBeLessThanOrEqual(12);
    expect(report.coverage).toMatchObject({ planned: 21, scanned: 1, blocked: 20 });
    expect(
      report.findings.filter(({ check, outcome }) => check === 'content/broken-links' && outcome === 'failed'),
    ).toEqual([]);
  });
});
