import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { madeHistory } from '../helpers/made-history.ts';
import { emptyPostgresDatabase } from '../helpers/postgres-server.ts';
import { readReport, temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from '../helpers/run-here.ts';

const WORKER = fileURLToPath(new URL('../helpers/worker-process.ts', import.meta.url));
const NEWS = Array.from({ length: 8 }, (_, index) => `/news/${index + 1}`);

let site: Loopback;
let news = NEWS;
type Folder = Awaited<ReturnType<typeof temporaryFolder>>;
const folders: Folder[] = [];
const newFolder = async () => {
  const folder = await temporaryFolder();
  folders.push(folder);
  return folder.path;
};

beforeAll(async () => {
  site = await serveLoopback((_, response, page) => {
    const found = page === '/' || news.includes(page);
    const links = news.map((at) => `<li><a href="${at}">News ${at.slice(6)}</a></li>`).join('');
    const body = `<html lang="en"><title>${page}</title><h1>${page}</h1><main><ul>${links}</ul></main></html>`;
    response.writeHead(found ? 200 : 404, { 'content-type': 'text/html' }).end(found ? body : '');
  });
});
afterEach(() => {
  news = NEWS;
});
afterAll(async () => {
  await site.close();
  for (const { remove } of folders) await remove();
});

/** A worker of its own machine: it shares nothing but the database. */
async function work(data: string, url: string): Promise<void> {
  const env = { ...process.env, DATABASE_URL: url, TMPDIR: data };
  const child = spawn(process.execPath, [WORKER, data, '--once'], {
    cwd: data,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await once(child, 'exit');
  expect(child.exitCode, said).toBe(0);
}

async function reportOf(data: string, run: string) {
  const runs = path.join(data, 'runs');
  const name = (await readdir(runs)).find((one) => one.startsWith(run)) ?? '';
  const [target = ''] = await readdir(path.join(runs, name));
  return readReport(path.join(runs, name, target));
}

describe.each([
  ['one machine and an embedded history', 'embedded'],
  ['two machines that share a server and no folder', 'server'],
])('the same pages each time, %s', (_, kind) => {
  it('are those that were drawn first, whoever scans them', async () => {
    const url = kind === 'server' ? await emptyPostgresDatabase() : '';
    const here = await newFolder();
    if (kind === 'embedded') await madeHistory(path.join(here, 'history'));
    const there = kind === 'server' ? await newFolder() : here;
    const lgdss = async (...args: readonly string[]) => {
      const ran = await runHere([...args, '--data', here], { cwd: here, env: { DATABASE_URL: url } });
      expect(ran.code, ran.err).toBe(0);
    };
    const settings = ['--max-pages', '20', '--no-probes'];
    await lgdss(
      ...['schedule', 'add', `${site.origin}/`, '--every', 'week', '--at', 'Sun 02:00', '--name', 'weekly'],
      ...['--same-pages', ...settings],
    );
    await lgdss('schedule', 'run-now', 'weekly');
    await work(here, url);
    const first = await reportOf(here, 'weekly');
    expect(first.sample).toMatchObject({ reused: false, perTemplate: 2 });

    // Drawn anew, it would be of other pages: these come first by every measure.
    news = [...Array.from({ length: 30 }, (_, index) => `/news/a${index}`), ...NEWS];
    await lgdss('jobs', 'add', `${site.origin}/`, '--name', 'again', '--sample', ...settings);
    await work(there, url);
    const again = await reportOf(there, 'again');
    expect(again.sample).toMatchObject({ reused: true, drawnAt: first.sample?.drawnAt });
    expect(again.sample?.pages).toEqual(first.sample?.pages);
    expect(again.finished).toBe(true);
  });
});
