import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locateBrowser } from '../../src/browser/locate.ts';
import { closedPort, type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { MEASURED, runCli, temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from '../helpers/run-here.ts';

/** In every case all that was seen is within the gate: whatever ends with 0 here has passed what nobody looked at. */
const GATE = ['--min-score', '0', '--coverage-floor', '0', '--no-probes'];

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let site: Loopback;
let views = 0;
let deaths = 0;
const page = (body: string, title = 'Bins') =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body><main><h1>Bins</h1>${body}</main></body></html>`;
const link = (to: string) => page(`<p><a href="${to}">More about your bins</a></p>`);

beforeAll(async () => {
  folder = await temporaryFolder();
  site = await serveLoopback(async (request, response, address) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (address === '/forbidden') return void response.writeHead(403).end(page('<p>No.</p>'));
    if (address === '/deadly' && request.method === 'GET') {
      // Written by the script through which the test has the browser started; each browser is killed once.
      const pid = Number(await readFile(at('browser.pid'), 'utf8').catch(() => Number.NaN));
      if (Number.isNaN(pid)) return void response.writeHead(503).end(page('<p>Later.</p>'));
      await rm(at('browser.pid'));
      deaths += 1;
      process.kill(pid, 'SIGKILL');
      return void response.destroy();
    }
    if (address === '/other-each-time') return void response.end(page('', `Bins, view ${views++}`));
    if (address.startsWith('/to')) return void response.end(link(address.slice(3)));
    response.writeHead(address === '/' ? 200 : 404).end(page(''));
  });
});
afterAll(async () => {
  await site.close();
  await folder.remove();
});

const at = (...names: readonly string[]) => path.join(folder.path, ...names);
const run = (args: readonly string[]) => runHere([...args, ...GATE], { cwd: folder.path });
const runApart = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  runCli([...args, ...GATE], { cwd: folder.path, env });

describe('a scan that saw or wrote only a part ends with 3, and says what is missing', () => {
  it('a page that is forbidden', async () => {
    const { code, out, err } = await run(['ci', `${site.origin}/to/forbidden`, '--out', 'out']);
    expect(code, out + err).toBe(3);
    expect(out).toMatch(/One page could not be scanned, for example .*\/forbidden/);
    expect(out).toContain('It is not passed: the scan is incomplete.');
  });

  it('a report and a file for the pipeline cannot be written', async () => {
    for (const file of ['report.html', 'lgdss.sarif']) await mkdir(at('no-report', file), { recursive: true });
    const ended = await run(['ci', `${site.origin}/`, '--out', 'no-report']);
    expect(ended.code, ended.out + ended.err).toBe(3);
    expect(ended.out).toContain('report.html could not be written: EISDIR');
    expect(ended.out).toContain('lgdss.sarif could not be written: EISDIR');
  });

  it('what later commands need cannot be written', async () => {
    await mkdir(at('no-pointer', 'scan.json'), { recursive: true });
    const ended = await run(['ci', `${site.origin}/`, '--out', 'no-pointer']);
    expect(ended.code, ended.out + ended.err).toBe(3);
    expect(ended.err).toMatch(/ended with an error of the scanner: EISDIR/);
  });

  it('the list of the targets cannot be written', async () => {
    await writeFile(at('two.txt'), `${site.origin}/\nhttp://localhost:${site.port}/\n`);
    await mkdir(at('two', 'targets.json'), { recursive: true });
    const ended = await run(['scan', '--targets', 'two.txt', '--out', 'two']);
    expect(ended.code, ended.out + ended.err).toBe(3);
    expect(ended.err).toContain('targets.json could not be written (EISDIR).');
  });

  it('one of two sites is down', async () => {
    await writeFile(at('one-down.txt'), `${site.origin}/\nhttp://127.0.0.1:${await closedPort()}/\n`);
    const ended = await run(['scan', '--targets', 'one-down.txt', '--out', 'one-down']);
    expect(ended.code, ended.out + ended.err).toBe(3);
    expect(ended.out).toContain('2 targets: 1 complete, 1 incomplete, 0 rows refused.');
  });

  it('a budget was asked for, and nothing is known of it', async () => {
    const budgets = JSON.stringify([{ path: '/**', lcp: 60_000 }]);
    const ended = await run(['ci', `${site.origin}/`, '--budgets', budgets, '--out', 'budget']);
    expect(ended.code, ended.out + ended.err).toBe(3);
    expect(ended.out).toContain('Whether the budget for /** is kept is not known of any page');
    expect(await readFile(at('budget/junit.xml'), 'utf8')).toContain('Whether the budget for /** is kept');
  });

  it('a journey fails', async () => {
    const source = `export default async () => { throw new Error('The button is gone.'); };`;
    await writeFile(at('breaks.ts'), source);
    const ended = await runApart(['ci', `${site.origin}/`, '--journeys', 'breaks.ts', '--out', 'journey']);
    expect(ended.code, ended.out + ended.err).toBe(3);
    expect(ended.out).toMatch(/The journey breaks did not come to its end\. .*The button is gone/);
  });

  it.runIf(process.platform === 'linux')('the browser dies again and again', async () => {
    const found = await locateBrowser(null, process.env);
    if ('code' in found) throw new Error(found.message);
    await writeFile(at('dies.sh'), `#!/bin/sh\necho $$ > '${at('browser.pid')}'\nexec '${found.path}' "$@"\n`);
    await chmod(at('dies.sh'), 0o755);
    const ended = await run(['ci', `${site.origin}/to/deadly`, '--browser', at('dies.sh'), '--out', 'dies']);
    expect(deaths).toBeGreaterThan(0);
    expect(ended.code, ended.out + ended.err).toBe(3);
    expect(ended.out).toMatch(/One page could not be scanned, for example .*\/deadly/);
  });

  it('no page can be measured: each time it is another one', async () => {
    const args = ['--max-measured', '1', '--lighthouse-runs', '3', '--out', 'measured'];
    const ended = await runApart(['ci', `${site.origin}/other-each-time`, ...args], MEASURED);
    expect(ended.code, ended.out + ended.err).toBe(3);
    expect(ended.out).toContain('No page could be measured with Lighthouse, for example');
  }, 600_000);
});
