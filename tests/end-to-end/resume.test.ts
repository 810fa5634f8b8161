import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ServedSite, serveSite } from '../../fixtures/serve.ts';
import type { ReportDocument } from '../../reports/lib/document-types.ts';
import { readEntries } from '../../src/crawl/journal.ts';
import { PAGES_ALONE, readReport, runCli, temporaryFolder } from '../helpers/run-cli.ts';

const bin = fileURLToPath(new URL('../../src/cli/bin.ts', import.meta.url));
/** Lines in the journal after which the scan is killed, and a little later each time: ten different moments of a page. */
const MOMENTS = [0, 1, 3, 6, 9, 12, 16, 20, 24, 28];

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let site: ServedSite;
const running = new Set<ChildProcess>();
let over = false;
beforeAll(async () => {
  folder = await temporaryFolder();
  site = await serveSite('ambleford');
});
afterAll(async () => {
  // Where the test ran out of time a scan still writes into the folder.
  over = true;
  await Promise.all([...running].map(kill));
  await site.close();
  await folder.remove();
});

async function visitedIn(reports: string): Promise<string[]> {
  const text = await readFile(path.join(reports, 'journal.ndjson'), 'utf8').catch(() => '');
  return readEntries(text).flatMap((entry) => (entry.kind === 'visited' ? [entry.filed.visit.url] : []));
}

/** With all that it started. */
async function kill(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  process.kill(-child.pid, 'SIGKILL');
  await gone;
}

/** Ends the process the way a power cut would, browser included, once the journal is long enough. */
async function killAfter(lines: number, later: number, reports: string, args: readonly string[]): Promise<void> {
  if (over) throw new Error('The test is over.');
  const child = spawn(process.execPath, [bin, ...args], {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, ...PAGES_ALONE },
  });
  running.add(child);
  child.on('exit', () => running.delete(child));
  while (running.has(child) && (await visitedIn(reports)).length < lines) await setTimeout(50);
  await setTimeout(later);
  await kill(child);
}

/** What a scan says, without the times at which it said it. */
function essence({ pages, coverage, findings, points, overall, checks }: ReportDocument) {
  return { pages, coverage, findings, points, overall, checks };
}

it('a scan killed at ten moments ends as one that was left alone, and opens no finished page twice', async () => {
  const undisturbed = path.join(folder.path, 'undisturbed');
  await runCli(['scan', site.url, '--out', undisturbed, '--quiet', '--no-probes']);

  const killed = path.join(folder.path, 'killed');
  let args = ['scan', site.url, '--out', killed, '--quiet', '--no-probes'];
  const twice: string[] = [];
  for (const [turn, lines] of MOMENTS.entries()) {
    const finished = new Set(await visitedIn(killed));
    const from = site.requests().length;
    await killAfter(lines, 300 + turn * 37, killed, args);
    const asked = site
      .requests()
      .slice(from)
      .filter(({ method }) => method === 'GET');
    twice.push(...asked.map(({ url }) => new URL(url, site.url).href).filter((url) => finished.has(url)));
    // Killed before its first line, a scan leaves nothing to resume, and starting again is right.
    if (existsSync(path.join(killed, 'journal.ndjson'))) args = ['scan', '--resume', killed, '--quiet'];
  }
  expect((await visitedIn(killed)).length).toBeGreaterThan(20);
  const last = await runCli(args);
  expect(last.err).toBe('');
  expect(last.code).toBe(0);
  const whole = await readReport(undisturbed);
  // An old address that redirects to a finished page asks for that page again, and has to.
  const byRedirect = whole.pages.filter(({ reason }) => reason === 'duplicate').map(({ detail }) => detail);
  expect(twice.filter((url) => !byRedirect.some((detail) => detail.endsWith(url)))).toEqual([]);
  expect(essence(await readReport(killed))).toEqual(essence(whole));

  const again = await runCli(['scan', '--resume', killed]);
  expect(again.code).toBe(2);
  expect(again.err).toMatch(/no unfinished scan/);
}, 600_000);
