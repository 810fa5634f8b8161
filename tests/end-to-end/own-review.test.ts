import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fileScan } from '../helpers/filed-scan.ts';
import { serveLoopback } from '../helpers/loopback.ts';
import { readRecording } from '../helpers/recorded.ts';
import { readReport, runCli, temporaryFolder, WHOLE_SITE } from '../helpers/run-cli.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const at = (...parts: readonly string[]) => path.join(folder.path, ...parts);
beforeAll(async () => {
  folder = await temporaryFolder();
  const { record, blobs } = await readRecording('westmere');
  await fileScan(record, blobs, at('store'), at('report'));
  const cwd = folder.path;
  expect(await runCli(['review', 'start', 'report'], { cwd })).toMatchObject({ code: 0 });
  expect(await runCli(['review', 'build', 'review.yaml', '--scan', 'report'], { cwd })).toMatchObject({ code: 0 });
  expect(await runCli(['compare', 'report', 'report', '--out', '.'], { cwd })).toMatchObject({ code: 0 });
}, 60_000);
afterAll(() => folder.remove());

/** A page on its own is no council: what only whole sites owe is left out. */
const OF_PAGES = ['accessibility', 'content', 'forms', 'performance'];

it.each(['review.html', 'comparison.html'])(
  '%s passes our own scanner',
  async (file) => {
    const zipped = gzipSync(await readFile(at(file)));
    const host = await serveLoopback((_, response, address) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.statusCode = address === '/' ? 200 : 404;
      if (address !== '/')
        return void response.end('<!doctype html><html lang="en"><title>Not found</title><h1>Not found</h1></html>');
      // As web servers send text.
      response.setHeader('content-encoding', 'gzip');
      response.end(zipped);
    });
    const out = at(`scan-of-${file}`);
    await runCli(['scan', `${host.origin}/`, '--out', out, '--max-pages', '1', '--quiet'], { env: WHOLE_SITE });
    await host.close();
    const report = await readReport(out);
    expect(report.coverage.scanned).toBe(1);
    const judged = report.checks.filter(({ category, outcomes }) => OF_PAGES.includes(category) && outcomes.passed > 0);
    expect(judged.length).toBeGreaterThan(8);
    const failures = report.findings.filter(
      ({ outcome, check }) => outcome === 'failed' && OF_PAGES.includes(check.split('/')[0] ?? ''),
    );
    expect(failures.map(({ check, message, snippet }) => ({ check, message, snippet }))).toEqual([]);
  },
  120_000,
);
