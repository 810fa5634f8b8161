import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scan } from '../../src/index.ts';
import { type BegunScan, begunScans } from '../../src/store/begun.ts';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { ownCheck } from '../helpers/own-check.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const html =
  '<!doctype html><html lang="en"><head><title>BINS</title></head><body><main><h1>Bins</h1></main></body></html>';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let site: Loopback;
beforeAll(async () => {
  folder = await temporaryFolder();
  site = await serveLoopback((_, response, address) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.writeHead(address === '/' ? 200 : 404).end(html);
  });
});
afterAll(async () => {
  await site.close();
  await folder.remove();
});

describe('scan', () => {
  it.each<[object, RegExp]>([
    [{ maxPage: 3 }, /'maxPage' is not a setting\. Did you mean 'maxPages'\?/],
    [{ maxPages: 0 }, /maxPages must be a whole number from 1/],
    [{ failOn: 'serious' }, /Only the command knows failOn/],
    [{ checks: ['./missing.ts'] }, /\.\/missing\.ts cannot be loaded/],
    [{ ownChecks: [ownCheck, ownCheck] }, /two checks called 'custom\/shouting-title'/],
    [{ ownChecks: [{}] }, /ownChecks\[0\] must export a check/],
  ])('refuses %j before anything is opened', async (options, message) => {
    await expect(scan(`${site.origin}/`, options)).rejects.toThrow(message);
    await expect(scan(`${site.origin}/`, options)).rejects.toBeInstanceOf(TypeError);
    expect(site.hits).toEqual([]);
  });

  it('refuses what is no address', async () => {
    await expect(scan('ftp://127.0.0.1/')).rejects.toThrow(TypeError);
  });

  it('gives back the scan, which can be reported when all is closed', async () => {
    const events: string[] = [];
    const store = path.join(folder.path, 'store');
    let using: Promise<readonly BegunScan[]> | undefined;
    const { record, result, gaps, report, document } = await scan(`${site.origin}/`, {
      ...{ probes: false, wholeSite: false, lighthouse: false, store },
      ownChecks: [ownCheck],
      onEvent({ kind }) {
        events.push(kind);
        using ??= begunScans(store);
      },
    });
    expect(record.outcomes.map(({ state }) => state)).toEqual(['scanned']);
    expect(gaps).toEqual([]);
    // Meanwhile nobody tidies away what it uses.
    expect([(await using)?.length, (await begunScans(store)).length]).toEqual([1, 0]);
    expect(events).toEqual(expect.arrayContaining(['scan-started', 'scan-finished']));
    expect(result.results.find(({ check }) => check === 'custom/shouting-title')?.outcome.outcome).toBe('failed');
    const told = document();
    expect(told.custom?.checks).toEqual(['custom/shouting-title']);
    expect(JSON.parse(await report('json'))).toEqual(JSON.parse(JSON.stringify(told)));
    Object.assign(told, { overall: 'spoilt' });
    expect(document().overall.policy).toBe(result.versions.policy);
    expect(await report('performance')).toContain('Lighthouse');
    expect(await report('html')).toContain('Checks of your own');
    expect(await report('junit')).toContain('<testsuites');
    await expect(report('pdf' as 'html')).rejects.toThrow("There is no report 'pdf'. There are: json, html");
  });
});

describe('docs/api.md', () => {
  const [example = ''] = /(?<=```ts\n)[\s\S]*?(?=```)/.exec(readFileSync(path.join(ROOT, 'docs/api.md'), 'utf8')) ?? [];

  it('begins with an example that runs and comes to its end', async () => {
    const entry = pathToFileURL(path.join(ROOT, 'src/index.ts')).href;
    const program = example
      .replace("'lgdss-scanner'", JSON.stringify(entry))
      .replace('https://www.ambleford.example', `${site.origin}/`)
      .replace('probes: false,', 'probes: false, wholeSite: false, lighthouse: false,');
    await writeFile(path.join(folder.path, 'example.ts'), program);
    const ran = await promisify(execFile)(process.execPath, ['example.ts'], { cwd: folder.path, timeout: 60_000 });
    const finding = '(critical|serious|moderate|minor): .+ \\(http.+\\)\n';
    expect(ran.stdout).toMatch(
      new RegExp(`^1 pages, ([\\d.]+|no) score\n(${finding}){3}The report has something to show\\.\n$`),
    );
  });
});
