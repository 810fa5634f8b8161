import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificate } from '../../fixtures/lib/certificate.ts';
import { listenOnOnePort } from '../../fixtures/lib/one-port.ts';
import { type Answers, serveLoopback } from '../helpers/loopback.ts';
import { scanPlainly } from '../helpers/plain-scan.ts';
import { readReport, temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from '../helpers/run-here.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

const PAGES = [
  '/',
  '/bins',
  '/bins/print',
  '/bins/print/large',
  '/search?q=1',
  '/staff',
  '/tax.php',
  '/tax.php?year=1',
];
const html = `<!doctype html><html lang="en"><title>Ambleford</title><body><main><h1>Ambleford</h1><p>${'Council services for everyone. '.repeat(20)}</p>${PAGES.map((to) => `<a href="${to}">${to}</a>`).join(' ')}</main></html>`;

/** A small site whose robots.txt is answered by the test. */
async function serve(robots: Answers) {
  const site = await serveLoopback((request, response, address) => {
    if (address === '/robots.txt' || address.startsWith('/files/')) return robots(request, response, address);
    if (!PAGES.includes(address)) return void response.writeHead(404).end();
    response.setHeader('content-type', 'text/html').end(html);
  });
  return {
    ...site,
    pages: () => site.hits.map((hit) => hit.replace(/^\w+ /, '')).filter((hit) => PAGES.includes(hit)),
  };
}

async function scanned(robots: Answers) {
  const site = await serve(robots);
  const started: number[] = [];
  const record = await scanPlainly(`${site.origin}/`, {}, () => void started.push(performance.now()));
  await site.close();
  const [asked, allowed] = [site.pages(), record.outcomes.filter(({ state }) => state === 'scanned')];
  // What is forbidden is not asked for at all, which the server knows best.
  expect(asked.toSorted()).toEqual(allowed.map(({ url }) => url.slice(site.origin.length)).toSorted());
  return { record, asked, started };
}

const text = (...lines: readonly string[]) => lines.join('\n');

describe('a robots.txt on a real server', () => {
  it.each<[name: string, robots: string, left: readonly string[]]>([
    [
      'for everybody, with the longest match',
      text('User-agent: *', 'Disallow: /bins', 'Allow: /bins/print'),
      ['/bins'],
    ],
    [
      'with wildcards and an end',
      text('User-agent: *', 'Disallow: /*/print$', 'Disallow: /*.php$', 'Disallow: /*?q='),
      ['/bins/print', '/search?q=1', '/tax.php'],
    ],
    [
      'with a group of our own, which alone counts',
      text('User-agent: *', 'Disallow: /', '', 'User-agent: lgdss-scanner', 'Disallow: /staff'),
      ['/staff'],
    ],
    ['for others only', text('User-agent: otherbot', 'Disallow: /'), []],
    // Cut at 500 KiB, the last rule would be 'Disallow: /'.
    [
      'too large to be read to its end',
      `User-agent: *\nDisallow: /staff\n${'#'.repeat(512_000 - 43)}\nDisallow: /bins/print`,
      ['/staff'],
    ],
  ])('%s', async (_name, robots, left) => {
    const { record, asked } = await scanned((_, response) => response.end(robots));
    expect(asked.toSorted()).toEqual(PAGES.filter((page) => !left.includes(page)).toSorted());
    const forbidden = record.outcomes.filter(({ reason }) => reason === 'robots').map(({ url }) => url);
    expect(forbidden.map((url) => url.replace(/^http:\/\/[^/]+/, '')).toSorted()).toEqual(left.toSorted());
  });

  it.each([404, 403, 410])('is as good as none with status %i', async (status) => {
    const { asked } = await scanned((_, response) => void response.writeHead(status).end('User-agent: *\nDisallow: /'));
    expect(asked).toHaveLength(PAGES.length);
  });

  it('holds for this host although it has moved to another address', async () => {
    const { asked } = await scanned((_, response, address) => {
      if (address === '/robots.txt') return void response.writeHead(301, { location: '/files/robots.txt' }).end();
      response.end('User-agent: *\nDisallow: /bins');
    });
    expect(asked.filter((page) => page.startsWith('/bins'))).toEqual([]);
    expect(asked).toHaveLength(PAGES.length - 3);
  });

  it('that redirects for ever is as good as none', async () => {
    const { asked } = await scanned((_, response) => void response.writeHead(302, { location: '/robots.txt' }).end());
    expect(asked).toHaveLength(PAGES.length);
  });

  it('asks for a delay, and gets it, one page at a time', async () => {
    const { started } = await scanned((_, response) => response.end('User-agent: *\nCrawl-delay: 0.2'));
    // As they were begun: on a busy machine one question is longer on its way to the server than the next.
    const gaps = started.slice(1).map((time, index) => time - (started[index] ?? 0));
    expect(gaps).toHaveLength(PAGES.length - 1);
    expect(Math.min(...gaps)).toBeGreaterThan(180);
  });
});

describe('a site under http and https', () => {
  it('keeps to the rules of each, and asks each for its own once', async () => {
    const asked: string[] = [];
    const links = ['http', 'https'].flatMap((scheme) => ['/bins', '/staff'].map((to) => [scheme, to] as const));
    const server = await listenOnOnePort(await certificate(), 0, (request, response) => {
      const scheme = 'encrypted' in request.socket ? 'https' : 'http';
      asked.push(`${scheme} ${request.url}`);
      if (request.url === '/robots.txt')
        return void response.end(scheme === 'https' ? 'User-agent: *\nDisallow: /staff' : '');
      response.setHeader('content-type', 'text/html');
      const host = request.headers.host ?? '';
      response.end(links.map(([scheme, to]) => `<a href="${scheme}://${host}${to}">${to}</a>`).join(' '));
    });
    const record = await scanPlainly(`http://127.0.0.1:${server.port}/`);
    await server.close();
    const states = record.outcomes.map(
      ({ url, state, reason }) => `${url.replace(/127.*\d\//, '')} ${reason ?? state}`,
    );
    expect(states.toSorted()).toEqual(
      [
        'http:// scanned',
        'http://bins scanned',
        'http://staff scanned',
        'https://bins scanned',
        'https://staff robots',
      ].toSorted(),
    );
    expect(asked.filter((line) => line.includes('robots'))).toEqual(['http /robots.txt', 'https /robots.txt']);
    expect(asked).not.toContain('https /staff');
  });
});

describe('a robots.txt that the server cannot give', () => {
  const why: readonly (readonly [name: string, robots: Answers])[] = [
    ['fails', (_, response) => void response.writeHead(503).end()],
    [
      'has moved to where the server fails',
      (_, response, address) => {
        if (address === '/robots.txt') return void response.writeHead(302, { location: '/files/robots.txt' }).end();
        response.writeHead(500).end();
      },
    ],
    ['hangs', () => undefined],
    ['begins and hangs', (_, response) => void response.write('User-agent: *\nAllow: /\n')],
    ['breaks off', (request) => void request.socket.destroy()],
  ];

  it('because it fails, hangs or breaks off, forbids every page, and the scan says so', async () => {
    const sites = await Promise.all(why.map(([, robots]) => serve(robots)));
    const list = path.join(folder.path, 'sites.csv');
    const rows = sites.map(({ origin }, index) => `${origin}/,${why[index]?.[0]},site-${index}`);
    await writeFile(list, ['url,name,id', ...rows].join('\n'));
    const run = await runHere(['scan', '--targets', list, '--timeout-ms', '1000', '--out', folder.path]);
    await Promise.all(sites.map((site) => site.close()));
    expect(run.code).toBe(3);
    expect(run.err).not.toMatch(/Error/);
    for (const [index, { hits }] of sites.entries()) {
      const [name] = why[index] ?? [];
      // Not even the page that is surely missing, nor the sitemap.
      expect(new Set(hits), name).toEqual(
        new Set(index === 1 ? ['GET /robots.txt', 'GET /files/robots.txt'] : ['GET /robots.txt']),
      );
      const { pages, coverage, overall } = await readReport(path.join(folder.path, `site-${index}`));
      expect(coverage, name).toMatchObject({ planned: 1, scanned: 0, blocked: 1 });
      expect(pages, name).toMatchObject([{ state: 'blocked', reason: 'robots-unavailable' }]);
      expect(overall.score, name).toBeNull();
    }
    expect(run.out.match(/robots\.txt could not be read/g)?.length).toBeGreaterThanOrEqual(sites.length);
  });

  it('where it is given and forbids the missing page too, that is not asked for either', async () => {
    const site = await serve((_, response) => response.end('User-agent: *\nDisallow: /\nAllow: /$'));
    const out = path.join(folder.path, 'home-only');
    const run = await runHere(['scan', `${site.origin}/`, '--out', out]);
    await site.close();
    expect(run.err).not.toMatch(/Error/);
    expect(site.hits.filter((hit) => /lgdss|bins|staff/.test(hit))).toEqual([]);
    expect((await readReport(out)).coverage.scanned).toBe(1);
  });
});
