import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportDocument } from '../../reports/lib/document-types.ts';
import { readEntries } from '../../src/crawl/journal.ts';
import { PAGES_ALONE, readReport, temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from '../helpers/run-here.ts';
import { type Council, serveCouncil } from './sampled-council.ts';

const bin = fileURLToPath(new URL('../../src/cli/bin.ts', import.meta.url));

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let council: Council;
beforeAll(async () => {
  folder = await temporaryFolder();
  council = await serveCouncil();
});
afterAll(async () => {
  await council.close();
  await folder.remove();
});

async function scan(name: string, ...more: readonly string[]) {
  const out = path.join(folder.path, name);
  const args = ['scan', `${council.origin}/`, '--out', out, '--max-pages', '100', '--no-probes', ...more];
  council.asked();
  const run = await runHere(args);
  const asked = council.asked();
  const report = existsSync(path.join(out, 'report.json')) ? await readReport(out) : undefined;
  return { run, out, asked, report: report as ReportDocument };
}

const store = () => ['--store', path.join(folder.path, 'store')];
const pathOf = (url: string) => new URL(url).pathname;
const pathsOf = (pages: readonly { readonly url: string }[]) => pages.map(({ url }) => pathOf(url));
const scanned = ({ pages }: ReportDocument) => pathsOf(pages.filter(({ state }) => state === 'scanned'));
const adds = ({ coverage: { planned, scanned: seen, skipped, blocked, failed } }: ReportDocument) =>
  planned - seen - skipped - blocked - failed;

describe('a sample', () => {
  let first: Awaited<ReturnType<typeof scan>>;
  let again: typeof first;
  let chosen: readonly string[];
  beforeAll(async () => {
    first = await scan('first', '--sample', ...store());
    chosen = pathsOf(first.report.sample?.pages ?? []);
  });

  it('is drawn from the pages that were explored, and it alone is judged', async () => {
    const { run, report, asked } = first;
    expect(run.err).toMatch(/Exploring the site to choose a sample/);
    expect(run.code).toBe(0);
    expect(report.sample).toMatchObject({ reused: false, seed: report.target.id, perTemplate: 2, of: 30 });
    expect(scanned(report).toSorted()).toEqual(chosen.toSorted());
    expect(chosen).toEqual(expect.arrayContaining(['/', '/contact', '/accessibility-statement', '/report-it']));
    // Four kinds, the start, two of each of three long templates, and a tenth of the other 20.
    expect(chosen.length).toBeGreaterThanOrEqual(11);
    expect(chosen.length).toBeLessThanOrEqual(14);
    expect(pathsOf(report.sample?.documents ?? [])).toEqual(['/files/plan.pdf']);
    const reasons = Object.fromEntries(report.coverage.reasons.map(({ reason, count }) => [reason, count]));
    expect(reasons).toMatchObject({
      'not-in-sample': 30 - chosen.length,
      duplicate: 1,
      'http-error': 1,
      'not-html': 1,
    });
    expect(adds(report)).toBe(0);
    expect(
      new Set(report.findings.filter(({ siteWide }) => !siteWide).map(({ page }) => page)).size,
    ).toBeLessThanOrEqual(chosen.length);
    const [explored] = [asked.filter((one) => one === '/news/1').length];
    expect(explored).toBe(chosen.includes('/news/1') ? 2 : 1);
    expect(run.out).toMatch(
      new RegExp(`Sample: ${chosen.length} pages of 30, ${chosen.length} scanned; drawn by this scan`),
    );
    const html = await readFile(path.join(first.out, 'report.html'), 'utf8');
    expect(html).toContain('steps 2 and 3 of WCAG-EM');
  });

  it('is the same whatever the number of pages in flight', async () => {
    const { report } = await scan('one-by-one', '--sample', '--concurrency', '1');
    expect(report.sample).toEqual({ ...first.report.sample, drawnAt: report.sample?.drawnAt });
    expect(report.pages).toEqual(first.report.pages);
  });

  it('is reused page for page, and says what vanished and what is new', async () => {
    const lost = chosen.find((one) => one.startsWith('/news/')) ?? '';
    council.remove(lost);
    council.add('/news/late');
    const { run, report, asked } = await scan('second', '--sample', ...store());
    expect(run.err).not.toMatch(/Exploring/);
    expect(report.sample).toMatchObject({ reused: true, drawnAt: first.report.sample?.drawnAt, of: 30 });
    expect(report.sample?.pages).toEqual(first.report.sample?.pages);
    // Nothing else is opened; the redirect and the dead link of the first scan are no news.
    // Some are opened again in the end, to look at the site as a whole.
    expect([...new Set(asked)].toSorted()).toEqual(chosen.toSorted());
    expect(report.sample?.vanished.map(({ url, state, detail }) => [pathOf(url), state, detail])).toEqual([
      [lost, 'failed', expect.stringMatching(/404/)],
    ]);
    expect(report.sample?.fresh.urls.map(pathOf)).toEqual(['/news/late']);
    expect(scanned(report).toSorted()).toEqual(chosen.filter((one) => one !== lost).toSorted());
    expect(adds(report)).toBe(0);
    expect(run.out).toMatch(/1 page of it vanished, 1 new address met/);
    const html = await readFile(path.join(folder.path, 'second', 'report.html'), 'utf8');
    const [vanished = '', fresh = ''] = html.split('id="sample-vanished"')[1]?.split('id="sample-new"') ?? [];
    expect([vanished.includes(lost), fresh.includes('/news/late')]).toEqual([true, true]);
  });

  it('refuses another seed than the pinned one, and draws again when told to', async () => {
    const refused = await scan('refused', '--sample', '--sample-seed', 'another', ...store());
    expect(refused.run).toMatchObject({ code: 2, err: expect.stringMatching(/seed .*--new-sample/) });
    expect(refused.asked).toEqual([]);
    again = await scan('again', '--new-sample', '--sample-seed', 'another', ...store());
    expect(pathsOf(again.report.sample?.pages ?? [])).not.toEqual(chosen);
    expect(again.report.sample).toMatchObject({ reused: false, seed: 'another', of: 30 });
    const later = await scan('later', '--sample', ...store());
    expect(later.report.sample).toMatchObject({ reused: true, seed: 'another' });
  });

  it('is drawn and scanned as if the scan had not been killed while exploring and while scanning', async () => {
    const out = path.join(folder.path, 'killed');
    const args = [
      'scan',
      '--no-probes',
      `${council.origin}/`,
      '--out',
      out,
      '--max-pages',
      '100',
      '--new-sample',
      '--concurrency',
      '2',
      '--sample-seed',
      'another',
    ];
    await killAfter('explored', 15, out, args);
    expect(existsSync(path.join(out, 'evidence', 'samples')), 'nothing is pinned yet').toBe(false);
    const resume = ['scan', '--resume', out];
    const twice: string[] = [];
    const done = async () =>
      (await entriesIn(out)).flatMap((entry) =>
        entry.kind === 'explored' || entry.kind === 'visited' ? [`${entry.kind} ${entry.filed.visit.url}`] : [],
      );
    await killAfter('visited', 4, out, resume);
    twice.push(...repeated(await done()));
    council.asked();
    const before = await done();
    expect(before.filter((one) => one.startsWith('visited')).length).toBeGreaterThanOrEqual(4);
    const last = await runHere(resume);
    expect(last.code).toBe(0);
    expect(twice).toEqual([]);
    // Whatever was explored is not explored again, and what was scanned is not opened at all.
    const visited = before
      .filter((one) => one.startsWith('visited '))
      .map((one) => pathOf(one.slice('visited '.length)));
    // Up to the last page that is new; after it, some are opened again to look at the site as a whole.
    const asked = council.asked();
    const news = [...new Set(asked)].filter((one) => !visited.includes(one));
    const crawl = asked.slice(0, Math.max(...news.map((one) => asked.indexOf(one))) + 1);
    expect(crawl.length).toBeGreaterThan(5);
    expect(crawl.filter((one) => one !== '/' && visited.includes(one))).toEqual([]);
    const report = await readReport(out);
    const { drawnAt: _, ...sample } = report.sample ?? { drawnAt: '' };
    expect(again.report.sample).toMatchObject(sample);
    expect([report.pages, report.findings, report.overall]).toEqual([
      again.report.pages,
      again.report.findings,
      again.report.overall,
    ]);
    expect(existsSync(path.join(out, 'evidence', 'samples'))).toBe(true);
  });

  it('is not drawn from pages that were given one by one', async () => {
    const { run } = await scan('same-pages', '--sample', '--same-pages-as', first.out);
    expect(run).toMatchObject({ code: 2, err: expect.stringMatching(/--same-pages-as/) });
  });
});

async function entriesIn(out: string) {
  return readEntries(await readFile(path.join(out, 'journal.ndjson'), 'utf8').catch(() => ''));
}

/** Ends the scan the way a power cut would, once its journal has so many lines of a kind. */
async function killAfter(kind: string, lines: number, out: string, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [bin, ...args], {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, ...PAGES_ALONE },
  });
  const gone = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const long = async () => (await entriesIn(out)).filter((entry) => entry.kind === kind).length >= lines;
  while (child.exitCode === null && !(await long())) await setTimeout(20);
  if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  await gone;
}

function repeated(list: readonly string[]): readonly string[] {
  return list.filter((one, index) => list.indexOf(one) !== index);
}
