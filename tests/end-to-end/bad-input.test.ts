import { readdir, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readReport, temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from '../helpers/run-here.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

/** A port that was free a moment ago and that nobody listens on. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** One sentence a person can act on: no stack, no code, not a page of help. */
function expectOneClearSentence(text: string): void {
  expect(text).not.toMatch(/\n\s+at |Error:.*\n.*Error:/);
  expect(text.trim().split('\n').length).toBeLessThanOrEqual(3);
}

describe('wrong usage ends with exit code 2, says why and writes nothing', () => {
  const cases: readonly (readonly [name: string, args: readonly string[], says: RegExp])[] = [
    ['an unknown option', ['scan', 'http://127.0.0.1:1/', '--max-page', '5'], /--max-pages/],
    ['an unknown command', ['scna'], /unknown command 'scna'/],
    ['no address', ['scan'], /give an address/],
    ['an address that is not http', ['scan', 'ftp://files.ambleford.example/'], /ftp:\/\/files\.ambleford\.example/],
    ['an address that is none', ['scan', 'http://'], /http:\/\//],
    [
      'a number that is none',
      ['scan', 'http://127.0.0.1:1/', '--max-pages', 'many'],
      /--max-pages must be a whole number/,
    ],
    ['a delay by its short name', ['scan', 'http://127.0.0.1:1/', '--delay', 'long'], /--delay-ms must be/],
    [
      'a DNS server by its name',
      ['scan', 'http://127.0.0.1:1/', '--dns-server', 'dns.example'],
      /--dns-server must be an IP address/,
    ],
    ['an unknown severity', ['scan', 'http://127.0.0.1:1/', '--fail-on', 'terrible'], /--fail-on must be critical/],
    ['a targets file that is not there', ['scan', '--targets', 'nowhere.csv'], /'nowhere\.csv' cannot be read/],
    ['an empty targets file', ['scan', '--targets', 'empty.csv'], /no addresses/],
    ['a malformed configuration', ['scan', 'http://127.0.0.1:1/', '--config', 'broken.json'], /broken\.json/],
    ['a misspelt setting', ['scan', 'http://127.0.0.1:1/', '--config', 'misspelt.json'], /Did you mean 'maxPages'/],
    [
      'a browser that is not there',
      ['scan', 'http://127.0.0.1:1/', '--browser', '/nowhere/chrome'],
      /\/nowhere\/chrome/,
    ],
    [
      'an output folder that cannot be',
      ['scan', 'http://127.0.0.1:1/', '--out', 'empty.csv/reports'],
      /empty\.csv\/reports/,
    ],
    [
      'an authority that is not there',
      ['scan', 'http://127.0.0.1:1/', '--ca', 'nowhere.pem'],
      /no file 'nowhere\.pem'/,
    ],
    ['an authority that is none', ['scan', 'http://127.0.0.1:1/', '--ca', 'empty.csv'], /must be a PEM file/],
    [
      'a host without its address',
      ['scan', 'http://127.0.0.1:1/', '--resolve', 'a.example'],
      /--resolve must be a host/,
    ],
    ['a scan that is not there', ['recheck', 'nowhere'], /no saved scan at 'nowhere'/],
    ['a check that is not there', ['checks', 'security/hst'], /Did you mean 'security\/hsts'/],
  ];

  beforeAll(async () => {
    await writeFile(path.join(folder.path, 'empty.csv'), '');
    await writeFile(path.join(folder.path, 'broken.json'), '{ "maxPages": ');
    await writeFile(path.join(folder.path, 'misspelt.json'), '{ "maxPage": 5 }');
  });

  it.each(cases)('%s', async (_, args, says) => {
    const before = await readdir(folder.path);
    const { code, out, err } = await runHere(args, { cwd: folder.path });
    expect(code).toBe(2);
    expect(err).toMatch(says);
    expectOneClearSentence(err);
    expect(out).toBe('');
    expect(await readdir(folder.path)).toEqual(before);
  });
});

describe('a site that is down', () => {
  it('is an incomplete scan with a report and no score, never a pass', async () => {
    const port = await closedPort();
    const out = path.join(folder.path, 'down');
    const run = await runHere(['scan', `http://127.0.0.1:${port}/`, '--out', out, '--min-score', '0'], {
      cwd: folder.path,
    });
    expect(run.code).toBe(3);
    expect(run.out).toMatch(/refused the connection/);
    const report = await readReport(out);
    expect(report.coverage).toMatchObject({ planned: 1, scanned: 0, failed: 1 });
    expect(report.overall.score).toBeNull();
    expect(report.points.every((point) => point.score === null)).toBe(true);
  });
});

describe('a targets file with a wrong row', () => {
  it('names the row, scans the others and does not end with 0', async () => {
    const port = await closedPort();
    await writeFile(path.join(folder.path, 'rows.csv'), `name,url\nGood,http://127.0.0.1:${port}/\nBad,gopher://x\n`);
    const out = path.join(folder.path, 'rows');
    const run = await runHere(['scan', '--targets', 'rows.csv', '--out', out], { cwd: folder.path });
    expect(run.err).toMatch(/Line 3/);
    expect(run.code).toBe(3);
    expect((await readReport(out)).target.name).toBe('Good');
  });
});
