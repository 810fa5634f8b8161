import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { serveLoopback } from './loopback.ts';
import { readReport, runCli, TRIED_OUT, WHOLE_SITE } from './run-cli.ts';

/** A page on its own is no council: what only whole sites owe is left out. */
const OF_PAGES = ['accessibility', 'content', 'forms', 'performance'];

/** Serves a page that we wrote, scans it with the real command into `out`, and expects no failure of a check on pages. */
export async function expectPassesOurScanner(file: string, out: string): Promise<void> {
  const zipped = gzipSync(await readFile(file));
  const host = await serveLoopback((_, response, address) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.statusCode = address === '/' ? 200 : 404;
    if (address !== '/')
      return void response.end('<!doctype html><html lang="en"><title>Not found</title><h1>Not found</h1></html>');
    // As web servers send text.
    response.setHeader('content-encoding', 'gzip');
    response.end(zipped);
  });
  const args = ['scan', `${host.origin}/`, '--out', out, '--max-pages', '1', '--quiet'];
  await runCli(args, { env: { ...WHOLE_SITE, ...TRIED_OUT } });
  await host.close();
  const report = await readReport(out);
  expect(report.coverage.scanned).toBe(1);
  const judged = report.checks.filter(({ category, outcomes }) => OF_PAGES.includes(category) && outcomes.passed > 0);
  expect(judged.length).toBeGreaterThan(8);
  const failures = report.findings.filter(
    ({ outcome, check }) => outcome === 'failed' && OF_PAGES.includes(check.split('/')[0] ?? ''),
  );
  expect(failures.map(({ check, message, snippet }) => ({ check, message, snippet }))).toEqual([]);
}
