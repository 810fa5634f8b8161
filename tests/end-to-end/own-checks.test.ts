import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { ownCheckSource } from '../helpers/own-check.ts';
import { readReport, runCli, temporaryFolder } from '../helpers/run-cli.ts';

const ENTRY = pathToFileURL(path.join(import.meta.dirname, '../../src/model/check.ts')).href;
/** Its file of settings is a program. */
const SETTINGS = 'Settings are read from lgdss.config.ts, which is run as a program. Leave it out with --no-config.\n';
const html =
  '<!doctype html><html lang="en"><head><title>BINS</title></head><body><main><h1>Bins</h1></main></body></html>';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let site: Loopback;
const run = (...args: readonly string[]) => runCli(args, { cwd: folder.path });
const put = (name: string, text: string) => writeFile(path.join(folder.path, name), text);

beforeAll(async () => {
  folder = await temporaryFolder();
  site = await serveLoopback((_, response, address) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.writeHead(address === '/' ? 200 : 404).end(html);
  });
  await put('our-rule.ts', ownCheckSource(ENTRY));
  await put(
    'crashes.ts',
    ownCheckSource(ENTRY)
      .replace('failedIf(/', "(() => { throw new Error('of its own'); })() ?? failedIf(/")
      .replace('shouting', 'crashing'),
  );
  await put(
    'lgdss.config.ts',
    `const origin: string = '${site.origin}/';
export default { start: [origin], checks: ['./our-rule.ts', './crashes.ts'], failOn: 'serious', probes: false, out: 'report' };`,
  );
});
afterAll(async () => {
  await site.close();
  await folder.remove();
});

describe('a check of a project of its own', () => {
  it('is refused before anything is opened when it is wrong', async () => {
    await put('wrong.ts', ownCheckSource(ENTRY).replace('"points":[]', '"points":["lgdss:10"]'));
    const ended = await run('scan', `${site.origin}/`, '--checks', './wrong.ts');
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain('./wrong.ts: meta.points.0 must be empty');
    expect(site.hits).toEqual([]);
  });

  it('is refused when it asks for what nobody gathers, which would leave it untested for ever', async () => {
    await put('misspelt.ts', ownCheckSource(ENTRY).replace("['document']", "['documnet']"));
    const ended = await run('ci', `${site.origin}/`, '--checks', './misspelt.ts');
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain("./misspelt.ts: needs.0 'documnet' is not gathered. Did you mean 'document'?");
    expect(site.hits).toEqual([]);
  });

  it('is named where the scan does not look for what it needs, and its silence is no pass', async () => {
    const ended = await run('scan', `${site.origin}/`, '--checks', './our-rule.ts', '--profile', 'axe', '--out', 'axe');
    const why = "The check custom/shouting-title says nothing in this scan: the profile 'axe' judges only";
    expect(ended.err).toContain(why);
    expect(ended.out).toContain(
      '1 check of your own judged nothing in this scan, so of that nothing is passed: custom/shouting-title.',
    );
  });

  it('runs with the others, counts for the gate, costs itself alone, and is judged again and accepted', async () => {
    const ended = await run('scan');
    expect(ended.code, ended.err).toBe(1);
    expect(ended.out).toContain('custom/shouting-title: Titles do not shout (failed on 1 of 1 page or site)');
    expect(ended.out).toContain('custom/crashing-title: Titles do not shout (not tested on 1 of 1 page or site)');
    expect(ended.out).toContain('The title "BINS" is in capital letters.');
    const report = await readReport(path.join(folder.path, 'report'));
    expect(report.custom?.findings).toHaveLength(1);
    expect(report.untested).toContainEqual({
      check: 'custom/crashing-title',
      subject: `${site.origin}/`,
      reason: 'The check stopped because of a fault in it: of its own',
    });
    expect(ended.out).toContain(
      '1 check of your own judged nothing in this scan, so of that nothing is passed: custom/crash',
    );
    // The other is that there is no accessibility statement.
    expect(ended.out).toContain('2 failures are serious or worse (--fail-on serious).');

    const again = await run('recheck', 'report');
    expect(again.out).toContain('Identical to the saved result.');
    const without = await run('recheck', 'report', '--checks', './our-rule.ts');
    expect(without.out).not.toContain('crashing');

    expect(await run('baseline', 'report')).toMatchObject({ code: 0, err: SETTINGS });
    expect(await readFile(path.join(folder.path, 'lgdss-baseline.yaml'), 'utf8')).toContain('custom/shouting-title');
    const accepted = await run('scan', '--new-only', '--out', 'later');
    expect(accepted.code, accepted.out).toBe(0);
  });
});
