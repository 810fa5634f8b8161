import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveSite } from '../../fixtures/serve.ts';
import { readReport, runCli, temporaryFolder } from '../helpers/run-cli.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

it('Ctrl-C ends with a report of what was seen, marked as partial, and exit code 3', async () => {
  const site = await serveSite('ambleford');
  const out = path.join(folder.path, 'partial');
  let interrupted = false;
  const run = await runCli(['scan', site.url, '--out', out, '--concurrency', '1'], {
    watch: (printed, interrupt) => {
      if (interrupted || !/\b2 done/.test(printed)) return;
      interrupted = true;
      interrupt();
    },
  });
  await site.close();
  expect(run.code).toBe(3);
  expect(run.out).toMatch(/stopped before it was finished/);
  const report = await readReport(out);
  expect(report.finished).toBe(false);
  const { planned, scanned, skipped, blocked, failed } = report.coverage;
  expect(planned).toBe(scanned + skipped + blocked + failed);
  expect(scanned).toBeGreaterThan(0);
  expect(report.pages.filter((page) => page.reason === 'interrupted').length).toBeGreaterThan(5);
}, 60_000);
