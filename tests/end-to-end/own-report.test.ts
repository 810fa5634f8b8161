import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveSite } from '../../fixtures/serve.ts';
import { readReport, runCli, temporaryFolder } from '../helpers/run-cli.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

/** What can be asked of one page without a site, headers and a service around it. */
const ABOUT_THE_PAGE = /^(accessibility|content|forms|performance)\//;

it('our own report, full of findings, passes our own checks of a page', async () => {
  const council = await serveSite('westmere');
  const first = path.join(folder.path, 'first');
  await runCli(['scan', council.url, '--out', first, '--quiet']);
  await council.close();

  const html = await readFile(path.join(first, 'report.html'));
  const server = createServer((request, response) => {
    const found = request.url === '/report.html';
    response.writeHead(found ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      found ? html : '<!doctype html><html lang="en"><title>Page not found</title><h1>Page not found</h1></html>',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/report.html`;
  const second = path.join(folder.path, 'second');
  await runCli(['scan', url, '--out', second, '--max-pages', '1', '--quiet']);
  server.close();

  const report = await readReport(second);
  expect(report.coverage.scanned).toBe(1);
  const failures = report.findings.filter(
    (finding) => finding.outcome === 'failed' && ABOUT_THE_PAGE.test(finding.check),
  );
  expect(failures.map(({ check, message, snippet }) => ({ check, message, snippet }))).toEqual([]);
}, 240_000);
