import { expect, it } from 'vitest';
import { groupByTemplate } from '../../../src/crawl/templates.ts';

it('groups scanned pages, the largest group first', () => {
  const page = (url: string, template: string | null, state: 'scanned' | 'failed' = 'scanned') => ({
    url,
    template,
    state,
  });
  const outcomes = [
    page('/', 't-home'),
    page('/n/1', 't-news'),
    page('/gone', 't-news', 'failed'),
    page('/x', null),
    page('/n/2', 't-news'),
    page('/a', 't-a'),
  ];
  expect(groupByTemplate(outcomes)).toEqual([
    { template: 't-news', pages: ['/n/1', '/n/2'], example: '/n/1' },
    { template: 't-a', pages: ['/a'], example: '/a' },
    { template: 't-home', pages: ['/'], example: '/' },
  ]);
  expect(groupByTemplate([])).toEqual([]);
});
