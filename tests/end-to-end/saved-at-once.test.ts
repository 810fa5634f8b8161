import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { runCli, temporaryFolder } from '../helpers/run-cli.ts';

/** What all of it may take on a machine that is busy with other things too. */
const LONGEST = 600_000;
const NAMES = ['ambleford', 'northmere', 'westmere'];

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let sites: readonly Loopback[];

/** Nobody has its page before all have asked for theirs, so that the scans end together too. */
beforeAll(async () => {
  folder = await temporaryFolder();
  const [all, asked] = [Promise.withResolvers<void>(), new Set<string>()];
  const serve = (name: string) =>
    serveLoopback((_, response, address) => {
      const answer = () => {
        response.writeHead(address === '/' ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
        response.end(`<!doctype html><html lang="en"><title>Bins - ${name}</title><main><h1>Bins</h1></main></html>`);
      };
      if (address !== '/') return answer();
      if (asked.add(name).size === NAMES.length) all.resolve();
      all.promise.then(answer);
    });
  sites = await Promise.all(NAMES.map(serve));
});
afterAll(async () => {
  await Promise.all(sites.map((site) => site.close()));
  await folder.remove();
});

const data = () => path.join(folder.path, 'data');
const lgdss = (...args: readonly string[]) =>
  runCli(args, { cwd: folder.path, env: { LGDSS_DATA: data(), DATABASE_URL: '', TMPDIR: folder.path } });

it(
  'scans that are saved at once where there is no history yet and nobody runs one are all in it, beside commands that ask',
  async () => {
    let goOn = true;
    const asking = (async () => {
      const told: string[] = [];
      while (goOn) {
        const { code, err } = await lgdss('schedule', 'list');
        if (code !== 0) told.push(err);
      }
      return told;
    })();
    const scans = await Promise.all(
      sites.map(({ origin }, at) =>
        lgdss('scan', `${origin}/`, '--max-pages', '1', '--no-probes', '--out', NAMES[at] ?? '', '--save'),
      ),
    );
    goOn = false;
    expect(await asking).toEqual([]);
    for (const scan of scans) {
      expect(scan.code, scan.out + scan.err).toBe(0);
      expect(scan.err).not.toContain('not in the history');
    }
    expect(existsSync(path.join(data(), 'history', 'data'))).toBe(true);

    // A host is asked for without its port, and all of them are on one.
    const shown = await lgdss('history', '127.0.0.1', '--json');
    const targets = shown.out.matchAll(/"target_id":"127\.0\.0\.1-(\d+)"/g);
    const ports = sites.map(({ origin }) => new URL(origin).port);
    expect([...targets].map(([, port]) => port).toSorted(), shown.out + shown.err).toEqual(ports.toSorted());
  },
  LONGEST,
);
