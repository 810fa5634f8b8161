import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { madeHistory } from '../helpers/made-history.ts';
import { PAGES_ALONE, runCli, temporaryFolder } from '../helpers/run-cli.ts';

const BIN = fileURLToPath(new URL('../../src/cli/bin.ts', import.meta.url));
/** What all of it may take on a machine that is busy with other things too. */
const LONGEST = 600_000;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let site: Loopback;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  folder = await temporaryFolder();
  await madeHistory(path.join(folder.path, 'data', 'history'));
  site = await serveLoopback((_, response, address) => {
    response.writeHead(address === '/robots.txt' ? 404 : 200, { 'content-type': 'text/html' });
    response.end(`<!doctype html><html><title>${address} - Ambleford</title><main><img src="/bin.png"></main></html>`);
  });
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await site.close();
  await folder.remove();
});

const env = { LGDSS_DATA: '', DATABASE_URL: '' };
const lgdss = (...args: readonly string[]) =>
  runCli(args, { cwd: folder.path, env: { ...env, LGDSS_DATA: path.join(folder.path, 'data'), TMPDIR: folder.path } });
/**
 * Between two questions: without it, those who only ask would keep all processors to themselves. What may be lost is lost where
 * the owner changes, and from there on they ask three times as often.
 */
const PAUSE_MS = 3000;
const PAUSE_AROUND_KILL_MS = 1000;
const PLAIN = ['--max-pages', '1', '--no-probes'];
const scan = (name: string) => lgdss('scan', `${site.origin}/${name}`, ...PLAIN, '--out', name, '--save');

function startWorker() {
  const own = { ...process.env, ...PAGES_ALONE, ...env, LGDSS_DATA: path.join(folder.path, 'data') };
  const child = spawn(process.execPath, [BIN, 'worker'], {
    ...{ cwd: folder.path, env: { ...own, TMPDIR: folder.path } },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  children.add(child);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return { child, said: () => said };
}

async function ownerOf(): Promise<number> {
  const place = path.join(folder.path, 'data', 'history');
  const name = (await readdir(place)).filter((file) => /^owner-\d+\.json$/.test(file)).toSorted();
  return JSON.parse(await readFile(path.join(place, name.at(-1) ?? ''), 'utf8')).pid;
}

it(
  'a worker, scans that are saved and commands that ask work side by side, and nothing is lost when the owner is killed',
  async () => {
    const added = await lgdss(
      ...['schedule', 'add', `${site.origin}/weekly`, '--every', 'week', '--at', 'Sun 02:00'],
      ...['--name', 'weekly', ...PLAIN],
    );
    expect(added.code, added.err).toBe(0);
    expect((await lgdss('schedule', 'run-now', 'weekly')).code).toBe(0);
    const worker = startWorker();
    await expect.poll(worker.said, { timeout: 120_000 }).toContain('This worker takes');
    expect(await ownerOf()).toBe(worker.child.pid);

    // Somebody asks all the time, whoever runs the database by then.
    let goOn = true;
    let pauseMs = PAUSE_MS;
    const answers: { readonly schedules: string; readonly planned: number; readonly complete: number }[] = [];
    const asking = (async () => {
      while (goOn) {
        const [list, summary] = await Promise.all([
          lgdss('schedule', 'list', '--json'),
          lgdss('jobs', 'summary', '--json'),
        ]);
        expect([list.code, summary.code], list.err + summary.err).toEqual([0, 0]);
        const { planned, counts } = JSON.parse(summary.out);
        const [schedule] = JSON.parse(list.out);
        answers.push({ schedules: schedule.id, planned, complete: counts.complete });
        await sleep(pauseMs);
      }
    })();
    const first = await scan('one');
    expect(first.code, first.out + first.err).toBe(0);
    await expect.poll(() => answers.at(-1)?.complete, { timeout: 120_000 }).toBe(1);

    pauseMs = PAUSE_AROUND_KILL_MS;
    const second = scan('two');
    const before = site.hits.length;
    while (site.hits.length === before) await sleep(20);
    const gone = once(worker.child, 'exit');
    worker.child.kill('SIGKILL');
    await gone;
    const saved = await second;
    expect(saved.code, saved.out + saved.err).toBe(0);
    goOn = false;
    await asking;

    expect(new Set(answers.map(({ schedules, planned }) => `${schedules} ${planned}`))).toEqual(new Set(['weekly 1']));
    // What was once complete never was less afterwards.
    const complete = answers.map((one) => one.complete);
    expect(complete).toEqual(complete.toSorted());
    const host = new URL(site.origin).hostname;
    const shown = await lgdss('history', host, '--json');
    const scans = shown.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(scans, shown.err).toHaveLength(3);
    expect(new Set(scans.map(({ id }) => id)).size).toBe(3);

    // Every row can be read, and a new database takes every one of them.
    const exported = await lgdss('store', 'export', 'all.gz');
    const imported = await lgdss('store', 'import', 'all.gz', '--data', path.join(folder.path, 'new'));
    const told = /: (\d+ rows, sha256:[0-9a-f]{64})\.\n$/;
    expect(told.exec(imported.out)?.[1], exported.err + imported.err).toBe(told.exec(exported.out)?.[1]);
  },
  LONGEST,
);
