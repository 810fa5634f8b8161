import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { serveSite } from '../../fixtures/serve.ts';
import type { ReportDocument } from '../../reports/lib/document-types.ts';
import { savedScanAt } from '../../src/cli/saved-scan.ts';
import { readPage } from '../../src/evidence/archive.ts';
import { fileBlobStore, fileScanStore } from '../../src/store/files.ts';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { readReport, runCli, temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from '../helpers/run-here.ts';

const PAGES = 4;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let site: Loopback;
/** What differs from the first day. */
let extra: Readonly<Record<string, string>> = {};
let held: string | null = null;
/** Only a browser asks for it. */
const opened = () => site.hits.filter((hit) => hit === 'GET /opened.json').length;

const page = (address: string) =>
  `<!doctype html><html lang="en"><head><title>Ambleford</title><script src="/opened.js"></script></head><body><main><h1>Ambleford</h1><p>${'Council services for everyone who lives here. '.repeat(10)}</p>${extra[address] ?? ''}${Array.from({ length: PAGES }, (_, number) => `<a href="/page/${number}">Page ${number}</a>`).join(' ')}</main></body></html>`;

beforeAll(async () => {
  folder = await temporaryFolder();
  site = await serveLoopback((_, response, address) => {
    response.setHeader('cache-control', 'no-store');
    if (address === held) return;
    if (address === '/opened.js')
      return void response
        .setHeader('content-type', 'text/javascript')
        .end('fetch("/opened.json").then((r) => r.json())');
    if (address === '/opened.json') return void response.setHeader('content-type', 'application/json').end('{}');
    response.setHeader('content-type', 'text/html');
    if (address === '/' || /^\/page\/[0-3]$/.test(address)) return void response.end(page(address));
    response.writeHead(404).end('<title>Not found</title><h1>Not found</h1>');
  });
  await scan('first');
});
afterAll(async () => {
  await site.close();
  await folder.remove();
});
beforeEach(() => {
  extra = {};
  held = null;
});

const at = (name: string) => path.join(folder.path, name);
const since = (name: string) => ['--since', at(name)];

async function scan(name: string, ...args: readonly string[]) {
  const before = opened();
  const run = await runHere(['scan', `${site.origin}/`, '--out', at(name), '--no-probes', ...args]);
  expect(run.code, run.out + run.err).toBe(0);
  return { run, report: await readReport(at(name)), opened: opened() - before };
}

/** What a scan says, without when it was and where the evidence came from. */
function essence({ pages, coverage, findings, points, overall, checks, untested }: ReportDocument) {
  return { pages: pages.map(({ reused: _, ...rest }) => rest), coverage, findings, points, overall, checks, untested };
}

/** The pages of a saved scan whose evidence vouches for each of their files. */
async function knownAgain(report: string): Promise<readonly string[]> {
  const saved = savedScanAt(report);
  const record = saved && (await fileScanStore(saved.store).record(saved.scan));
  if (!record) throw new Error(`${report} has no scan.`);
  const known = record.pages.map(async (page) => {
    const { validators } = (await readPage(page, fileBlobStore(saved.store), new Set(['validators']))).artifacts;
    if (!validators?.ok || validators.value.gap !== null) return [];
    const files = [validators.value.document, ...validators.value.files];
    return files.every(({ hash, etag, lastModified }) => hash ?? etag ?? lastModified) ? [page.url] : [];
  });
  return (await Promise.all(known)).flat();
}

describe('a scan with --since', () => {
  it('opens no unchanged page again, says so, and judges the same', async () => {
    const first = await readReport(at('first'));
    expect(first.reuse).toBeNull();
    const { run, report, opened } = await scan('second', ...since('first'));
    expect(essence(report)).toEqual(essence(first));
    expect(report.reuse).toEqual({ since: first.scan, sinceDate: first.startedAt, pages: PAGES + 1, visited: 0 });
    expect(report.pages.filter(({ reused }) => reused)).toHaveLength(PAGES + 1);
    // One scan asks for a page's file once.
    expect(opened).toBe(1);
    expect(run.out).toMatch(/5 of 5 pages are unchanged since the scan of .* and were not opened again/);
    expect(await readFile(path.join(at('second'), 'report.html'), 'utf8')).toMatch(
      /5 of 5 pages are unchanged since the scan of/,
    );
    // The evidence was copied, so the first scan may go, and a third can build on the second.
    const { report: third } = await scan('third', ...since('second'));
    expect(third.reuse).toMatchObject({ since: report.scan, pages: PAGES + 1 });
    expect(essence(third)).toEqual(essence(first));
  });

  it('opens the pages that have changed, and what they link to', async () => {
    extra = { '/page/2': '<p>New <a href="/page/none">none</a></p>' };
    const { report } = await scan('changed', ...since('first'));
    expect(report.reuse).toMatchObject({ pages: PAGES, visited: 1 });
    expect(report.pages.map(({ url, reused, reason }) => [new URL(url).pathname, reused, reason])).toEqual([
      ['/', true, null],
      ['/page/0', true, null],
      ['/page/1', true, null],
      ['/page/2', false, null],
      ['/page/3', true, null],
      ['/page/none', false, 'http-error'],
    ]);
  });

  it('reuses nothing that was seen as somebody else, and says why', async () => {
    const { run, report } = await scan('renamed', ...since('first'), '--user-agent', 'Ambleford tester');
    expect(report.reuse).toMatchObject({ pages: 0, visited: PAGES + 1 });
    expect(run.err).toMatch(/The earlier scan was made with another user agent/);
    expect(run.out).toMatch(/No page could be taken over from the scan of/);
  });

  it('opens pages again whose saved evidence is damaged or missing', async () => {
    await scan('damaged');
    const blobs = path.join(at('damaged'), 'evidence', 'blobs');
    const files = (await readdir(blobs, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
    for (const [index, file] of files.entries()) {
      const one = path.join(file.parentPath, file.name);
      if (index % 2) await rm(one);
      else await writeFile(one, `${await readFile(one, 'latin1')}x`);
    }
    const { report } = await scan('repaired', ...since('damaged'));
    expect(report.reuse).toMatchObject({ pages: 0, visited: PAGES + 1 });
    expect(essence(report)).toEqual(essence(await readReport(at('first'))));
  });

  it('can be interrupted and resumed', async () => {
    held = '/page/3';
    const before = site.hits.length;
    const args = ['scan', `${site.origin}/`, '--out', at('stopped'), '--json', '--no-probes', ...since('first')];
    let interrupted = false;
    const stopped = await runCli(args, {
      watch: (_, interrupt) => {
        // A second time would mean: at once.
        if (interrupted || !site.hits.slice(before).includes('GET /page/3')) return;
        interrupted = true;
        interrupt();
      },
    });
    expect(stopped.code).toBe(3);
    held = null;
    const resumed = await runHere(['scan', '--resume', at('stopped'), '--quiet']);
    expect(resumed.code, resumed.err).toBe(0);
    const report = await readReport(at('stopped'));
    expect(report.reuse).toMatchObject({ pages: PAGES + 1, visited: 0 });
    expect(essence(report)).toEqual(essence(await readReport(at('first'))));
  });

  it('refuses an earlier scan that is not there', async () => {
    const run = await runHere(['scan', `${site.origin}/`, '--out', at('none'), '--since', at('nowhere')]);
    expect(run.code).toBe(2);
    expect(run.err).toMatch(/There is no saved scan at/);
  });
});

it('an unchanged council gives the same findings and the same score', async () => {
  const council = await serveSite('westmere-forms');
  const args = (name: string) => ['scan', council.url, '--out', at(name), '--quiet', '--no-probes'];
  await runHere(args('council'));
  const again = await runHere([...args('council-again'), ...since('council')]);
  await council.close();
  expect(again.err).toBe('');
  const [first, second] = [await readReport(at('council')), await readReport(at('council-again'))];
  expect(essence(second)).toEqual(essence(first));
  // Of a page that a busy machine could not read in time there is nothing to know it again by.
  const known = await knownAgain(at('council'));
  expect(second.pages.flatMap(({ url, reused }) => (reused ? [url] : [])).toSorted()).toEqual(known.toSorted());
  expect(second.reuse).toMatchObject({ pages: known.length, visited: first.coverage.scanned - known.length });
  expect(known.length).toBeGreaterThan(first.coverage.scanned / 2);
});
