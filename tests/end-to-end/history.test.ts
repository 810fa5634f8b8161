import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { madeHistory } from '../helpers/made-history.ts';
import { emptyPostgresDatabase } from '../helpers/postgres-server.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from '../helpers/run-here.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let site: Loopback;
let server: string;
let fault = '<p><a href="/"></a></p>';

beforeAll(async () => {
  folder = await temporaryFolder();
  await madeHistory(at('data/history'));
  server = await emptyPostgresDatabase();
  site = await serveLoopback((_, response, address) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    const body = `<main><h1>Bins</h1><p>Put your bins out by 6am.</p>${fault}</main>`;
    if (address !== '/') response.writeHead(404);
    response.end(
      `<!doctype html><html lang="en"><head><title>Bins - Ambleford</title></head><body>${body}</body></html>`,
    );
  });
});
afterAll(async () => {
  await site.close();
  await folder.remove();
});

const at = (name: string) => path.join(folder.path, name);
function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return runHere(args, { cwd: folder.path, env: { LGDSS_DATA: at('data'), ...env } });
}
const scan = (out: string, ...args: readonly string[]) =>
  run(['scan', `${site.origin}/`, '--no-probes', '--out', out, '--save', ...args]);

describe('the history of a site', () => {
  it('holds what was saved, embedded, and the same again in a server', async () => {
    const first = await scan('one');
    expect(first.code, first.out + first.err).toBe(0);
    fault = '<p><img src="/bin.png"></p>';
    const second = await scan('two');
    expect(second.code, second.out + second.err).toBe(0);

    const shown = await run(['history', new URL(site.origin).hostname]);
    expect(shown.code, shown.err).toBe(0);
    const [title, newest, change, , oldest, before] = shown.out.split('\n');
    expect(title).toContain(new URL(site.origin).hostname);
    expect(newest).toMatch(/^ {2}\d{4}-\d\d-\d\d \d\d:\d\d UTC {2}\d+\.\d.* {2}1 page, 100% of those to be seen$/);
    expect(change).toMatch(/^ {4}[1-9]\d* new, [1-9]\d* fixed, \d+ still there$/);
    expect(oldest).toContain('100% of those to be seen');
    expect(before).toMatch(/^ {4}[1-9]\d* new, 0 fixed, 0 still there$/);

    const exported = await run(['store', 'export', 'history.ndjson.gz']);
    expect(exported.code, exported.err).toBe(0);
    const imported = await run(['store', 'import', 'history.ndjson.gz'], { DATABASE_URL: server });
    expect(imported.code, imported.err).toBe(0);
    const told = /: (\d+ rows, sha256:[0-9a-f]{64})\.\n$/;
    expect(told.exec(imported.out)?.[1]).toBe(told.exec(exported.out)?.[1]);
    const moved = await run(['history', new URL(site.origin).hostname], { DATABASE_URL: server });
    expect(moved.out).toBe(shown.out);
  });

  it('is asked for before the scan, where it is a server', async () => {
    const refused = await scan('three', '--database', 'postgres://lgdss:hidden@127.0.0.1:1/lgdss');
    expect([refused.code, refused.out]).toEqual([2, '']);
    expect(refused.err).toBe(
      'No database server answers at postgres://lgdss@127.0.0.1:1/lgdss. Is it running, and are the name and the port right?\n',
    );
  });

  it('that cannot be written makes the scan incomplete, and its reports are there', async () => {
    // A database that is damaged: a file in its place.
    await mkdir(at('damaged/history'), { recursive: true });
    await writeFile(at('damaged/history/data'), 'x');
    const scanned = await scan('four', '--data', at('damaged'));
    expect(scanned.code, scanned.err).toBe(3);
    expect(scanned.out).toContain('is not in the history.');
    expect(await readFile(at('four/report.json'), 'utf8')).toContain('"finished": true');
  });

  it('names a file that cannot be written, and not the database', async () => {
    const exported = await run(['store', 'export', 'nowhere/history.ndjson.gz'], { DATABASE_URL: server });
    expect([exported.code, exported.out]).toEqual([2, '']);
    expect(exported.err).toMatch(/^The file '.*nowhere.history\.ndjson\.gz' cannot be written: .*Choose another place/);
  });

  it('does not know a site that was never saved', async () => {
    const shown = await run(['history', 'www.westmere.example'], { DATABASE_URL: server });
    expect([shown.code, shown.err]).toEqual([
      2,
      "Nothing of 'www.westmere.example' is in the history. Scan it with --save, or give its id or its address.\n",
    ]);
  });
});
