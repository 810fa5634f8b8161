import { expect, it } from 'vitest';
import { scoringFacts } from '../../../src/scan.ts';
import { factsOf } from '../../../src/scoring/facts.ts';
import { record } from '../../reports/sample-input.ts';

const page = (url: string) => ({ url, visitedAt: record.startedAt, artifacts: {} });

it('draws for two scans of one site alike, whenever they began and in whatever order they met the pages', () => {
  const pages = [page('https://www.ambleford.example/a'), page('https://www.ambleford.example/b')];
  const one = factsOf({ ...record, pages }, 0);
  const two = factsOf({ ...record, pages: pages.toReversed(), startedAt: '2027-01-01T00:00:00.000Z' }, 0);
  expect(two).toEqual({ ...one, startedAt: '2027-01-01T00:00:00.000Z' });
  expect(factsOf({ ...record, target: { ...record.target, id: 'other' } }, 0).seed).not.toBe(one.seed);
});

it('counts a page once, however often it is listed', () => {
  const once = page('https://www.ambleford.example/a');
  expect(factsOf({ ...record, pages: [once, once] }, 0).pages).toBe(1);
});

it('counts a page that was blocked or never answered among those that should have been seen, and a dead link not', () => {
  const [first] = record.outcomes;
  if (!first) throw new Error('The sample has outcomes.');
  const outcomes = [
    { ...first, state: 'scanned' as const },
    { ...first, state: 'blocked' as const, status: 403 },
    { ...first, state: 'failed' as const, status: null },
    { ...first, state: 'failed' as const, status: 404 },
    { ...first, state: 'skipped' as const },
  ];
  const { sample: _, ...plain } = record;
  const seen = { ...plain, pages: [page(first.url)], outcomes };
  expect(scoringFacts(seen).pages).toBe(3);
});
