import { describe, expect, it } from 'vitest';
import { DEFAULT_BUDGETS } from '../../../src/budgets/defaults.ts';
import { judgeBudgets } from '../../../src/budgets/judge-budgets.ts';
import type { Budget, LimitOutcome } from '../../../src/model/budget.ts';
import type { PageEvidence, RequestSeen } from '../../../src/model/evidence.ts';
import type { MeasuredRun } from '../../../src/model/seen/measured.ts';
import { measured, measuredOn, run, runsOf } from '../../helpers/measured-evidence.ts';
import { ORIGIN } from '../../reports/sample-input.ts';

const request = (url: string, bytes: number, type = 'document'): RequestSeen => ({
  ...{ url, type, bytes, status: 200, contentType: '' },
});
const loading = (...requests: readonly RequestSeen[]): PageEvidence['artifacts'] => ({
  requests: { ok: true, value: requests },
});
const appearing = (runs: readonly MeasuredRun[]): PageEvidence['artifacts'] => ({
  measured: { ok: true, value: measured([measuredOn(runs)]) },
});
const page = (path: string, artifacts: PageEvidence['artifacts']): PageEvidence => ({
  ...{ url: ORIGIN + path, visitedAt: '2026-11-23T09:30:00.000Z', artifacts },
});

async function judged(budgets: readonly Budget[] | undefined, pages: readonly PageEvidence[]) {
  const judge = judgeBudgets(budgets);
  async function* all() {
    yield* pages;
  }
  for await (const _ of judge.watch(all()));
  return judge.result();
}

const stateOf = async (budget: Omit<Budget, 'path'>, artifacts: PageEvidence['artifacts']) => {
  const [limit] = (await judged([{ path: '/**', ...budget }], [page('/bins', artifacts)])).budgets[0]?.limits ?? [];
  const { over, insideNoise, within, notKnown } = limit as LimitOutcome;
  expect(over + insideNoise + within + notKnown).toBe(1);
  return over ? 'over' : insideNoise ? 'inside-noise' : within ? 'within' : 'not-known';
};

const some = [
  request(`${ORIGIN}/bins`, 1000),
  request('https://static.ambleford.example/a.js', 500, 'script'),
  request('https://counter.example/c.js', 300, 'script'),
  request('https://www.counter.example/d.gif', 1, 'image'),
  request('data:', 0, 'image'),
];

describe('a page and a limit', () => {
  it.each<[string, Omit<Budget, 'path'>, PageEvidence['artifacts'], string]>([
    ['bytes that are just enough', { bytes: 1801 }, loading(...some), 'within'],
    ['a byte too many', { bytes: 1800 }, loading(...some), 'over'],
    ['requests; what never left the browser is none', { requests: 4 }, loading(...some), 'within'],
    ['a request too many', { requests: 3 }, loading(...some), 'over'],
    ['two hosts of one other site', { thirdParties: 1 }, loading(...some), 'within'],
    ['another site', { thirdParties: 0 }, loading(...some), 'over'],
    ['scripts', { scriptBytes: 800 }, loading(...some), 'within'],
    ['a byte of script too many', { scriptBytes: 799 }, loading(...some), 'over'],
    ['requests that were not seen', { requests: 9 }, {}, 'not-known'],
    [
      'requests that could not be read',
      { requests: 9 },
      { requests: { ok: false, error: { code: 'x', message: '' } } },
      'not-known',
    ],
    [
      'a list of requests that was cut',
      { bytes: 2000 },
      loading(...Array.from({ length: 1000 }, () => request(`${ORIGIN}/x`, 1))),
      'not-known',
    ],
    [
      'a list that was cut and is over already',
      { bytes: 900 },
      loading(...Array.from({ length: 1000 }, () => request(`${ORIGIN}/x`, 1))),
      'over',
    ],
    ['all runs within', { lcp: 2500 }, appearing(runsOf('lcp', [2400, 2500, 2450])), 'within'],
    ['all runs over', { lcp: 2500 }, appearing(runsOf('lcp', [2600, 2501, 2700])), 'over'],
    ['median over, one run within', { lcp: 2500 }, appearing(runsOf('lcp', [2400, 2600, 2700])), 'inside-noise'],
    ['median within, one run over', { lcp: 2500 }, appearing(runsOf('lcp', [2400, 2450, 9000])), 'within'],
    ['two runs', { lcp: 2500 }, appearing(runsOf('lcp', [9000, 9000])), 'not-known'],
    ['movement', { cls: 0.1 }, appearing(runsOf('cls', [0.2, 0.11, 0.3])), 'over'],
    ['blocking', { tbt: 200 }, appearing(runsOf('tbt', [100, 300, 300])), 'inside-noise'],
    ['a score that is high enough', { score: 90 }, appearing(runsOf('score', [90, 91, 80])), 'within'],
    ['a score too low', { score: 90 }, appearing(runsOf('score', [70, 89, 80])), 'over'],
    ['a score that swings', { score: 90 }, appearing(runsOf('score', [70, 95, 80])), 'inside-noise'],
    ['a page that was not measured', { lcp: 2500 }, loading(...some), 'not-known'],
    [
      'runs of a busy machine',
      { lcp: 2500 },
      appearing(Array.from({ length: 5 }, () => run({ lcp: 9000, unreliable: 'machine-busy' }))),
      'not-known',
    ],
  ])('%s', async (_, budget, artifacts, state) => {
    expect(await stateOf(budget, artifacts)).toBe(state);
  });
});

describe('budgets', () => {
  const heavy = (path: string, bytes: number) => page(path, loading(request(ORIGIN + path, bytes)));

  it('hold for the pages whose path fits, the first that fits alone', async () => {
    const budgets = [
      { path: '/bins', bytes: 10 },
      { path: '/news/**', bytes: 5000 },
      { path: '/**', bytes: 100 },
    ];
    const pages = [heavy('/', 50), heavy('/bins', 50), heavy('/bins/next?a=1', 50), heavy('/news/1', 3000)];
    const { budgets: found, given } = await judged(budgets, pages);
    expect(given).toBe(true);
    expect(found.map(({ path, pages: count, limits }) => [path, count, limits[0]?.over])).toEqual([
      ['/bins', 2, 2],
      ['/news/**', 1, 0],
      ['/**', 1, 0],
    ]);
  });

  it('leave out pages that none fits', async () => {
    expect((await judged([{ path: '/bins', bytes: 1 }], [heavy('/', 9)])).budgets[0]?.pages).toBe(0);
  });

  it('name the farthest first, at most 50, the same whatever the order', async () => {
    const pages = Array.from({ length: 60 }, (_, index) => heavy(`/p${index % 30}-${index}`, 1000 + (index % 30)));
    const budgets = [{ path: '/**', bytes: 1 }];
    const there = await judged(budgets, pages);
    const worst = there.budgets[0]?.limits[0]?.worst ?? [];
    expect(worst).toHaveLength(50);
    expect(worst[0]).toEqual({ url: `${ORIGIN}/p29-29`, state: 'over', value: 1029, measured: null });
    expect(await judged(budgets, pages.toReversed())).toEqual(there);
  });

  it('tell of runs in full', async () => {
    const { budgets: found } = await judged(
      [{ path: '/**', lcp: 1 }],
      [page('/a', appearing(runsOf('lcp', [3, 2, 4])))],
    );
    expect(found[0]?.limits[0]?.worst).toEqual([
      {
        ...{ url: `${ORIGIN}/a`, state: 'over', value: 3 },
        measured: { device: 'mobile', spread: { median: 3, low: 2, high: 4, runs: 3 } },
      },
    ]);
  });

  it('are our own where nobody gave any', async () => {
    const { given, budgets: found } = await judged(undefined, [heavy('/', 1)]);
    expect(given).toBe(false);
    expect(found.map(({ path }) => path)).toEqual(DEFAULT_BUDGETS.map(({ path }) => path));
    expect(found[0]?.pages).toBe(1);
  });
});
