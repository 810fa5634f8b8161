import fc from 'fast-check';
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
    expect(frontier.arrive(at('/too-far'), page('/f')), 'near enough on this way').toBeUndefined();
    expect(frontier.arrive(at('/too-far'), page('/g'))).toBe('duplicate');
  });

  it('gives a state to an address that only a redirect led to, once a link to it is met', () => {
    const frontier = createFrontier(siteScope(), everythingAllowed);
    frontier.offer(page('/old'));
    expect(frontier.arrive(at('/new'), page('/old'), 200)).toBeUndefined();
    expect(frontier.skipped, 'nobody has linked to it').toEqual([]);
    expect(frontier.offer(page('/new', 2, at('/a')))).toBe('duplicate');
    expect(frontier.offer(page('/new', 2, at('/b')))).toBe('seen');
    expect(frontier.skipped).toMatchObject([
      {
        ...{ url: at('/new'), state: 'skipped', reason: 'duplicate', status: 200, finalUrl: at('/new') },
        ...{ depth: 2, foundOn: at('/a'), detail: `The page is counted under ${at('/old')}, which redirects to it.` },
      },
    ]);
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

  it('lets no address get lost or come twice, whatever is offered and taken in whatever order', () => {
    const path = fc.oneof(
      fc.integer({ min: 0, max: 15 }).map((number) => `/p${number}`),
      fc.constantFrom('/private/1', '/news/1', '/plan.pdf', '/logout', 'https://other.example/'),
    );
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.tuple(fc.constant('offer' as const), path, fc.integer({ min: 0, max: 4 })) },
      { weight: 2, arbitrary: fc.tuple(fc.constant('next' as const), fc.integer({ min: 0, max: 3 })) },
      { weight: 1, arbitrary: fc.tuple(fc.constant('arrive' as const), path) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const frontier = createFrontier(siteScope({ maxDepth: 3, exclude: ['/news'] }), forbidding('/private'));
        const offered = new Set<string>();
        const taken: { url: string; depth: number }[] = [];
        let queued = 0;
        for (const [kind, what, depth = 0] of steps) {
          if (kind === 'offer') {
            const url = at(what);
            const answer = frontier.offer(page(what, depth));
            if (offered.has(url)) expect(answer).toBe('seen');
            // An address that only a redirect led to has its state too.
            offered.add(url);
            if (answer === 'queued') queued += 1;
          } else if (kind === 'next') {
            const wave = frontier.next(what);
            expect(wave.length).toBeLessThanOrEqual(what);
            expect(new Set(wave.map((planned) => planned.depth)).size).toBeLessThanOrEqual(1);
            taken.push(...wave);
          } else frontier.arrive(at(what), page('/from'));
          expect(frontier.waiting).toBe(queued - taken.length);
        }
        frontier.giveUp('page-limit');
        const ended = [...taken.map(({ url }) => url), ...frontier.skipped.map(({ url }) => url)];
        expect(ended.toSorted()).toEqual([...offered].toSorted());
        expect(taken.every((planned) => planned.depth <= 3)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
