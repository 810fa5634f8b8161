import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { runCli, temporaryFolder } from '../helpers/run-cli.ts';

const FILES = ['comment.md', 'github-annotations.txt', 'github-summary.md', 'junit.xml', 'lgdss.sarif'];
const PAGES = ['/', '/a', '/b', '/c', '/d', '/e', '/f'];
const links = PAGES.map((page) => `<li><a href="${page}">Page ${page}</a></li>`).join('');
const html = (page: string) =>
  `<!doctype html><html lang="en"><head><title>Page ${page}</title></head><body><main><h1>Page ${page}</h1><ul>${links}</ul><img src="/a.png"></main></body></html>`;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let site: Loopback;
let slow = true;
beforeAll(async () => {
  folder = await temporaryFolder();
  site = await serveLoopback(async (_, response, address) => {
    if (!PAGES.includes(address)) return void response.writeHead(404).end();
    if (slow && address !== '/') await setTimeout(600);
    response.setHeader('content-type', 'text/html; charset=utf-8').end(html(address));
  });
});
afterAll(async () => {
  await site.close();
  await folder.remove();
});

const at = (name: string) => path.join(folder.path, name);
const github = { GITHUB_ACTIONS: 'true', GITLAB_CI: '', TF_BUILD: '' };

/** Stops a scan in good order once two pages are written down. */
async function stopped(command: 'ci' | 'scan', out: string) {
  slow = true;
  let isStopped = false;
  const ended = await runCli(
    [command, `${site.origin}/`, '--out', out, '--no-probes', '--concurrency', '1', '--fail-on', 'minor'],
    {
      cwd: folder.path,
      env: { ...github, GITHUB_STEP_SUMMARY: at(`${out}-first.md`) },
      watch: (printed, interrupt) => {
        if (isStopped || !/\b2 done/.test(printed)) return;
        isStopped = true;
        interrupt();
      },
    },
  );
  slow = false;
  return ended;
}

describe('lgdss ci --resume', () => {
  it('writes and shows all that the scan would have', async () => {
    const first = await stopped('ci', 'cut');
    expect(first.code, first.err).toBe(3);
    expect(first.out).toContain(`Go on with it: lgdss ci --resume ${at('cut')}`);
    await writeFile(at('summary.md'), '');

    const again = await runCli(['ci', '--resume', 'cut'], {
      cwd: folder.path,
      env: { ...github, GITHUB_STEP_SUMMARY: at('summary.md') },
    });
    expect(again.code, again.out + again.err).toBe(1);
    expect(again.out).toMatch(/^::error title=Gate failed::/m);
    expect(await readFile(at('summary.md'), 'utf8')).toContain('The gate failed.');
    expect(await readdir(at('cut'))).toEqual(expect.arrayContaining(FILES));
    expect(await readFile(at('cut/junit.xml'), 'utf8')).not.toContain('was stopped before');
    expect(await readFile(at('cut/github-annotations.txt'), 'utf8')).toContain('::error title=Gate failed::');
  });

  it('gives a scan that was begun by hand the files of a pipeline', async () => {
    const first = await stopped('scan', 'by-hand');
    expect(first.code, first.err).toBe(3);
    expect(first.out).toContain(`Go on with it: lgdss scan --resume ${at('by-hand')}`);
    expect(await readdir(at('by-hand'))).not.toContain('comment.md');
    const again = await runCli(['ci', '--resume', 'by-hand'], { cwd: folder.path, env: github });
    expect(again.code, again.out + again.err).toBe(1);
    expect(await readdir(at('by-hand'))).toEqual(expect.arrayContaining(FILES));
  });

  it('ends with 2 where there is nothing to go on with, or more is asked', async () => {
    const nothing = await runCli(['ci', '--resume', 'nowhere'], { cwd: folder.path });
    expect(nothing).toMatchObject({ code: 2, err: expect.stringContaining('no unfinished scan') });
    const more = await runCli(['ci', '--resume', 'nowhere', '--fail-on', 'minor'], { cwd: folder.path });
    expect(more).toMatchObject({ code: 2, err: expect.stringContaining('leave out --fail-on') });
  });
});
