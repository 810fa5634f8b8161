import { describe, expect, it } from 'vitest';
import { pagesToProbe } from '../../../src/crawl/probed-pages.ts';
import type { Digest, PageRecord, UrlOutcome } from '../../../src/model/evidence.ts';
import { at } from './made-up-site.ts';
import { outcome } from './outcomes.ts';

const KEYS: Digest = `sha256:${'a'.repeat(64)}`;
const page = (path: string, template: string | null, kept = false): UrlOutcome => ({
  ...outcome('scanned', null, 200, path),
  template,
  ...(kept ? { reused: true as const } : {}),
});
const chosen = (outcomes: readonly UrlOutcome[], every = false) => {
  const records = outcomes.map(({ url, reused }): PageRecord => {
    return { url, visitedAt: '2026-11-23T09:00:00.000Z', artifacts: reused ? { keyboard: KEYS } : {} };
  });
  const pages = pagesToProbe({ outcomes, records }, { start: [at('/')], every, artifacts: ['keyboard'] });
  return pages.map(({ url, why, done }) => `${new URL(url).pathname} ${why}${done ? ' done' : ''}`);
};

describe('pagesToProbe', () => {
  it('takes one page for each template: the start page for its own, the first by address for the others', () => {
    const outcomes = [page('/z', 't-b'), page('/b', 't-a'), page('/', 't-a'), page('/c', 't-b'), page('/a', 't-a')];
    expect(chosen(outcomes)).toEqual(['/ start', '/c template']);
    expect(chosen(outcomes.toReversed())).toEqual(['/ start', '/c template']);
  });

  it('prefers what was tried out before, but for the start page', () => {
    const outcomes = [page('/', 't-a'), page('/a', 't-a', true), page('/b', 't-b'), page('/c', 't-b', true)];
    expect(chosen(outcomes)).toEqual(['/ start', '/c template done']);
  });

  it('takes every page where that is wished, the start page first', () => {
    const outcomes = [page('/b', 't-a'), page('/', 't-a'), page('/a', 't-a', true)];
    expect(chosen(outcomes, true)).toEqual(['/ start', '/a every done', '/b every']);
  });

  it('takes every page whose template is not known, and none that was not scanned', () => {
    const failed = { ...outcome('failed', 'reset', null, '/d'), template: null };
    expect(chosen([page('/b', null), page('/a', null), failed])).toEqual(['/a template', '/b template']);
  });
});
