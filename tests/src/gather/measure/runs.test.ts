import { describe, expect, it } from 'vitest';
import { isWide, judgeRuns, shownRun, wantsAnother } from '../../../../src/gather/measure/runs.ts';
import { mediansOf } from '../../../../src/model/medians.ts';
import { run, runsOf } from '../../../helpers/measured-evidence.ts';

const auto = { least: 3, most: 7 };
const busy = run({ unreliable: 'machine-busy', lcp: 9000 });
const steady = (count: number) => Array.from({ length: count }, () => run());
const wide = (count: number) => Array.from({ length: count }, (_, at) => run({ lcp: 1500 + at * 400 }));

describe('how often a page is measured', () => {
  it.each([
    ['not yet', [], auto, true],
    ['twice', steady(2), auto, true],
    ['three times the same', steady(3), auto, false],
    ['three times far apart', wide(3), auto, true],
    ['six times far apart', wide(6), auto, true],
    ['seven times far apart', wide(7), auto, false],
    ['far apart, and only three were wanted', wide(3), { least: 3, most: 3 }, false],
    ['three times the same, and five were wanted', steady(3), { least: 5, most: 5 }, true],
    ['twice, and once on a busy machine', [...steady(2), busy], auto, true],
    ['three times on a busy machine', [busy, busy, busy], auto, true],
    ['four times on a busy machine, which is enough', [busy, busy, busy, busy], auto, false],
    ['far apart, and four times on a busy machine', [...wide(3), busy, busy, busy, busy], auto, false],
  ])('%s', (_, runs, wanted, another) => {
    expect(wantsAnother(runs, wanted)).toBe(another);
  });

  it('always comes to an end', () => {
    for (const next of [run(), busy, run({ unreliable: 'machine-slow' })]) {
      let runs = wide(2);
      while (wantsAnother(runs, auto)) runs = [...runs, next];
      expect(runs.length).toBeLessThanOrEqual(10);
    }
  });
});

it.each([
  ['the same', runsOf('lcp', [2000, 2000, 2000]), false],
  ['a tenth apart', runsOf('lcp', [2000, 2100, 2200]), false],
  ['more than a tenth apart', runsOf('lcp', [2000, 2100, 2211]), true],
  ['little, of a quick page', runsOf('lcp', [300, 350, 440]), false],
  ['blocked a little more', runsOf('tbt', [0, 50, 100]), false],
  ['blocked much more', runsOf('tbt', [0, 50, 101]), true],
  ['a quarter apart, of a busy page', runsOf('tbt', [1000, 1100, 1250]), false],
  ['five points', runsOf('score', [90, 92, 95]), false],
  ['six points', runsOf('score', [90, 92, 96]), true],
  ['a server that swings a little', [40, 90, 180].map((serverResponse) => run({ serverResponse })), false],
  ['a server that swings much', [40, 90, 191].map((serverResponse) => run({ serverResponse })), true],
  ['two runs are not judged', runsOf('lcp', [1000, 9000]), false],
])('whether runs are far apart: %s', (_, runs, expected) => {
  expect(isWide(runs)).toBe(expected);
});

it.each([
  ['all alike', [{}, {}, {}], [null, null, null]],
  ['one began while others were at work', [{}, { load: 0.51 }, {}], [null, 'machine-busy', null]],
  ['just not too busy', [{ load: 0.5 }, {}, {}], [null, null, null]],
  [
    'one half as quick as the best',
    [{ benchmark: 3000 }, { benchmark: 1499 }, { benchmark: 1500 }],
    [null, 'machine-slow', null],
  ],
  ['a very slow machine', [{ benchmark: 250 }, { benchmark: 240 }], ['machine-slow', 'machine-slow']],
  ['not told', [{ benchmark: null }, {}], [null, null]],
] as const)('which runs count: %s', (_, runs, expected) => {
  const raw = runs.map((one) => {
    const { unreliable: _unreliable, ...rest } = run(one);
    return rest;
  });
  expect(judgeRuns(raw).map(({ unreliable }) => unreliable)).toEqual(expected);
});

it.each([
  ['the one in the middle', [3000, 1000, 2000], [], 2],
  ['the lower of two in the middle', [4000, 1000, 2000, 3000], [], 2],
  ['among those that count', [1000, 2000, 3000, 9000, 9500], [3, 4], 1],
  ['among all, where none counts', [3000, 1000, 2000], [0, 1, 2], 2],
] as const)('the run to show is %s', (_, values, unreliable, expected) => {
  const runs = values.map((lcp, at) =>
    run({ lcp, unreliable: unreliable.some((one) => one === at) ? 'machine-busy' : null }),
  );
  expect(shownRun(runs)).toBe(expected);
});

describe('medians', () => {
  it('come with their range and number, and leave out runs that do not count', () => {
    const runs = [...runsOf('lcp', [2000, 1000, 4000, 3000]), busy];
    expect(mediansOf({ runs }).lcp).toEqual({ median: 2500, low: 1000, high: 4000, runs: 4 });
  });

  it('are not made of two runs', () => {
    expect(mediansOf({ runs: [...steady(2), busy] }).lcp).toBeNull();
    expect(mediansOf({ runs: runsOf('cls', [0.1, null, 0.2]) }).cls).toBeNull();
  });
});
