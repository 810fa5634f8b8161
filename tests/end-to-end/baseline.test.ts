import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportDocument, ReportFinding } from '../../reports/lib/document-types.ts';
import { againstBaseline } from '../../src/gate/baseline.ts';
import { readBaseline } from '../../src/gate/baseline-file.ts';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { type CliRun, readReport, temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from '../helpers/run-here.ts';
import { basePage, faults, harmless } from './baseline-variants.ts';

const HARMLESS = Object.keys(harmless);
const FAULTS = Object.keys(faults);
const PAGES = [...HARMLESS.map((name) => `/same/${name}`), ...FAULTS.map((name) => `/fault/${name}`)];

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let site: Loopback;
let isRebuilt = false;
let made: CliRun;
let gate: CliRun;
let before: ReportDocument;
let after: ReportDocument;
let fresh: readonly ReportFinding[];

function pageAt(address: string): string | undefined {
  const [, kind, name = ''] = address.split('/');
  if (!PAGES.includes(address)) return undefined;
  const html = basePage(name);
  const change = kind === 'same' ? harmless[name] : faults[name]?.[0];
  return isRebuilt && change ? change(html) : html;
}

const home = `<!doctype html><html lang="en"><head><title>Ambleford Council</title></head><body><main><h1>Ambleford Council</h1><ul>${PAGES.map((page) => `<li><a href="${page}">${page.replaceAll('/', ' ')}</a></li>`).join('')}</ul></main></body></html>`;
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64');

const at = (name: string) => path.join(folder.path, name);
const scan = (name: string, ...args: readonly string[]) =>
  runHere(
    [
      'ci',
      `${site.origin}/`,
      '--max-pages',
      '60',
      '--exclude',
      '/about',
      '--exclude',
      '/contact',
      '--exclude',
      '/more/**',
      '--exclude',
      '/other',
      '--no-probes',
      '--out',
      at(name),
      ...args,
    ],
    { cwd: folder.path },
  );

/** Two scans in all: one before the rebuild, one after it. */
beforeAll(async () => {
  folder = await temporaryFolder();
  site = await serveLoopback((_, response, address) => {
    response.setHeader('cache-control', 'no-store');
    if (address.startsWith('/assets/') && address.includes('.css'))
      return void response.setHeader('content-type', 'text/css').end('body { font: 16px sans-serif }');
    if (address.startsWith('/assets/')) return void response.setHeader('content-type', 'image/gif').end(PIXEL);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (address === '/') return void response.end(home);
    const html = pageAt(address);
    if (html !== undefined) return void response.end(html);
    const known = /^\/(frame|about|contact|more|other|search)/.test(address);
    response.writeHead(known ? 200 : 404).end('<!doctype html><html lang="en"><title>Map</title><p>A map.</p></html>');
  });
  const first = await scan('before');
  expect(first.code, first.out + first.err).toBe(0);
  before = await readReport(at('before'));
  made = await runHere(['baseline', at('before'), '--reason', 'Known before the rebuild.', '--expires', '2099-12-31'], {
    cwd: folder.path,
  });
  isRebuilt = true;
  gate = await scan('after', '--new-only');
  after = await readReport(at('after'));
  const read = readBaseline(await readFile(at('lgdss-baseline.yaml'), 'utf8'));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const known = againstBaseline(after, read.baseline, after.startedAt.slice(0, 10)).fresh;
  fresh = after.findings.filter(({ id }) => known.has(id));
}, 1_200_000);
afterAll(async () => {
  await site.close();
  await folder.remove();
});

const failedOn = (document: ReportDocument, address: string) =>
  document.findings.filter((one) => one.outcome === 'failed' && one.page === `${site.origin}${address}`);
const shown = (findings: readonly ReportFinding[]) =>
  findings.map((one) => `${one.check} ${one.message} ${one.snippet}`);

describe('the baseline of a site', () => {
  it('is written from a scan, and is small enough to read', () => {
    expect(made.code, made.err).toBe(0);
    expect(made.out).toMatch(/^lgdss-baseline\.yaml: \d+ known faults\./);
    // One entry for what stands on every page, not one for each page.
    expect(Number(/: (\d+) known/.exec(made.out)?.[1])).toBeLessThan(before.findings.length / 2);
  });

  it('there are twenty of each kind', () => {
    expect([HARMLESS.length, FAULTS.length]).toEqual([20, 20]);
  });

  it.each(HARMLESS)('a harmless rebuild gives no new finding: %s', (name) => {
    const address = `/same/${name}`;
    // It was really rebuilt, and its faults are still there to be recognised.
    expect(harmless[name]?.(basePage(name))).not.toBe(basePage(name));
    expect(failedOn(after, address).length).toBeGreaterThanOrEqual(5);
    expect(shown(fresh.filter(({ page }) => page === `${site.origin}${address}`))).toEqual([]);
  });

  it.each(FAULTS)('a real fault is reported: %s', (name) => {
    const found = fresh.filter(({ page }) => page === `${site.origin}/fault/${name}`);
    const [, check = /^$/] = faults[name] ?? [];
    expect(found.length, shown(failedOn(after, `/fault/${name}`)).join('\n')).toBeGreaterThan(0);
    expect(shown(found.filter((one) => check.test(one.check)))).not.toEqual([]);
  });

  it('nothing else is new, on no other page and for the site', () => {
    const elsewhere = fresh.filter(({ page }) => !page.startsWith(`${site.origin}/fault/`));
    expect(shown(elsewhere)).toEqual([]);
  });

  it('the gate fails for them alone, and says so before and after', () => {
    expect(gate.code, gate.out + gate.err).toBe(1);
    expect(gate.err).toContain('Gate: There may be no new failure.');
    expect(gate.out).toMatch(/The gate failed:\n {2}\d+ new failures are not in the baseline \(--new-only\)\./);
  });
});
