import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { readReport, runCli, temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from '../helpers/run-here.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

interface Council extends Loopback {
  /** When each page was asked for and answered. */
  readonly spans: readonly { readonly path: string; readonly from: number; readonly to: number }[];
}

/** Some pages, each answered after a moment. */
async function council(pages: number, takesMs: number): Promise<Council> {
  const spans: { path: string; from: number; to: number }[] = [];
  const links = Array.from({ length: pages }, (_, page) => `<a href="/page/${page}">Page ${page}</a>`).join(' ');
  const server = await serveLoopback((_, response, address) => {
    response.setHeader('content-type', 'text/html');
    if (!/^\/(page\/\d+|other)?$/.test(address)) return void response.writeHead(404).end('<title>Not found</title>');
    const from = performance.now();
    setTimeout(() => {
      spans.push({ path: address, from, to: performance.now() });
      const body = address === '/' ? links : '';
      response.end(`<!doctype html><html lang="en"><title>Council</title><main><h1>Council</h1>${body}</main></html>`);
    }, takesMs);
  });
  return { ...server, spans };
}

/** Accepts connections, and never says a word. */
async function silence() {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    origin: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    get connections() {
      return connections;
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** Whether something was asked of one while something was asked of the other. */
const overlap = (a: Council['spans'], b: Council['spans']) =>
  a.some((one) => b.some((other) => one.from < other.to && other.from < one.to));

async function scanList(name: string, targets: readonly (readonly [string, string])[], ...args: string[]) {
  const list = path.join(folder.path, `${name}.csv`);
  await writeFile(list, `name,url\n${targets.map((target) => target.join(',')).join('\n')}\n`);
  const out = path.join(folder.path, name);
  const run = await runHere(['scan', '--targets', list, '--out', out, '--concurrency', '2', ...args]);
  const text = await readFile(path.join(out, 'targets.json'), 'utf8');
  const lines = JSON.parse(text) as readonly { target: string; folder: string; complete: boolean }[];
  return { run, lines };
}

describe('targets on several hosts', () => {
  it('are scanned side by side, told apart, and reported in list order', async () => {
    // The first has most to do, so it ends last.
    const [first, second, third] = await Promise.all([council(8, 300), council(3, 100), council(3, 100)]);
    const targets = [
      ['Ambleford', `${first.origin}/`],
      ['Borrowmere', `${second.origin}/`],
      ['Ambleford News', `${first.origin}/other`],
      ['Castlewick', `${third.origin}/`],
    ] as const;
    const { run, lines } = await scanList('side-by-side', targets, '--parallel-hosts', '3');
    await Promise.all([first.close(), second.close(), third.close()]);
    expect(run.code).toBe(0);
    expect(overlap(first.spans, second.spans)).toBe(true);
    expect(overlap(first.spans, third.spans)).toBe(true);
    // One host, one target after the other.
    const other = first.spans.filter(({ path: address }) => address === '/other');
    const before = first.spans.filter(({ path: address }) => address !== '/other');
    expect(other.length).toBeGreaterThan(0);
    expect(Math.min(...other.map(({ from }) => from))).toBeGreaterThan(Math.max(...before.map(({ to }) => to)));

    const names = targets.map(([name]) => name);
    expect(lines.map(({ target, complete }) => [target, complete])).toEqual(names.map((name) => [name, true]));
    const printed = run.out.split('\n').filter((line) => names.some((name) => line === name));
    expect(printed).toEqual(names);
    expect(run.out).toContain('4 targets: 4 complete, 0 incomplete');
    for (const name of names) expect(run.err).toMatch(new RegExp(`\\] ${name}: \\d+ done, \\d+ waiting scanned`));
    const planned = await Promise.all(lines.map(async (line) => (await readReport(line.folder)).coverage.planned));
    expect(planned[0]).toBe(9);
  });

  it('wait for each other with --parallel-hosts 1', async () => {
    const [first, second] = await Promise.all([council(2, 100), council(2, 100)]);
    const targets = [
      ['Ambleford', `${first.origin}/`],
      ['Borrowmere', `${second.origin}/`],
    ] as const;
    const { run } = await scanList('in-turn', targets, '--parallel-hosts', '1', '--json');
    await Promise.all([first.close(), second.close()]);
    expect(run.code).toBe(0);
    expect(Math.max(...first.spans.map(({ to }) => to))).toBeLessThan(
      Math.min(...second.spans.map(({ from }) => from)),
    );
    const events = run.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string; targetId?: string });
    const started = events.filter(({ kind }) => kind === 'page-started').map(({ targetId }) => targetId);
    expect(new Set(started).size).toBe(2);
  });

  it('do not suffer from one that never answers', async () => {
    const [first, silent, third] = await Promise.all([council(3, 50), silence(), council(3, 50)]);
    const targets = [
      ['Ambleford', `${first.origin}/`],
      ['Silent', `${silent.origin}/`],
      ['Castlewick', `${third.origin}/`],
    ] as const;
    const { run, lines } = await scanList('silent', targets, '--parallel-hosts', '3', '--timeout-ms', '1500');
    silent.close();
    await Promise.all([first.close(), third.close()]);
    expect(run.code).toBe(3);
    expect(lines.map(({ complete }) => complete)).toEqual([true, false, true]);
    const reports = await Promise.all(lines.map((line) => readReport(line.folder)));
    expect(reports.map(({ coverage }) => coverage.scanned)).toEqual([4, 0, 4]);
    expect(reports.map(({ coverage }) => coverage.planned)).toEqual([4, 1, 4]);
    expect(silent.connections).toBeLessThan(20);
    expect(run.out).toContain('3 targets: 2 complete, 1 incomplete');
  });

  it('that were not begun before Ctrl-C are named, and nobody contacts them', async () => {
    const [first, second] = await Promise.all([council(8, 200), council(2, 100)]);
    const list = path.join(folder.path, 'stopped.csv');
    await writeFile(list, `name,url\nAmbleford,${first.origin}/\nBorrowmere,${second.origin}/\n`);
    let interrupted = false;
    const run = await runCli(
      ['scan', '--targets', list, '--out', path.join(folder.path, 'stopped'), '--parallel-hosts', '1'],
      {
        watch: (printed, interrupt) => {
          if (interrupted || !/\b1 done/.test(printed)) return;
          interrupted = true;
          interrupt();
        },
      },
    );
    await Promise.all([first.close(), second.close()]);
    expect(run.code).toBe(3);
    expect(run.err).toContain('Borrowmere was not begun.');
    expect(second.hits).toEqual([]);
    expect(run.out).toContain('The scan was stopped before it was finished.');
  });
});
