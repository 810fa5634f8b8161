import { describe, expect, it } from 'vitest';
import { pagesToMeasure } from '../../../src/crawl/measured-pages.ts';
import type { Candidate } from '../../../src/crawl/sample.ts';
import type { PageRecord } from '../../../src/model/evidence.ts';
import { at } from './made-up-site.ts';
import { outcome } from './outcomes.ts';

const templates: Readonly<Record<string, string | null>> = {
  '/': 'home',
  '/bins': 'plain',
  '/tax': 'plain',
  '/news/a': 'news',
  '/news/b': 'news',
  '/news/c': 'news',
  '/apply': 'form',
  '/odd': null,
};
const outcomes = Object.entries(templates).map(([path, template]) => ({
  ...outcome('scanned', null, 200, path),
  template,
}));
const records = outcomes.map(({ url }): PageRecord => ({ url, visitedAt: '2026-11-29T09:00:00.000Z', artifacts: {} }));
const candidates = outcomes.map(
  ({ url, template }): Candidate => ({
    ...{ url, template, title: null, depth: url === at('/') ? 0 : 1 },
    hasForm: url === at('/apply'),
  }),
);

function choose(start: readonly string[], most: number, done: readonly string[] = []) {
  const wishes = { start: start.map(at), most, done: new Set(done.map(at)) };
  const { pages, left } = pagesToMeasure({ outcomes, records }, candidates, wishes);
  return [pages.map(({ url, why }) => `${new URL(url).pathname} ${why}`), left];
}

describe('the pages that are measured', () => {
  it('are the start page, where a service begins, and one of each template, the commonest first', () => {
    const expected = ['/ start', '/apply service', '/news/a template', '/bins template', '/odd template'];
    expect(choose(['/'], 10)).toEqual([expected, 0]);
  });

  it('are no more than the limit, and it is told how many are left', () => {
    expect(choose(['/'], 3)).toEqual([['/ start', '/apply service', '/news/a template'], 2]);
    expect(choose(['/'], 1)).toEqual([['/ start'], 4]);
  });

  it('have the home page among them, wherever the scan began', () => {
    const expected = ['/tax start', '/ home', '/apply service', '/news/a template', '/odd template'];
    expect(choose(['/tax'], 10)).toEqual([expected, 0]);
  });

  it('of a template are those that were measured before and are unchanged', () => {
    const [pages] = choose(['/'], 10, ['/news/c', '/bins']);
    expect(pages).toEqual(['/ start', '/apply service', '/news/c template', '/bins template', '/odd template']);
  });

  it('are scanned pages, whatever else was met', () => {
    const wishes = { start: [at('/')], most: 10, done: new Set<string>() };
    expect(pagesToMeasure({ outcomes, records: records.slice(0, 1) }, candidates, wishes).pages).toHaveLength(1);
    expect(pagesToMeasure({ outcomes: [], records: [] }, [], wishes)).toEqual({ pages: [], left: 0 });
  });
});
