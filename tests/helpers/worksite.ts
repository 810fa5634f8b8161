import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, type TestContext, vi } from 'vitest';
import { systemClock } from '../../src/compose.ts';
import { type Database, openDatabase } from '../../src/history/database.ts';
import { summaryOfRun } from '../../src/jobs/runs.ts';
import { serveLoopback } from './loopback.ts';
import { madeHistory } from './made-history.ts';
import { runCli, temporaryFolder } from './run-cli.ts';
import { runHere } from './run-here.ts';

const WORKER = fileURLToPath(new URL('./worker-process.ts', import.meta.url));
const LINKS = [1, 2, 3, 4, 5];
const LONGEST_WORK = 300_000;

export interface Started {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<unknown>;
}

export interface HowToStart {
  /** What a shell does first, such as setting a limit. */
  readonly shell?: string;
  /** It does not end when nothing is left to do. */
  readonly wait?: boolean;
}

export type Env = Readonly<Record<string, string>>;

/** A site of six pages, workers in processes of their own that scan it, and what the history says afterwards. */
export async function openWorksite() {
  let slowMs = 0;
  let folder: Awaited<ReturnType<typeof temporaryFolder>> | undefined;
  const workers = new Set<ChildProcess>();
  const site = await serveLoopback((_, response, page) => {
    const found = page === '/' || /^\/page-\d$/.test(page);
    const links = LINKS.map((at) => `<li><a href="/page-${at}">Page ${at}</a></li>`).join('');
    const body = `<html lang="en"><title>${page}</title><h1>Page</h1><main><ul>${links}</ul></main></html>`;
    setTimeout(
      () => response.writeHead(found ? 200 : 404, { 'content-type': 'text/html' }).end(found ? body : ''),
      page.startsWith('/page') ? slowMs : 0,
    );
  });
  const place = () => {
    if (!folder) throw new Error('A run comes first.');
    return folder.path;
  };
  const pagesSeen = () => site.hits.filter((hit) => hit.startsWith('GET /page-')).length;

  async function inDatabase<T>(url: string | undefined, ask: (database: Database) => Promise<T>): Promise<T> {
    const opened = await openDatabase(
      { url: url ?? null, folder: path.join(place(), 'history') },
      { clock: systemClock },
    );
    if (!opened.ok) throw new Error(opened.error.message);
    try {
      return await ask(opened.value);
    } finally {
      await opened.value.end();
    }
  }

  return {
    site,
    place,
    pagesSeen,
    inDatabase,
    /** How long each page takes from now on. */
    slow(ms: number) {
      slowMs = ms;
    },
    /** Until so many pages more are seen than before. */
    untilSeen: (before: number, worker: Started, count = 2) =>
      vi.waitFor(() => expect(pagesSeen() - before, worker.said()).toBeGreaterThanOrEqual(count), {
        timeout: 180_000,
        interval: 50,
      }),
    start(env: Env, { shell = '', wait = false }: HowToStart = {}): Started {
      const args = [WORKER, place(), ...(wait ? [] : ['--once'])];
      // Scans of one machine give way to each other when one measures; those of other tests are none of ours.
      const own = { ...process.env, ...env, TMPDIR: place() };
      const [file, ...before] =
        shell === '' ? [process.execPath] : ['bash', '-c', `${shell}; exec "$0" "$@"`, process.execPath];
      const child = spawn(file ?? '', [...before, ...args], {
        ...{ cwd: place(), env: own, stdio: ['ignore', 'ignore', 'pipe'] },
      });
      workers.add(child);
      let said = '';
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
      // Bounded, so that a worker which does not end shows what it said.
      return { child, said: () => said, ended: Promise.race([once(child, 'exit'), sleep(LONGEST_WORK)]) };
    },
    /** In a process of its own only where that is to be another than ours, as one that meets a full disk. */
    cli: (env: Env, ...args: string[]) =>
      (env.NODE_OPTIONS === undefined ? runHere : runCli)([...args, '--data', place()], { cwd: place(), env }),
    /** Two targets on one host, so that one waits for the other. */
    async addRun(env: Env): Promise<void> {
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
      const { code, err } = await runHere([...args, '--no-probes', '--concurrency', '1'], { cwd: folder.path, env });
      // Only that it takes a while, where it does.
      expect(err).toMatch(/^(Opening the history in .+\n)?$/);
      expect(code).toBe(0);
    },
    outcome: (url: string | undefined) =>
      inDatabase(url, async (database) => ({
        summary: await summaryOfRun(database, 'weekly'),
        run: await database.db.selectFrom('runs').selectAll().executeTakeFirstOrThrow(),
        targets: await database.db.selectFrom('run_targets').selectAll().orderBy('target_id').execute(),
        scans: await database.db.selectFrom('scans').selectAll().orderBy('target_id').execute(),
      })),
    /** After each test. */
    async clear(): Promise<void> {
      for (const worker of workers) worker.kill('SIGKILL');
      workers.clear();
      await folder?.remove();
      folder = undefined;
    },
    close: () => site.close(),
  };
}

export type Worksite = Awaited<ReturnType<typeof openWorksite>>;

/** One for a test alone, over when that is: most of what tests of workers take is waiting, and they can do that side by side. */
export async function worksiteFor({ onTestFinished }: Pick<TestContext, 'onTestFinished'>): Promise<Worksite> {
  const work = await openWorksite();
  onTestFinished(async () => {
    await work.clear();
    await work.close();
  });
  return work;
}
