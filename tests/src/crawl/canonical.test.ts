import { describe, expect, it } from 'vitest';
import { withoutCopies } from '../../../src/crawl/canonical.ts';
import type { Digest, PageRecord, UrlOutcome } from '../../../src/model/evidence.ts';
import { at } from './made-up-site.ts';
import { outcome } from './outcomes.ts';

interface Page {
  readonly path: string;
  /** One letter stands for one text; left out, the text could not be read. */
  readonly text?: string;
  readonly canonical?: string;
  readonly words?: number;
  readonly rest?: Partial<UrlOutcome>;
}

async function kept(pages: readonly Page[], turned = false) {
  const outcomes = pages.map(
    ({ path, rest }): UrlOutcome => ({ ...outcome('scanned', null, 200, path), depth: 1, foundOn: at('/'), ...rest }),
  );
  const records = pages.map(({ path, text }): PageRecord => {
    const entry = text ? (`sha256:${text.repeat(64)}` as Digest) : { code: 'other', message: 'No.' };
    return { url: at(path), visitedAt: '2026-11-23T09:00:00.000Z', artifacts: { text: entry } };
  });
  const read: string[] = [];
  const result = await withoutCopies(
    { outcomes, records: turned ? records.toReversed() : records, cuts: ['kept'] },
    async ({ url }) => {
      const page = pages.find(({ path }) => at(path) === url);
      read.push(url);
      return { canonical: page?.canonical ? at(page.canonical) : null, words: page?.words ?? 9 };
    },
  );
  expect(result.cuts).toEqual(['kept']);
  expect(result.outcomes).toHaveLength(pages.length);
  const scanned = result.outcomes.filter(({ state }) => state === 'scanned').map(({ url }) => url);
  expect(result.records.map(({ url }) => url).toSorted()).toEqual(scanned.toSorted());
  const paths = scanned.map((url) => url.slice(at('/').length - 1));
  return { paths, outcomes: result.outcomes, read };
}

const start = { depth: 0, foundOn: null };

describe('withoutCopies', () => {
  it('counts a page once that names the other address and shows the same text, and says so', async () => {
    const { paths, outcomes } = await kept([
      { path: '/bins', text: 'a', canonical: '/bins' },
      { path: '/bins?print=1', text: 'a', canonical: '/bins#top' },
    ]);
    expect(paths).toEqual(['/bins']);
    expect(outcomes[1]).toMatchObject({
      state: 'skipped',
      reason: 'duplicate',
      status: 200,
      title: null,
      template: null,
      screenshot: null,
      detail: `The page names ${at('/bins')} as its main address and shows the same text there, so it is counted once.`,
    });
  });

  it.each<[string, readonly Page[]]>([
    [
      'another text',
      [
        { path: '/', text: 'a', canonical: '/' },
        { path: '/bins', text: 'b', canonical: '/' },
      ],
    ],
    [
      'the same text and no name',
      [
        { path: '/a', text: 'a' },
        { path: '/b', text: 'a' },
      ],
    ],
    ['a main address that was not scanned', [{ path: '/a', text: 'a', canonical: '/b' }]],
    [
      'a text that could not be read',
      [
        { path: '/a', canonical: '/b' },
        { path: '/b', canonical: '/b' },
      ],
    ],
    [
      'no text at all',
      [
        { path: '/a', text: 'a', words: 0, canonical: '/b' },
        { path: '/b', text: 'a', words: 0 },
      ],
    ],
    [
      'a start page',
      [
        { path: '/?from=letter', text: 'a', canonical: '/', rest: start },
        { path: '/', text: 'a' },
      ],
    ],
  ])('leaves a page with %s alone', async (_, pages) => {
    expect((await kept(pages)).paths).toEqual(pages.map(({ path }) => path));
  });

  it('names the page that is left at the end of a chain', async () => {
    const { paths, outcomes } = await kept([
      { path: '/a', text: 'a', canonical: '/b' },
      { path: '/b', text: 'a', canonical: '/c' },
      { path: '/c', text: 'a' },
    ]);
    expect(paths).toEqual(['/c']);
    expect(outcomes[0]?.detail).toContain(`${at('/c')} `);
  });

  it('keeps one page of a circle, whatever leads into it', async () => {
    const pages = [
      { path: '/in', text: 'a', canonical: '/b' },
      { path: '/a', text: 'a', canonical: '/b' },
      { path: '/b', text: 'a', canonical: '/a' },
    ];
    expect((await kept(pages)).paths).toEqual(['/a']);
    expect((await kept(pages, true)).paths).toEqual(['/a']);
  });

  it('finds the main page by the address where it ended, but its own address comes first', async () => {
    const { paths } = await kept([
      { path: '/old', text: 'a', rest: { finalUrl: at('/new') } },
      { path: '/print', text: 'a', canonical: '/new' },
    ]);
    expect(paths).toEqual(['/old']);
  });

  it('reads only pages that share their text', async () => {
    const { read } = await kept([
      { path: '/a', text: 'a' },
      { path: '/b', text: 'b' },
      { path: '/c', text: 'b' },
    ]);
    expect(read).toEqual([at('/b'), at('/c')]);
  });
});
