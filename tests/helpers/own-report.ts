import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { script } from '../../reports/html/environment.ts';
import { serveLoopback } from './loopback.ts';
import { readReport, runCli, TRIED_OUT, WHOLE_SITE } from './run-cli.ts';

/** What a council owes its residents and a report does not: a statement of its own and a telephone line. */
const DUTIES_OF_A_COUNCIL = ['statement/exists', 'inclusion/contact-with-hours'];

const HEADERS = {
  'content-security-policy': `default-src 'none'; script-src '${script().hash}'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};
const NOT_FOUND =
  '<!doctype html><html lang="en"><title>Page not found</title><main><h1>Page not found</h1><a href="/">Home</a></main></html>';

/** Serves a report as `html`, scans it with the real command into `out`, and expects no failure but of those left out. */
export async function expectReportPasses(html: string, out: string, except: readonly string[] = []): Promise<void> {
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
  const args = ['scan', `${host.origin}/`, '--out', out, '--max-pages', '1', '--quiet'];
  await runCli(args, { env: { ...WHOLE_SITE, ...TRIED_OUT } });
  await host.close();

  const report = await readReport(out);
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
