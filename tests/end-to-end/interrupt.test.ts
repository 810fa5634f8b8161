import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveSite } from '../../fixtures/serve.ts';
import { serveLoopback } from '../helpers/loopback.ts';
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
});

it('Ctrl-C while the site is still being asked leaves nothing wrong to resume from', async () => {
  let patient = false;
  const site = await serveLoopback((_, response, address) => {
    response.setHeader('content-type', 'text/html');
    const answer = () =>
      response.end(address === '/robots.txt' ? 'User-agent: *\nAllow: /\n' : '<title>A</title><h1>A</h1>');
    if (address === '/robots.txt' && !patient) setTimeout(answer, 6000);
    else answer();
  });
  const out = path.join(folder.path, 'early');
  let interrupted = false;
  const first = await runCli(['scan', `${site.origin}/`, '--out', out], {
    watch: (printed, interrupt) => {
      if (interrupted || !printed.includes('Reading robots.txt')) return;
      interrupted = true;
      interrupt();
    },
  });
  expect(first.code).toBe(3);
  expect((await readReport(out)).pages.map(({ reason }) => reason)).toEqual(['interrupted']);
  patient = true;
  const gated = await runCli(['scan', '--resume', out, '--fail-on', 'serious']);
  expect(gated).toMatchObject({ code: 2, err: expect.stringContaining('--fail-on') });
  const second = await runCli(['scan', '--resume', out]);
  await site.close();
  expect((await readReport(out)).coverage).toMatchObject({ planned: 1, scanned: 1 });
  expect(second.code).toBe(0);
});
