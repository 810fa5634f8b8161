import { describe, expect, it } from 'vitest';
import { createFrontier } from '../../../src/crawl/frontier.ts';
import { everythingAllowed } from '../../../src/crawl/robots.ts';
import { at, forbidding, SITE, siteScope } from './made-up-site.ts';

const page = (path: string, depth = 1, foundOn: string | null = `${SITE}/`) => ({ url: at(path), depth, foundOn });

describe('createFrontier', () => {
  it('takes every address once, whoever offers it', () => {
    const frontier = createFrontier(siteScope(), everythingAllowed);
    expect(frontier.offer(page('/a'))).toBe('queued');
    expect(frontier.offer(page('/a', 3, at('/b')))).toBe('seen');
    expect(frontier.offer(page('https://other.example/'))).toBe('scope');
    expect(frontier.offer(page('https://other.example/'))).toBe('seen');
    expect(frontier.next(10)).toEqual([page('/a')]);
    expect(frontier.skipped.map(({ url, reason }) => [url, reason])).toEqual([['https://other.example/', 'scope']]);
  });

  it('hands out the shallowest first, in the order offered', () => {
    const frontier = createFrontier(siteScope(), everythingAllowed);
    for (const [path, depth] of [
      ['/deep', 2],
      ['/b', 1],
      ['/a', 1],
      ['/c', 1],
    ] as const)
      frontier.offer(page(path, depth));
    expect(frontier.next(2).map(({ url }) => url)).toEqual([at('/b'), at('/a')]);
    expect(frontier.next(2).map(({ url }) => url)).toEqual([at('/c')]);
    expect(frontier.next(0)).toEqual([]);
    expect(frontier.waiting).toBe(1);
    expect(frontier.next(2).map(({ url }) => url)).toEqual([at('/deep')]);
    expect(frontier.next(2)).toEqual([]);
  });

  it('gives each address one reason, robots.txt before how far away it is', () => {
    const frontier = createFrontier(
      siteScope({ maxDepth: 2, exclude: ['/news'] }),
      forbidding('/private', '/news/old'),
    );
    expect(frontier.offer(page('/far', 3))).toBe('depth');
    expect(frontier.offer(page('/private/far', 3))).toBe('robots');
    expect(frontier.offer(page('/private/plan.pdf'))).toBe('robots');
    expect(frontier.offer(page('/news/old/1'))).toBe('robots');
    expect(frontier.offer(page('/news/1', 3))).toBe('excluded');
    expect(frontier.offer(page('https://other.example/private', 3))).toBe('scope');
    expect(frontier.waiting).toBe(0);
  });

  it('opens a start page that the patterns leave out, and only that', () => {
    const frontier = createFrontier(siteScope({ include: ['/bins'], exclude: ['/news'] }), forbidding('/private'));
    expect(frontier.offer(page('/', 0, null))).toBe('queued');
    expect(frontier.offer(page('/news', 0, null))).toBe('queued');
    expect(frontier.offer(page('/private', 0, null))).toBe('robots');
    expect(frontier.offer(page('/tax', 1, null))).toBe('excluded');
    expect(frontier.offer(page('/bins/1'))).toBe('queued');
  });

  it('judges where a redirect ended as it would have judged the link', () => {
    const frontier = createFrontier(siteScope({ exclude: ['/news'], maxDepth: 1 }), forbidding('/private'));
    for (const path of ['/a', '/b', '/c', '/d', '/e', '/f', '/g']) frontier.offer(page(path));
    frontier.offer(page('/too-far', 2));
    expect(frontier.arrive('https://other.example/', page('/a'))).toBe('scope');
    expect(frontier.arrive(at('/news/1'), page('/a'))).toBe('excluded');
    expect(frontier.arrive(at('/news/1'), page('/a', 0, null)), 'a start page').toBeUndefined();
    expect(frontier.arrive(at('/private/1'), page('/b'))).toBe('robots');
    expect(frontier.arrive(at('/g'), page('/c')), 'it is waiting itself').toBe('duplicate');
    expect(frontier.arrive(at('/new'), page('/d'))).toBeUndefined();
    expect(frontier.arrive(at('/new'), page('/e'))).toBe('duplicate');
    expect(frontier.offer(page('/new')), 'a link to it later').toBe('seen');
    expect(frontier.arrive(at('/too-far'), page('/f')), 'near enough on this way').toBeUndefined();
    expect(frontier.arrive(at('/too-far'), page('/g'))).toBe('duplicate');
  });

  it('gives up what waits, with a reason', () => {
    const frontier = createFrontier(siteScope(), everythingAllowed);
    frontier.offer(page('/a'));
    frontier.offer(page('/b', 2));
    frontier.giveUp('page-limit');
    expect(frontier.waiting).toBe(0);
    expect(frontier.skipped.map(({ url, reason, state }) => [url, reason, state])).toEqual([
      [at('/a'), 'page-limit', 'skipped'],
      [at('/b'), 'page-limit', 'skipped'],
    ]);
  });
});
