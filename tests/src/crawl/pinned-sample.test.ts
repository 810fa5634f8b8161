import { describe, expect, it } from 'vitest';
import { notVisited } from '../../../src/crawl/frontier.ts';
import {
  comparePinned,
  type PinnedSample,
  pagesMet,
  readPinned,
  writePinned,
} from '../../../src/crawl/pinned-sample.ts';
import type { SkipReason, UrlOutcome } from '../../../src/model/evidence.ts';
import { at } from './made-up-site.ts';

const pinned: PinnedSample = {
  schema: 1,
  target: 'www.ambleford.example',
  seed: 'ambleford',
  perTemplate: 2,
  include: [],
  exclude: ['/news/**'],
  method: 'As WCAG-EM says.',
  date: '2026-11-23T09:00:00.000Z',
  pages: [
    { url: at('/'), why: 'home page' },
    { url: at('/old'), why: 'random tenth' },
    { url: at('/lost'), why: 'template t-1' },
  ],
  documents: [{ url: at('/plan.pdf'), why: 'document', linkedFrom: at('/') }],
  of: 3,
  chosenFrom: [at('/old'), at('/'), at('/known')],
};
const skipped = (path: string, reason: SkipReason): UrlOutcome =>
  notVisited({ url: at(path), depth: 1, foundOn: null }, reason);
const scanned = (path: string): UrlOutcome => ({
  ...skipped(path, 'depth'),
  state: 'scanned',
  reason: null,
  detail: '',
  status: 200,
});
const failed = (path: string, status: number): UrlOutcome => ({
  ...scanned(path),
  state: 'failed',
  reason: 'http-error',
  detail: 'Gone.',
  status,
});

describe('writePinned and readPinned', () => {
  it('read back what was written, the same bytes each time', () => {
    const text = writePinned(pinned);
    const read = readPinned(text);
    expect(read).toEqual({ ok: true, value: { ...pinned, chosenFrom: pinned.chosenFrom.toSorted() } });
    expect(read.ok && writePinned(read.value)).toBe(text);
    expect(
      text
        .split('\n')
        .find((line) => line.includes('/known'))
        ?.trim(),
    ).toBe(`"${at('/known')}",`);
  });

  it.each<[name: string, text: string, why: string]>([
    ['no JSON', '{', 'it is not JSON'],
    ['nothing', 'null', 'expected object'],
    ['another version', JSON.stringify({ ...pinned, schema: 2 }), 'schema'],
    ['no page', JSON.stringify({ ...pinned, pages: [] }), 'pages'],
    [
      'a script for an address',
      JSON.stringify({ ...pinned, pages: [{ url: 'javascript:alert(1)', why: 'x' }] }),
      'not a web address at pages.0.url',
    ],
    ['no date', JSON.stringify({ ...pinned, date: 'yesterday' }), 'date'],
    ['something else too', JSON.stringify({ ...pinned, more: 1 }), 'more'],
  ])('refuse %s', (_name, text, why) => {
    const read = readPinned(text);
    expect(read).toMatchObject({ ok: false, error: { code: 'not-a-sample' } });
    expect(read.ok ? '' : read.error.message).toContain(why);
  });
});

describe('a file that somebody edited', () => {
  it('is read with its addresses as the crawl spells them', () => {
    const [, ...rest] = pinned.pages;
    const pages = [{ url: 'HTTPS://WWW.ambleford.example:443/a/../bins#when', why: 'added by hand' }, ...rest];
    const read = readPinned(JSON.stringify({ ...pinned, pages }));
    expect(read.ok && read.value.pages[0]?.url).toBe('https://www.ambleford.example/bins');
  });

  it('names no page twice', () => {
    const pages = [...pinned.pages, { url: `${at('/old')}#top`, why: 'again' }];
    const read = readPinned(JSON.stringify({ ...pinned, pages }));
    expect(read.ok && read.value.pages).toEqual(pinned.pages);
  });
});

describe('comparePinned', () => {
  it('tells vanished pages from new ones', () => {
    const outcomes = [
      scanned('/'),
      failed('/old', 404),
      scanned('/known'),
      scanned('/new'),
      skipped('/newer', 'page-limit'),
    ];
    expect(comparePinned(pinned, outcomes)).toEqual({
      kept: [at('/')],
      vanished: [
        { url: at('/old'), why: 'random tenth', state: 'failed', reason: 'http-error', detail: 'Gone.' },
        {
          url: at('/lost'),
          why: 'template t-1',
          state: null,
          reason: null,
          detail: 'No page links to the address any more.',
        },
      ],
      fresh: [at('/new'), at('/newer')],
    });
  });

  it.each<[SkipReason, boolean]>([
    ['page-limit', true],
    ['depth', true],
    ['pattern-budget', true],
    ['interrupted', true],
    ['scope', false],
    ['not-html', false],
    ['duplicate', false],
    ['excluded', false],
    ['robots', false],
    ['state-changing', false],
  ])('an address skipped for %s counts as a page: %s', (reason, counts) => {
    expect(pagesMet([skipped('/a', reason)])).toEqual(counts ? [at('/a')] : []);
  });

  it('knows a dead link from a page that fails', () => {
    expect(pagesMet([failed('/gone', 410), failed('/broken', 500)])).toEqual([at('/broken')]);
  });
});
