import { describe, expect, it } from 'vitest';
import { scorable } from '../../../src/crawl/coverage-floor.ts';
import { outcome } from './outcomes.ts';

const many = (count: number, ...rest: Parameters<typeof outcome>) =>
  Array.from({ length: count }, () => outcome(...rest));

describe('scorable', () => {
  it.each<[name: string, outcomes: Parameters<typeof scorable>[0], floor: number, percent: number, is: boolean]>([
    ['everything seen', many(5, 'scanned'), 80, 100, true],
    ['just enough', [...many(8, 'scanned'), ...many(2, 'blocked', 'forbidden')], 80, 80, true],
    ['just too little', [...many(796, 'scanned'), ...many(204, 'failed', 'timed-out')], 80, 79, false],
    ['dead links are no gap', [...many(1, 'scanned'), ...many(9, 'failed', 'http-error', 404)], 80, 100, true],
    ['nor are pages taken away', [...many(1, 'scanned'), ...many(9, 'failed', 'http-error', 410)], 80, 100, true],
    ['broken pages are', [...many(1, 'scanned'), ...many(1, 'failed', 'http-error', 500)], 80, 50, false],
    ['what was left out does not count', [...many(1, 'scanned'), ...many(99, 'skipped', 'page-limit')], 80, 100, true],
    ['nothing seen, with no floor at all', many(3, 'blocked', 'challenge'), 0, 0, false],
    ['one of many, with no floor at all', [...many(1, 'scanned'), ...many(9, 'blocked', 'challenge')], 0, 10, true],
    ['nothing to see', [], 80, 0, false],
  ])('%s', (_, outcomes, floor, percent, is) => {
    const result = scorable(outcomes, floor);
    expect([result.percent, result.scorable]).toEqual([percent, is]);
    expect(result.sentence === '').toBe(is);
  });

  it('says what was seen and what is needed', () => {
    const outcomes = [...many(3, 'scanned'), ...many(4, 'blocked', 'challenge')];
    expect(scorable(outcomes)).toEqual({
      scorable: false,
      scanned: 3,
      unseen: 4,
      percent: 42,
      sentence:
        'There is no score, because only 3 of 7 pages could be seen (42%). At least 80% are needed, so that the score stands for the site.',
    });
    expect(scorable([]).sentence).toBe('There is no score, because no page could be seen.');
  });
});
