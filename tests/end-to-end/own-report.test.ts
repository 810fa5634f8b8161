import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { encode } from 'jpeg-js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveSite } from '../../fixtures/serve.ts';
import { script } from '../../reports/html/environment.ts';
import { renderReport } from '../../reports/registry.ts';
import { serveLoopback } from '../helpers/loopback.ts';
import { everythingMeasured } from '../helpers/measured-report.ts';
import { readReport, runCli, temporaryFolder, WHOLE_SITE } from '../helpers/run-cli.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

/** What a council owes its residents and a report does not: a statement of its own and a telephone line. */
const DUTIES_OF_A_COUNCIL = ['statement/exists', 'inclusion/contact-with-hours'];

/** A report has these from whoever signed the scan, and from the sources of its checks. */
const NOT_IN_AN_INVENTED_SCAN = ['open-standards/licence', 'measurement/feedback-route'];

const HEADERS = {
  'content-security-policy': `default-src 'none'; script-src '${script().hash}'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};
const NOT_FOUND =
  '<!doctype html><html lang="en"><title>Page not found</title><main><h1>Page not found</h1><a href="/">Home</a></main></html>';

it('so does one that shows everything that can be measured', async () => {
  const { data } = encode({ data: Buffer.alloc(120 * 213 * 4, 200), width: 120, height: 213 }, 60);
  const { input, tools } = everythingMeasured([...data]);
  await expectPasses(String(await renderReport('html', input, tools)), 'measured', NOT_IN_AN_INVENTED_SCAN);
}, 900_000);

it('our own report, full of findings, passes our own scanner', async () => {
  const council = await serveSite('westmere');
  const first = path.join(folder.path, 'first');
  await runCli(['scan', council.url, '--out', first, '--quiet'], { env: WHOLE_SITE });
  await council.close();

  const html = await readFile(path.join(first, 'report.html'), 'utf8');
  await expectPasses(html, 'second');
}, 900_000);

async function expectPasses(html: string, name: string, except: readonly string[] = []): Promise<void> {
  const zipped = gzipSync(html);
  const host = await serveLoopback((_, response, address) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const text = textFiles(host.origin)[address];
    response.setHeader('content-type', text === undefined ? 'text/html; charset=utf-8' : 'text/plain');
    if (text !== undefined) return void response.end(text);
    response.statusCode = address === '/' ? 200 : 404;
    if (address !== '/') return void response.end(NOT_FOUND);
    // As web servers send text: what a page weighs is what travels.
    response.setHeader('content-encoding', 'gzip');
    response.end(zipped);
  });
  const second = path.join(folder.path, name);
  await runCli(['scan', `${host.origin}/`, '--out', second, '--max-pages', '1', '--quiet'], { env: WHOLE_SITE });
  await host.close();

  const report = await readReport(second);
  expect(report.coverage.scanned).toBe(1);
  // Whether there are other browser engines depends on the machine.
  expect(report.untested.filter(({ check }) => check !== 'resilience/cross-engine')).toEqual([]);
  const failures = report.findings.filter(
    ({ outcome, check }) => outcome === 'failed' && ![...DUTIES_OF_A_COUNCIL, ...except].includes(check),
  );
  expect(failures.map(({ check, message, snippet }) => ({ check, message, snippet }))).toEqual([]);
}

function textFiles(origin: string): Readonly<Record<string, string>> {
  return {
    '/robots.txt': `User-agent: *\nAllow: /\nSitemap: ${origin}/sitemap.txt\n`,
    '/sitemap.txt': `${origin}/\n`,
    '/.well-known/security.txt': 'Contact: mailto:security@ambleford.example\nExpires: 2030-01-01T00:00:00Z\n',
  };
}
