import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { factsOf } from '../../src/browser/processes.ts';
import { systemClock } from '../../src/compose.ts';
import { type Database, openDatabase } from '../../src/history/database.ts';
import { summaryOfRun } from '../../src/jobs/runs.ts';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { madeHistory } from '../helpers/made-history.ts';
import { type OwnPostgres, startPostgres } from '../helpers/own-postgres.ts';
import { PAGES_ALONE, runCli, temporaryFolder } from '../helpers/run-cli.ts';

const WORKER = fileURLToPath(new URL('../helpers/worker-process.ts', import.meta.url));
const LINKS = [1, 2, 3, 4, 5];
const LONGEST = 600_000;
const LONGEST_WORK = 300_000;

let site: Loopback;
let slowMs = 0;
let postgres: OwnPostgres;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const workers = new Set<ChildProcess>();

beforeAll(async () => {
  postgres = await startPostgres();
  site = await serveLoopback((_, response, page) => {
    const found = page === '/' || /^\/page-\d$/.test(page);
    const links = LINKS.map((at) => `<li><a href="/page-${at}">Page ${at}</a></li>`).join('');
    const body = `<html lang="en"><title>${page}</title><h1>Page</h1><main><ul>${links}</ul></main></html>`;
    setTimeout(
      () => response.writeHead(found ? 200 : 404, { 'content-type': 'text/html' }).end(found ? body : ''),
      page.startsWith('/page') ? slowMs : 0,
    );
  });
});
afterEach(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  workers.clear();
  await folder?.remove();
});
afterAll(async () => {
  await site.close();
  await postgres.remove();
});

const pagesSeen = () => site.hits.filter((hit) => hit.startsWith('GET /page-')).length;
const isGone = (pid: number) => /^[ZX]?$/.test(factsOf(pid)?.state ?? '');

interface Started {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<unknown>;
}

function startWorker(env: Readonly<Record<string, string>>, { shell = '', wait = false } = {}): Started {
  const args = [WORKER, folder.path, ...(wait ? [] : ['--once'])];
  // Scans of one machine give way to each other when one measures; those of other tests are none of ours.
  const own = { ...process.env, ...env, TMPDIR: folder.path };
  const given = { cwd: folder.path, env: own, stdio: ['ignore', 'ignore', 'pipe'] as const };
  const child =
    shell === ''
      ? spawn(process.execPath, args, { ...given, stdio: [...given.stdio] })
      : spawn('bash', ['-c', `${shell}; exec "$0" "$@"`, process.execPath, ...args], {
          ...given,
          stdio: [...given.stdio],
        });
  workers.add(child);
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  // Bounded, so that a worker which does not end shows what it said.
  return { child, said: () => said, ended: Promise.race([once(child, 'exit'), sleep(LONGEST_WORK)]) };
}

/** Two targets on one host, so that one waits for the other. */
async function addRun(env: Readonly<Record<string, string>>): Promise<void> {
  folder = await temporaryFolder();
  if (env.DATABASE_URL === '') await madeHistory(path.join(folder.path, 'history'));
  const targets = path.join(folder.path, 'targets.json');
  await writeFile(
    targets,
    JSON.stringify([
      { url: `${site.origin}/`, name: 'Ambleford', id: 'ambleford' },
      { url: `${site.origin}/page-1`, name: 'Westmere', id: 'westmere' },
    ]),
  );
  const args = ['jobs', 'add', '--targets', targets, '--name', 'weekly', '--data', folder.path, '--max-pages', '5'];
  const { code, err } = await runCli([...args, '--no-probes', '--concurrency', '1'], {
    cwd: folder.path,
    env: { ...env, ...PAGES_ALONE },
  });
  // Only that it takes a while, where it does.
  expect(err).toMatch(/^(Opening the history in .+\n)?$/);
  expect(code).toBe(0);
}

async function inDatabase<T>(url: string | undefined, ask: (database: Database) => Promise<T>): Promise<T> {
  const place = { url: url ?? null, folder: path.join(folder.path, 'history') };
  const opened = await openDatabase(place, { clock: systemClock });
  if (!opened.ok) throw new Error(opened.error.message);
  try {
    return await ask(opened.value);
  } finally {
    await opened.value.end();
  }
}

const outcome = (url: string | undefined) =>
  inDatabase(url, async (database) => ({
    summary: await summaryOfRun(database, 'weekly'),
    run: await database.db.selectFrom('runs').selectAll().executeTakeFirstOrThrow(),
    targets: await database.db.selectFrom('run_targets').selectAll().orderBy('target_id').execute(),
    scans: await database.db.selectFrom('scans').selectAll().orderBy('target_id').execute(),
  }));

describe.each(['embedded', 'server'] as const)('a worker that is killed in the middle of a scan, %s', (kind) => {
  // Where the system does not tell of processes, none of this can be seen.
  it.runIf(process.platform === 'linux')(
    'takes its scan with it, and the next one goes on from there; nothing is lost and nothing counted twice',
    async () => {
      const url = kind === 'server' ? await postgres.another('killed') : undefined;
      const env = url === undefined ? { DATABASE_URL: '' } : { DATABASE_URL: url };
      slowMs = 1500;
      await addRun(env);
      const before = pagesSeen();
      const first = startWorker(env);
      await vi.waitFor(() => expect(pagesSeen() - before).toBeGreaterThanOrEqual(2), {
        timeout: 180_000,
        interval: 50,
      });
      const pid = first.child.pid ?? 0;
      const scans = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
      expect(scans).toHaveLength(1);
      const killedAt = new Date().toISOString();
      first.child.kill('SIGKILL');
      await vi.waitFor(() => expect(scans.filter((scan) => !isGone(scan))).toEqual([]), { timeout: 60_000 });

      slowMs = 0;
      const second = startWorker(env);
      await second.ended;
      expect(second.child.exitCode, second.said()).toBe(0);

      const { summary, run, targets, scans: saved } = await outcome(url);
      expect(summary).toMatchObject({ planned: 2, counts: { complete: 2, waiting: 0, running: 0, failed: 0 } });
      expect(run.summary).toEqual(summary);
      expect(saved.map(({ target_id }) => target_id)).toEqual(['ambleford', 'westmere']);
      expect(targets.map(({ scan_key }) => scan_key)).toEqual(saved.map(({ key }) => key));
      expect(targets.map(({ attempts }) => attempts).toSorted()).toEqual([1, 2]);
      // It went on with the scan that was begun, and did not begin another.
      const resumed = saved.find(({ key }) => targets.find(({ attempts }) => attempts === 2)?.scan_key === key);
      expect(resumed && resumed.started_at < killedAt).toBe(true);
    },
    LONGEST,
  );
});

it(
  'a worker that is asked to stop hands its scan back, without using up an attempt, and another goes on with it',
  async () => {
    const url = await postgres.another('asked');
    slowMs = 1500;
    await addRun({ DATABASE_URL: url });
    const before = pagesSeen();
    const first = startWorker({ DATABASE_URL: url }, { wait: true });
    await vi.waitFor(() => expect(pagesSeen() - before).toBeGreaterThanOrEqual(2), { timeout: 180_000, interval: 50 });
    first.child.kill('SIGTERM');
    await first.ended;
    expect(first.child.exitCode, first.said()).toBe(0);
    expect(first.said()).not.toContain('could not be looked after');
    const stopped = await outcome(url);
    expect(stopped.summary.counts).toMatchObject({ waiting: 2, complete: 0, failed: 0 });
    expect(stopped.targets.map(({ generation }) => generation).toSorted()).toEqual([0, 1]);

    slowMs = 0;
    const second = startWorker({ DATABASE_URL: url });
    await second.ended;
    const { summary, scans } = await outcome(url);
    expect(summary, second.said()).toMatchObject({ planned: 2, counts: { complete: 2 } });
    expect(scans).toHaveLength(2);
  },
  LONGEST,
);

it(
  'a run that is cancelled stops after the page that is open, is counted as that, and goes on when it is tried again',
  async () => {
    const url = await postgres.another('cancelled');
    const env = { DATABASE_URL: url };
    slowMs = 1500;
    await addRun(env);
    const cli = (...args: string[]) => runCli([...args, '--data', folder.path], { cwd: folder.path, env });
    const before = pagesSeen();
    const first = startWorker(env);
    await vi.waitFor(() => expect(pagesSeen() - before).toBeGreaterThanOrEqual(2), { timeout: 180_000, interval: 50 });
    const cancelledAt = new Date().toISOString();
    const { out } = await cli('jobs', 'cancel', 'weekly');
    expect(out).toBe('weekly: 1 that waited cancelled. 1 being scanned: stopped when the page that is open is done.\n');
    await first.ended;
    expect(first.child.exitCode, first.said()).toBe(0);
    // Five pages of each target were to come.
    expect(pagesSeen() - before).toBeLessThan(5);
    const stopped = await outcome(url);
    expect(stopped.summary.counts).toMatchObject({ cancelled: 2, stopping: 0, complete: 0, failed: 0 });
    expect(stopped.run.summary).toEqual(stopped.summary);
    expect(stopped.scans).toEqual([]);

    slowMs = 0;
    expect((await cli('jobs', 'retry', 'weekly')).out).toBe('weekly: 2 targets waiting for a worker again.\n');
    const second = startWorker(env);
    await second.ended;
    const { summary, scans } = await outcome(url);
    expect(summary, second.said()).toMatchObject({ planned: 2, counts: { complete: 2, cancelled: 0 } });
    expect(scans.filter(({ started_at }) => started_at < cancelledAt)).toHaveLength(1);
  },
  LONGEST,
);

it(
  'a database that is restarted in the middle of a run loses nothing',
  async () => {
    const url = await postgres.another('restarted');
    slowMs = 1000;
    await addRun({ DATABASE_URL: url });
    const before = pagesSeen();
    const worker = startWorker({ DATABASE_URL: url });
    await vi.waitFor(() => expect(pagesSeen() - before, worker.said()).toBeGreaterThanOrEqual(2), {
      timeout: 180_000,
      interval: 50,
    });
    await postgres.stop();
    await sleep(3000);
    await postgres.start();
    // Slow enough to be in the middle of it; the rest need not be.
    slowMs = 0;
    await worker.ended;
    expect(worker.child.exitCode, worker.said()).toBe(0);
    const { summary, scans, targets } = await outcome(url);
    expect(summary, worker.said()).toMatchObject({ planned: 2, counts: { complete: 2 } });
    expect(scans.map(({ target_id }) => target_id)).toEqual(['ambleford', 'westmere']);
    expect(targets.map(({ scan_key }) => scan_key)).toEqual(scans.map(({ key }) => key));
  },
  LONGEST,
);

it.runIf(process.platform !== 'win32')(
  'where nothing can be written any more, each target is given up by name, and tried again when somebody says so',
  async () => {
    const url = await postgres.another('disk_full');
    const env = { DATABASE_URL: url };
    slowMs = 0;
    await addRun(env);
    // No file may grow beyond 4 kB: what a full disk does, to this worker alone.
    const starved = startWorker(env, { shell: 'ulimit -f 4' });
    await starved.ended;
    expect(starved.child.exitCode, starved.said()).toBe(0);
    const full = await outcome(url);
    expect(full.summary, starved.said()).toMatchObject({ planned: 2, counts: { failed: 2, complete: 0 } });
    expect(full.scans).toEqual([]);
    for (const { reason, attempts } of full.targets) {
      expect(reason).not.toBe(null);
      expect(attempts).toBe(3);
    }
    const cli = (...args: string[]) => runCli([...args, '--data', folder.path], { cwd: folder.path, env });
    const { out } = await cli('jobs', 'list', '--dead');
    expect(out.split('\n').filter(Boolean)).toHaveLength(2);
    for (const id of ['weekly/ambleford', 'weekly/westmere']) expect((await cli('jobs', 'retry', id)).code).toBe(0);
    const roomy = startWorker(env);
    await roomy.ended;
    const { summary, scans } = await outcome(url);
    expect(summary, roomy.said()).toMatchObject({ planned: 2, counts: { complete: 2, failed: 0 } });
    expect(scans).toHaveLength(2);
  },
  LONGEST,
);
