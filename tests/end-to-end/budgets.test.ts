import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveSite } from '../../fixtures/serve.ts';
import { readReport, temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from '../helpers/run-here.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let site: Awaited<ReturnType<typeof serveSite>>;
beforeAll(async () => {
  folder = await temporaryFolder();
  site = await serveSite('undermere');
});
afterAll(async () => {
  await site.close();
  await folder.remove();
});

it('budgets of a configuration file fail the gate, are kept with the scan, and are judged alike again', async () => {
  const budgets = [{ path: '/**', bytes: 1, requests: 900, lcp: 2500 }];
  await writeFile(path.join(folder.path, 'lgdss.config.json'), JSON.stringify({ budgets }));
  const out = path.join(folder.path, 'report');
  const wishes = ['--max-pages', '1', '--no-probes', '--out', out, ...site.scan];
  const run = await runHere(['scan', site.url, ...wishes], { cwd: folder.path });
  // The gate failed, and of LCP nobody knows: nothing was measured.
  expect(run.code, run.err).toBe(3);
  expect(run.out).toContain('Whether the budget for /** is kept is not known of any page: Largest part shown (LCP).');
  expect(run.out).toContain('The gate failed:');
  expect(run.out).toContain('Over the budget for /**: Size of everything loaded (at most 1 byte) on 1 page.');

  const { budgets: report, settings } = await readReport(out);
  expect(settings.budgets).toEqual(budgets);
  expect(report?.given).toBe(true);
  expect(report?.budgets[0]?.limits.map(({ what, over, within, notKnown }) => [what, over, within, notKnown])).toEqual([
    ['bytes', 1, 0, 0],
    ['requests', 0, 1, 0],
    ['lcp', 0, 0, 1],
  ]);

  const again = await runHere(['recheck', out], { cwd: folder.path });
  expect(again.out).toContain('Identical to the saved result.');
});
