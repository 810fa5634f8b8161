import { expect, it } from 'vitest';
import { factsOf } from '../../../src/scoring/facts.ts';
import { record } from '../../reports/sample-input.ts';

const page = (url: string) => ({ url, visitedAt: record.startedAt, artifacts: {} });

it('draws for two scans of one site alike, whenever they began and in whatever order they met the pages', () => {
  const pages = [page('https://www.ambleford.example/a'), page('https://www.ambleford.example/b')];
  const one = factsOf({ ...record, pages });
  const two = factsOf({ ...record, pages: pages.toReversed(), startedAt: '2027-01-01T00:00:00.000Z' });
  expect(two).toEqual({ ...one, startedAt: '2027-01-01T00:00:00.000Z' });
  expect(factsOf({ ...record, target: { ...record.target, id: 'other' } }).seed).not.toBe(one.seed);
});

it('counts a page once, however often it is listed', () => {
  const once = page('https://www.ambleford.example/a');
  expect(factsOf({ ...record, pages: [once, once] }).pages).toBe(1);
});
