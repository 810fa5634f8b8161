import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ScanRecord } from '../../src/model/evidence.ts';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { type CliRun, MEASURED, readReport, runCli, temporaryFolder } from '../helpers/run-cli.ts';

/** From the first request of a page to the last answer that it waits for. */
interface Loading {
  readonly site: string;
  readonly measuring: boolean;
  readonly began: number;
  readonly ended: number;
}

const PAGES = 8;
const SLOW_MS = 700;
const loadings: Loading[] = [];
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let sites: readonly Loopback[];

/** Every page waits for a script that takes its time, so that pages which are open at once are seen to be. */
function serve(site: string): Promise<Loopback> {
  return serveLoopback((request, response, page) => {
    const type = page.startsWith('/slow.js') ? 'text/javascript' : 'text/html; charset=utf-8';
    if (page.startsWith('/slow.js')) {
      const measuring = request.headers['user-agent']?.includes('Mobile') === true;
      const began = Date.now();
      setTimeout(() => {
        loadings.push({ site, measuring, began, ended: Date.now() });
        response.writeHead(200, { 'content-type': type }).end('document.title;');
      }, SLOW_MS);
      return;
    }
    const found = page === '/' || /^\/page-\d+$/.test(page);
    const links = Array.from({ length: PAGES }, (_, at) => `<li><a href="/page-${at}">Page ${at}</a></li>`).join('');
    const head = `<title>Page of ${site}</title><script src="/slow.js?for=${page}"></script>`;
    const body = `<html lang="en">${head}<h1>Page</h1><main><p>Words.</p><ul>${links}</ul></main></html>`;
    response.writeHead(found ? 200 : 404, { 'content-type': type }).end(found ? body : '<title>None</title>');
  });
}

beforeAll(async () => {
  folder = await temporaryFolder();
  sites = await Promise.all(['first', 'second'].map(serve));
});
afterAll(async () => {
  await Promise.all(sites.map((site) => site.close()));
  await folder.remove();
});

function scan(site: Loopback, name: string, more: readonly string[]): Promise<CliRun> {
  const args = ['scan', `${site.origin}/`, '--out', path.join(folder.path, name), '--no-probes', '--max-measured', '1'];
  const env = { ...MEASURED, TMPDIR: folder.path };
  return runCli([...args, '--lighthouse-runs', '3', ...more], { cwd: folder.path, env });
}

it('two scans at once: neither measures while the other does, or has a page open', async () => {
  const [first, second] = sites;
  if (!first || !second) throw new Error('Both sites are served.');
  const quick = scan(first, 'first', ['--max-pages', '2']);
  await sleep(2500);
  const slow = scan(second, 'second', ['--concurrency', '1', '--delay', '1500']);
  const runs = await Promise.all([quick, slow]);
  for (const { code, err } of runs) expect(code, err).toBe(0);
  expect(runs[0]?.err).toMatch(/Measuring page 1 of 1, run 3/);

  const measured = loadings.filter(({ measuring }) => measuring);
  expect(measured.filter(({ site }) => site === 'first').length).toBeGreaterThanOrEqual(3);
  expect(measured.filter(({ site }) => site === 'second').length).toBeGreaterThanOrEqual(3);
  const overlapping = measured.flatMap((run) =>
    loadings.filter((other) => other !== run && run.began < other.ended && other.began < run.ended),
  );
  expect(overlapping).toEqual([]);
  // The second was still opening pages when the first measured: without turns they would have met.
  const [since] = measured.map(({ began }) => began).toSorted((a, b) => a - b);
  const crawledAfter = loadings.filter(
    ({ site, measuring, began }) => site === 'second' && !measuring && began > (since ?? 0),
  );
  expect(crawledAfter.length).toBeGreaterThan(1);

  const { settings } = await readReport(path.join(folder.path, 'first'));
  expect(settings.lighthouse satisfies ScanRecord['settings']['lighthouse']).toBeUndefined();
}, 600_000);
