import { describe, expect, it } from 'vitest';
import { notVisited } from '../../../src/crawl/frontier.ts';
import { linkStates, linksToAsk } from '../../../src/crawl/link-states.ts';
import type { LinkCheck, UrlOutcome } from '../../../src/model/evidence.ts';
import { at, SITE } from './made-up-site.ts';

const OUTSIDE = 'https://other.example/';
const outcome = (url: string, rest: Partial<UrlOutcome>): UrlOutcome => ({
  ...notVisited({ url: at(url), depth: 1, foundOn: null }, 'scope'),
  ...rest,
});
const skipped = (url: string, reason: UrlOutcome['reason'], status: number | null = null) =>
  outcome(url, { state: 'skipped', reason, status, detail: `Skipped: ${reason}.` });

describe('linksToAsk', () => {
  const asked = (outcomes: readonly UrlOutcome[], links: readonly string[], external = false) =>
    linksToAsk(links.map(at), outcomes, [SITE], external);

  it.each<[reason: UrlOutcome['reason'], asks: boolean]>([
    ['not-html', true],
    ['page-limit', true],
    ['depth', true],
    ['not-in-sample', true],
    ['excluded', false],
    ['robots', false],
    ['state-changing', false],
    ['duplicate', false],
    ['interrupted', false],
  ])('after "%s": %s', (reason, asks) => {
    expect(asked([skipped('/a', reason)], ['/a'])).toEqual(asks ? [at('/a')] : []);
  });

  it('asks nothing that a visit has answered', () => {
    const outcomes = [
      outcome('/a', { state: 'scanned', reason: null, status: 200 }),
      outcome('/b', { state: 'failed', reason: 'http-error', status: 404 }),
      outcome('/c', { state: 'blocked', reason: 'forbidden', status: 403 }),
      skipped('/d', 'not-in-sample', 200),
      skipped('/e', 'not-html', 200),
    ];
    expect(asked(outcomes, ['/a', '/a#part', '/b', '/c', '/d', '/e'])).toEqual([]);
  });

  it('asks other sites only when told to, and never for an address that could change something', () => {
    const unsubscribe = `${OUTSIDE}unsubscribe?user=1`;
    const outcomes = [skipped(OUTSIDE, 'scope'), skipped(unsubscribe, 'scope')];
    expect(asked(outcomes, [OUTSIDE, unsubscribe])).toEqual([]);
    expect(asked(outcomes, [OUTSIDE, unsubscribe], true)).toEqual([OUTSIDE]);
    expect(asked([], ['/logout'], true)).toEqual([]);
  });

  it('asks each address once, in the order met, and not without end', () => {
    const many = Array.from({ length: 400 }, (_, index) => `/doc-${index % 350}.pdf#${index}`);
    const links = asked([], ['mailto:a@ambleford.example', '/b.pdf', '/a.pdf', ...many]);
    expect(links.slice(0, 3)).toEqual([at('/b.pdf'), at('/a.pdf'), at('/doc-0.pdf')]);
    expect(links).toHaveLength(300);
  });
});

describe('linkStates', () => {
  const state = (rest: UrlOutcome | undefined, answers: readonly LinkCheck[] = []) =>
    linkStates([at('/a#part')], rest ? [rest] : [], answers)[0];

  it.each<[name: string, outcome: UrlOutcome | undefined, result: string, status: number | null]>([
    ['scanned', outcome('/a', { state: 'scanned', reason: null, status: 200 }), 'works', 200],
    ['a missing page', outcome('/a', { state: 'failed', reason: 'http-error', status: 404 }), 'broken', 404],
    ['nobody there', outcome('/a', { state: 'failed', reason: 'dns' }), 'broken', null],
    ['no answer in time', outcome('/a', { state: 'failed', reason: 'timed-out' }), 'not-checked', null],
    ['a crash of our browser', outcome('/a', { state: 'failed', reason: 'crashed' }), 'not-checked', null],
    ['trouble for now', outcome('/a', { state: 'failed', reason: 'http-error', status: 503 }), 'not-checked', 503],
    ['not asked', outcome('/a', { state: 'failed', reason: 'dns', notAsked: true }), 'not-checked', null],
    ['refused', outcome('/a', { state: 'blocked', reason: 'forbidden', status: 403 }), 'blocked', 403],
    ['a redirect to a page already counted', skipped('/a', 'duplicate', 200), 'works', 200],
    ['a redirect to a missing page of another site', skipped('/a', 'scope', 404), 'broken', 404],
    ['a redirect to another site that refuses us', skipped('/a', 'scope', 403), 'not-checked', 403],
    ['a file', skipped('/a', 'not-html', 200), 'works', 200],
    ['left out', skipped('/a', 'robots'), 'not-checked', null],
    ['never met', undefined, 'not-checked', null],
  ])('%s', (_name, rest, result, status) => {
    expect(state(rest)).toMatchObject({ url: at('/a#part'), result, status });
    expect(state(rest)?.reason === '').toBe(result === 'works');
  });

  it('prefers the answer to the guess', () => {
    const answer: LinkCheck = { url: at('/a'), status: 410, result: 'broken', reason: 'The server answered HTTP 410.' };
    expect(state(skipped('/a', 'page-limit'), [answer])).toEqual({ ...answer, url: at('/a#part') });
  });

  it('has one state for each link, sorted', () => {
    const links = [at('/b'), at('/a'), at('/b'), 'mailto:x@y.example', at('/a?utm_source=x')];
    expect(linkStates(links, [], []).map(({ url }) => url)).toEqual([at('/a'), at('/a?utm_source=x'), at('/b')]);
  });
});
