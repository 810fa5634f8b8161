import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circleIn, shapeOf } from '../../../src/crawl/path-shape.ts';
import { createTrapGuard, type TrapOptions } from '../../../src/crawl/traps.ts';
import { at } from './made-up-site.ts';

const NOW = '2026-11-23T09:00:00.000Z';
const numbers = (count: number, from = 1) => Array.from({ length: count }, (_, index) => index + from);

/** How many of the addresses are let through, and what is said about the rest. */
function run(paths: readonly string[], options: Partial<TrapOptions> = {}) {
  const guard = createTrapGuard({ maxPages: 400, now: NOW, ...options });
  const kept = paths.filter((path) => guard.judge(at(path)) === undefined);
  return { kept, report: guard.report() };
}

const days = numbers(28).map((day) => String(day).padStart(2, '0'));
const months = numbers(12);
const filters = ['area', 'type', 'price', 'size', 'age', 'day', 'level', 'cost'];
/** Every set of one to four of the filters. */
const filterSets = numbers(255)
  .map((bits) => filters.filter((_, index) => bits & (1 << index)))
  .filter(({ length }) => length <= 4);

describe('what is never cut', () => {
  it.each<[name: string, paths: readonly string[]]>([
    ['numbered pages', numbers(400).map((n) => `/page/${n}`)],
    ['pages whose address is a parameter', numbers(400).map((n) => `/index.aspx?articleid=${n}`)],
    ['meetings, by two parameters', numbers(400).map((n) => `/ieListDocuments.aspx?CId=${n % 9}&MId=${n}`)],
    [
      'news by year and month',
      numbers(400).map((n) => `/news/${2000 + (n % 27)}/${(n % 12) + 1}/item-${n}-about-bins`),
    ],
    ['long names', numbers(400).map((n) => `/news/${'a-long-name-for-an-item'}-${n}`)],
    ['items with a date in the name', numbers(300).map((n) => `/news/2024-05-12-council-meeting-${n}`)],
    ['bare years', numbers(40, 1990).map((year) => `/budget/${year}`)],
    ['old planning references', numbers(300, 7000).map((n) => `/planning/${n}`)],
    ['many pages with one parameter each', numbers(200).map((n) => `/form-${n}?step=1`)],
  ])('%s', (_name, paths) => {
    const { kept, report } = run(paths);
    expect(kept).toHaveLength(paths.length);
    expect(report).toEqual([]);
  });
});

describe('what is cut', () => {
  it.each<[name: string, kind: string, kept: number, paths: readonly string[]]>([
    [
      'days of a calendar',
      'calendar',
      100,
      months.flatMap((month) => days.map((day) => `/events/2026/${month}/${day}`)),
    ],
    [
      'days in one piece',
      'calendar',
      100,
      months.flatMap((month) => days.map((day) => `/events/2026-${String(month).padStart(2, '0')}-${day}`)),
    ],
    ['months as words', 'calendar', 1, numbers(50, 2040).map((year) => `/whats-on/may/${year}`)],
    ['years up to 7749', 'calendar', 1, numbers(700, 7050).map((year) => `/calendar/${year}`)],
    [
      'what is far in the future, whatever it is called',
      'calendar',
      1,
      numbers(50, 2040).map((year) => `/bins/${year}/05/collection-day`),
    ],
    ['a calendar behind a parameter', 'calendar', 20, days.map((day) => `/events?date=2026-11-${day}`)],
    ['dates with slashes', 'calendar', 20, days.map((day) => `/events?from=${day}%2F11%2F2026`)],
    ['month and year apart', 'calendar', 3, numbers(50, 2026).map((year) => `/diary?month=5&year=${year}`)],
    [
      'a calendar in the path that has views too',
      'calendar',
      20,
      days.map((day) => `/events/2026/05/${day}?view=list`),
    ],
    ['a list that goes on for ever', 'list', 100, numbers(300).map((n) => `/news/page/${n}`)],
    ['a list in Welsh that goes on for ever', 'list', 100, numbers(300).map((n) => `/cy/newyddion/tudalen/${n}/`)],
    ['values of one parameter', 'query', 20, numbers(60).map((n) => `/search?page=${n}`)],
    ['the order of the parameters', 'query', 20, numbers(60).map((n) => (n % 2 ? `/s?a=${n}&b=1` : `/s?b=1&a=${n}`))],
    ['more than four parameters', 'facets', 5, numbers(60).map((n) => `/homes?a=${n}&b=1&c=1&d=1&e=1`)],
    [
      'parameters in any combination',
      'facets',
      15,
      filterSets.map((set) => `/homes?${set.map((name) => `${name.replace('day', 'hour')}=1`).join('&')}`),
    ],
    ['one filter given again and again', 'facets', 5, numbers(60).map((n) => `/homes?${'f[]=1&'.repeat(5)}f[]=${n}`)],
    ['one segment again and again', 'circle', 1, numbers(20, 3).map((n) => `/help${'/bins'.repeat(n)}`)],
    ['two segments again and again', 'circle', 1, numbers(20, 3).map((n) => `/en${'/bins/help'.repeat(n)}`)],
    ['a segment that comes back', 'circle', 1, numbers(20).map((n) => `/bins/a/bins/b-${n}/bins/c-${n}`)],
    [
      'paths that combine three things',
      'pattern',
      200,
      numbers(400).map((n) => `/homes/area-${n % 7}/type-${n % 11}/cost-${n}`),
    ],
  ])('%s', (_name, kind, kept, paths) => {
    const seen = run(paths);
    expect(seen.kept).toHaveLength(kept);
    expect(seen.kept[0]).toBe(paths[0]);
    expect(new Set(seen.report.map((one) => one.kind))).toEqual(new Set([kind]));
    expect(seen.report.reduce((sum, { cut }) => sum + cut, 0)).toBe(paths.length - kept);
  });

  it('filters with many values each, however they are combined', () => {
    const query = (set: readonly string[], n: number) => set.map((name) => `${name.replace('day', 'hour')}=${n}`);
    const paths = filterSets.flatMap((set) => numbers(30).map((n) => `/homes?${query(set, n).join('&')}`));
    const { kept, report } = run(paths);
    // Of the first set of parameters 20, of the second half as many, and so on; of the rest together 5.
    expect(kept).toHaveLength(20 + 10 + 7 + 5 + 4 + 4 + 3 + 3 + 3 + 2 + 5);
    expect(report.reduce((sum, { cut }) => sum + cut, 0)).toBe(paths.length - kept.length);
  });

  it('gives a calendar no more than a quarter of a small scan', () => {
    const paths = months.flatMap((month) => days.map((day) => `/events/2026/${month}/${day}`));
    expect([50, 100, 200, 2000].map((maxPages) => run(paths, { maxPages }).kept.length)).toEqual([20, 25, 50, 100]);
  });

  it('calendars, lists and searches together to half of a small scan, but for the first of each', () => {
    const series = ['/events', '/diary', '/meetings'].flatMap((path) => days.map((day) => `${path}/2026/01/${day}`));
    const searches = ['/find', '/look'].flatMap((path) => numbers(20).map((n) => `${path}?q=${n}`));
    const { kept } = run([...series, ...searches], { maxPages: 50 });
    expect(kept).toHaveLength(25 + 5);
    expect(new Set(kept.map((path) => path.split(/[/?]/)[1]))).toEqual(
      new Set(['events', 'diary', 'meetings', 'find', 'look']),
    );
  });

  it('ordinary patterns where that was asked for', () => {
    const named = numbers(90).map((n) => `/news/${'abc'[n % 3]}-council-story-told-${'x'.repeat(n)}`);
    const { kept, report } = run([...numbers(9).map((n) => `/page/${n}`), '/about', ...named], { perPattern: 5 });
    expect(kept.filter((path) => path.startsWith('/page'))).toHaveLength(5);
    expect(kept).toContain('/about');
    expect(report.map(({ pattern, kept: seen, cut }) => [pattern, seen, cut])).toEqual([
      ['www.ambleford.example/news/{slug}', 5, 55],
      ['www.ambleford.example/page/{n}', 5, 4],
    ]);
  });

  it('the same day at another host or path on its own', () => {
    const guard = createTrapGuard({ maxPages: 50, now: NOW });
    for (const url of [
      'https://a.example/calendar/7001',
      'https://b.example/calendar/7001',
      'https://a.example/cy/calendr/7001',
    ])
      expect(guard.judge(url)).toBeUndefined();
  });
});

describe('the report', () => {
  it('says what was cut and why, the most first', () => {
    const { report } = run([
      ...numbers(22).map((n) => `/s?q=${n}`),
      ...numbers(5, 7001).map((n) => `/calendar/${n}`),
      '/a/a/a',
      '/a/a/a/a',
    ]);
    expect(report).toEqual([
      {
        kind: 'calendar',
        pattern: 'www.ambleford.example/calendar/{date}',
        kept: 1,
        cut: 4,
        example: at('/calendar/7002'),
        sentence: `4 addresses were left out after one of the same pattern (www.ambleford.example/calendar/{date}), for example ${at('/calendar/7002')}, because a calendar has a page for every day there is.`,
      },
      expect.objectContaining({
        kind: 'query',
        pattern: 'www.ambleford.example/s?q',
        kept: 20,
        cut: 2,
        example: at('/s?q=21'),
      }),
      expect.objectContaining({ kind: 'circle', kept: 1, cut: 1, example: at('/a/a/a/a') }),
    ]);
    expect(report[2]?.sentence).toMatch(/^One address was left out/);
  });
});

describe('shapes', () => {
  const isSlug = () => false;
  it.each<[path: string, pattern: string, variables: number, date: { year: number; ends: boolean } | undefined]>([
    ['/news/2024/05/bins', '/news/{date}/bins', 1, { year: 2024, ends: false }],
    ['/news/2024/may/12/', '/news/{date}/', 1, { year: 2024, ends: true }],
    ['/cy/digwyddiadau/mai/2031', '/cy/digwyddiadau/{date}', 1, { year: 2031, ends: true }],
    ['/events/12/05/2031/list', '/events/{date}/list', 1, { year: 2031, ends: true }],
    ['/events/20310512', '/events/{date}', 1, { year: 2031, ends: true }],
    ['/events/2031-13', '/events/{n}-{n}', 1, undefined],
    ['/ref/12345678', '/ref/{n}', 1, undefined],
    ['/doc/0f8fad5b-d9cb-469f-a165-70867728950e/v2', '/doc/{id}/v{n}', 2, undefined],
    ['/doc/0123456789abcdef0', '/doc/{id}', 1, undefined],
    ['/2024/2025', '/{n}/{n}', 2, undefined],
    ['/', '/', 0, undefined],
  ])('%s', (path, pattern, variables, date) => {
    expect(shapeOf(path, isSlug)).toEqual({ pattern, variables, date });
  });

  it.each<[path: string, start: string | undefined]>([
    ['/a/b/a/b/a/b', '/a/b'],
    ['/x/a/a/a', '/x/a'],
    ['/1/2/1/2/1/2', '/{n}/{n}'],
    ['/a/b/a/b', undefined],
    ['/12/12/12', undefined],
    ['/bins/bins-and-recycling/bins', undefined],
    ['//a//a//a', '/a'],
  ])('circle %s', (path, start) => {
    expect(circleIn(path)).toBe(start);
  });
});

describe('whatever is met', () => {
  const segment = fc.constantFrom(
    'a',
    'b',
    'events',
    '2026',
    '7749',
    '05',
    '12',
    'page-7',
    'a-long-name-of-one-page',
    '%E0%A4%A',
  );
  const pair = fc.constantFrom(
    'a=1',
    'a=2',
    'b=1',
    'id=3',
    'date=2026-05-01',
    'year=7749',
    'c',
    'd=%',
    'e=5',
    'f[1]=2',
  );
  const address = fc
    .tuple(fc.array(segment, { maxLength: 8 }), fc.array(pair, { maxLength: 6 }))
    .map(([path, query]) => at(`/${path.join('/')}${query.length > 0 ? `?${query.join('&')}` : ''}`));
  const met = fc.uniqueArray(address, { maxLength: 150 });
  const settings = fc.record({
    maxPages: fc.integer({ min: 1, max: 500 }),
    now: fc.constant(NOW),
    perQuery: fc.integer({ min: 1, max: 5 }),
    perPattern: fc.integer({ min: 1, max: 5 }),
  });

  it('the same addresses in the same order get the same answers', () => {
    fc.assert(
      fc.property(met, settings, (urls, options) => {
        const [one, two] = [createTrapGuard(options), createTrapGuard(options)];
        expect(urls.map((url) => one.judge(url))).toEqual(urls.map((url) => two.judge(url)));
        expect(one.report()).toEqual(two.report());
      }),
    );
  });

  it('the first page of any pattern is let through, and every cut is reported', () => {
    fc.assert(
      fc.property(met, settings, (urls, options) => {
        const guard = createTrapGuard(options);
        const cut = urls.filter((url) => guard.judge(url) !== undefined);
        const report = guard.report();
        expect(report.every((one) => one.kept >= 1)).toBe(true);
        expect(report.reduce((sum, one) => sum + one.cut, 0)).toBe(cut.length);
        expect(report.every(({ example }) => cut.includes(example))).toBe(true);
        // Alone, any address is the first of its pattern.
        expect(urls.every((url) => createTrapGuard(options).judge(url) === undefined)).toBe(true);
      }),
    );
  });
});
