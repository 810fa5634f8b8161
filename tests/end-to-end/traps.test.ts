import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coverageOf } from '../../src/crawl/coverage.ts';
import type { ScanRecord } from '../../src/model/evidence.ts';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { scanPlainly } from '../helpers/plain-scan.ts';
import { readReport, temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from '../helpers/run-here.ts';

const REAL = ['/bins', '/bins/missed', '/council-tax', '/news/story-1', '/news/story-2', '/homes/flat-1'];
const FILTERS = ['area', 'rent', 'size', 'floor', 'pets'];

const links = (paths: readonly string[]) =>
  paths.map((to) => `<a href="${to}">${to.replaceAll('&', ' ')}</a>`).join(' ');
const page = (title: string, paths: readonly string[]) =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body><main><h1>Ambleford</h1><p>${'Council services for everyone who lives here. '.repeat(5)}</p>${links(paths)}</main></body></html>`;

/** Every trap goes on for ever, whatever is asked for. */
function linksOn(url: URL): readonly string[] {
  const { pathname, searchParams } = url;
  if (pathname === '/') {
    return [
      ...REAL.slice(0, 3),
      ...['/news/page/1', '/homes', '/help/a/b/', '/session', '/search?page=1'],
      ...['/events/2026/11', '/diary?month=11&year=2026'],
    ];
  }
  // A calendar in the path: this year's months, and for ever on with the next year.
  const month = /^\/events\/(\d+)\/\d+$/.exec(pathname);
  if (month) return nextMonths(Number(month[1])).map(([year, number]) => `/events/${year}/${number}`);
  // The same behind parameters.
  if (pathname === '/diary') {
    return nextMonths(Number(searchParams.get('year'))).map(([year, number]) => `/diary?month=${number}&year=${year}`);
  }
  // Any filter can be added to any others, with any value.
  if (pathname === '/homes') {
    const more = FILTERS.flatMap((name) => [1, 2, 3].map((value) => `/homes?${combined(searchParams, name, value)}`));
    return ['/homes/flat-1', ...more];
  }
  // A relative link on a page that is served at every address below its own.
  if (pathname.startsWith('/help/')) return ['a/b/'];
  // A new number of the visit on every page, in path and query.
  if (pathname.startsWith('/session') || pathname.startsWith('/basket')) {
    const number = `0${visits}f`.repeat(4);
    return [`/session;jsessionid=${number}`, `/session?PHPSESSID=${number}`, `/(S(${number}))/basket`];
  }
  const list = /^\/news\/page\/(\d+)$/.exec(pathname);
  if (list) return [...REAL.slice(3, 5), ...numbers(10, Number(list[1]) + 1).map((number) => `/news/page/${number}`)];
  if (pathname === '/search') {
    return numbers(10, Number(searchParams.get('page')) + 1).map((number) => `/search?page=${number}`);
  }
  return [];
}

let visits = 0;
const numbers = (count: number, from: number) => Array.from({ length: count }, (_, index) => from + index);
const nextMonths = (year: number) => [...numbers(12, 1).map((number) => [year, number]), [year + 1, 1]] as const;

function combined(before: URLSearchParams, name: string, value: number): string {
  const after = new URLSearchParams(before);
  after.append(name, String(value));
  return String(after);
}

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let site: Loopback;
/** Paths and queries asked for since the last scan began. */
let opened: string[] = [];

beforeAll(async () => {
  folder = await temporaryFolder();
  site = await serveLoopback((_, response, address) => {
    const url = new URL(address, site.origin);
    if (/^\/(robots|sitemap|\.well-known|favicon|lgdss)/.test(url.pathname)) return void response.writeHead(404).end();
    visits += 1;
    opened.push(address);
    response.setHeader('content-type', 'text/html').end(page(`Page ${address.replaceAll('&', ' ')}`, linksOn(url)));
  });
});
afterAll(async () => {
  await site.close();
  await folder.remove();
});

const without = (text: string) => text.replaceAll(site.origin, '').replaceAll(new URL(site.origin).host, '');

describe('a site with every kind of trap', () => {
  let record: ScanRecord;
  beforeAll(async () => {
    opened = [];
    record = await scanPlainly(`${site.origin}/`, { maxPages: 400, concurrency: 4 });
  });

  it('is scanned to its end, and every real page beside the traps is scanned', () => {
    const { planned, scanned, skipped, blocked, failed } = coverageOf(record.outcomes);
    expect({ blocked, failed, rest: planned - scanned - skipped }).toEqual({ blocked: 0, failed: 0, rest: 0 });
    const paths = record.outcomes.filter(({ state }) => state === 'scanned').map(({ url }) => new URL(url).pathname);
    expect(paths).toEqual(expect.arrayContaining(['/', ...REAL]));
    expect(new Set(record.outcomes.flatMap(({ reason }) => reason ?? []))).toEqual(new Set(['pattern-budget']));
    expect(opened).toHaveLength(scanned);
  });

  it.each<[name: string, pattern: RegExp, most: number]>([
    // Every month of this year and the two after it; the first one was the way in.
    ['a calendar in the path', /^\/events\//, 36],
    ['a calendar behind parameters', /^\/diary/, 20],
    ['filters that combine', /^\/homes\?/, 66],
    ['a path that repeats itself', /^\/help\//, 3],
    // The page itself, and the one behind the number of the visit.
    ['numbers of visits', /session|basket/i, 2],
    ['a list without end, in the path', /^\/news\/page\//, 100],
    ['a list without end, behind a parameter', /^\/search/, 20],
  ])('has only so many pages opened of %s', (_name, pattern, most) => {
    const asked = opened.filter((address) => pattern.test(address));
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.length).toBeLessThanOrEqual(most);
  });

  it('has every cut on record, with an example and the reason', () => {
    const { cuts } = record;
    const said = cuts.map(without).join('\n');
    for (const [pattern, because] of [
      ['/events/{date}', 'a calendar has a page for every day there is'],
      ['/diary?month&year', 'a calendar has a page for every day there is'],
      ['/homes?…', 'filters can be combined in more ways than anybody can look at'],
      ['/news/page/{n}', 'one list goes on over them'],
      ['/search?page', 'they are one page with other values for the same parameters'],
      ['/help/a/b/…', 'the same part comes up again and again in the path'],
    ]) {
      expect(said).toContain(`(${pattern})`);
      expect(said.split('\n').find((line) => line.includes(`(${pattern})`))).toContain(because);
    }
    const left = record.outcomes.filter(({ reason }) => reason === 'pattern-budget').length;
    const told = cuts.map((cut) => (cut.startsWith('One') ? 1 : Number.parseInt(cut, 10)));
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(left);
  });
});

it('the report of the real command says what was left out and why, and the real pages are in it', async () => {
  opened = [];
  const out = path.join(folder.path, 'traps');
  const run = await runHere(['scan', `${site.origin}/`, '--max-pages', '40', '--concurrency', '12', '--out', out]);
  expect(run.err).not.toMatch(/Error/);
  expect(run.code).toBe(0);
  const { pages, cuts, coverage } = await readReport(out);
  expect(coverage.scanned).toBe(40);
  const scanned = pages.filter(({ state }) => state === 'scanned').map(({ url }) => new URL(url).pathname);
  expect(scanned).toEqual(expect.arrayContaining(['/', ...REAL]));
  expect(cuts.length).toBeGreaterThan(1);
  const html = (await readFile(path.join(out, 'report.html'), 'utf8')).replaceAll('&amp;', '&');
  for (const cut of cuts) expect(html).toContain(cut);
});
