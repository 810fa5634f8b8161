import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { descendsFrom } from '../../src/browser/memory.ts';
import { factsOf } from '../../src/browser/processes.ts';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { MEASURED, readReport, runCli, temporaryFolder } from '../helpers/run-cli.ts';

const page = (title: string, more = '') =>
  `<!doctype html><html lang="en"><title>${title}</title><main><h1>${title}</h1><p>Words.</p>${more}</main></html>`;
const links = ['gone', 'crash'].map((name) => `<a href="/${name}">${name}</a>`).join(' ');

/** Ends the process that Lighthouse runs in, as if it had broken down by itself. */
function breakLighthouse(): void {
  const parents = new Map(
    readdirSync('/proc').flatMap((name) =>
      /^\d+$/.test(name) ? [[Number(name), factsOf(Number(name))?.parent ?? 0]] : [],
    ),
  );
  for (const pid of parents.keys())
    if (descendsFrom(pid, process.pid, parents) && commandOf(pid).includes('gather/measure/worker'))
      process.kill(pid, 'SIGKILL');
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let site: Loopback;
beforeAll(async () => {
  folder = await temporaryFolder();
  site = await serveLoopback((request, response, address) => {
    const measuring = request.headers['user-agent']?.includes('Mobile') === true;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    switch (address.split('?')[0]) {
      case '/':
        return void response.end(page('Home', links));
      case '/gone':
        return void response.writeHead(measuring ? 503 : 200).end(page('Gone'));
      case '/crash':
        if (measuring) breakLighthouse();
        return void response.end(page('Crash'));
    }
    response.writeHead(404).end(page('Not found'));
  });
});
afterAll(async () => {
  await site.close();
  await folder.remove();
});

it.runIf(process.platform === 'linux')(
  'pages that cannot be measured cost one artifact each: the scan goes on, and the report says why',
  async () => {
    // Every way in which a page cannot be measured has a test in measuring.test.ts.
    const start = ['', 'gone', 'crash'].map((name) => `${site.origin}/${name}`);
    const wishes = ['--no-probes', '--timeout-ms', '8000', '--lighthouse-runs', '3'];
    const env = { ...MEASURED, TMPDIR: folder.path };
    const { code, err, out } = await runCli(['scan', ...start, '--out', folder.path, ...wishes], { env });
    expect(code, err).toBe(0);

    const { measured } = await readReport(folder.path);
    expect(measured).toMatchObject({ planned: 3, measured: 1, failed: 2 });
    expect(measured?.pages.map(({ url }) => new URL(url).pathname)).toEqual(['/']);
    const why = Object.fromEntries((measured?.lost ?? []).map(({ url, reason }) => [new URL(url).pathname, reason]));
    expect(why).toEqual({
      '/gone': expect.stringMatching(/answered with an error \(503\)/),
      '/crash': expect.stringMatching(/broke down/),
    });
    expect(out).toMatch(/2 pages could not be measured/);
    const html = readFileSync(path.join(folder.path, 'report.html'), 'utf8');
    expect(html).toContain('Pages that could not be measured');
    for (const reason of ['error (503)', 'broke down']) expect(html).toContain(reason);
  },
  600_000,
);
