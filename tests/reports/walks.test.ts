import { describe, expect, it } from 'vitest';
import { walkPictures } from '../../reports/lib/walks.ts';
import type { Digest, PageArtifacts } from '../../src/model/evidence.ts';
import { keyboardWalk, keyStop } from '../helpers/keyboard-evidence.ts';
import { manyStops, stopAt, walkedReport, walkPicture } from '../helpers/walked-report.ts';
import { attribute, type Element, elementsOf, textOf } from './html-tree.ts';

/** The pictures of one walk, as the report shows them. */
async function shown(walk: Partial<PageArtifacts['keyboard']>) {
  const html = await walkedReport(walk, new TextEncoder().encode('picture'));
  const pictures = elementsOf(html).filter((one) => /stops of the Tab key/.test(attribute(one, 'aria-label') ?? ''));
  const captions = elementsOf(html)
    .filter((one) => one.tagName === 'p' && /stops of the Tab key/.test(textOf(one)))
    .map(textOf);
  return { html, pictures, captions };
}

const words = (one: Element) => textOf(one).replaceAll(/\s+/g, ' ').trim().split(' ');
const viewOf = (one: Element) => (attribute(one, 'viewbox') ?? attribute(one, 'viewBox') ?? '').split(' ').map(Number);

describe('the numbered stops of a walk', () => {
  it('are all there, though there are a hundred of them', async () => {
    const { pictures, captions } = await shown({ stops: manyStops(100, 14), picture: walkPicture(1500) });
    expect(pictures).toHaveLength(1);
    expect(pictures.flatMap(words)).toEqual(Array.from({ length: 100 }, (_, index) => String(index + 1)));
    expect(captions).toEqual(['The page, with the stops of the Tab key numbered']);
  });

  it('as many as a walk can have', async () => {
    const { pictures } = await shown({ stops: manyStops(300, 4), picture: walkPicture(1500) });
    expect(pictures.flatMap(words)).toHaveLength(300);
  });

  it.each([
    ['below the end of it', [stopAt(900), stopAt(1500), stopAt(2000)], '2 of 3 stops are not on it: 2 below its end.'],
    ['in a frame', [stopAt(900), keyStop('in', { frame: 'https://maps.example/', box: null })], '1 in frames.'],
    ['without a place', [stopAt(900), keyStop('gone', { box: null, shown: false })], '1 that cannot be seen.'],
    ['far left of it', [stopAt(900), stopAt(9, { box: { x: -9999, y: 9, width: 90, height: 20 } })], 'cannot be seen.'],
    [
      'all of that',
      [
        stopAt(9),
        stopAt(1501),
        keyStop('in', { frame: 'https://maps.example/', box: null }),
        keyStop('b', { box: null }),
      ],
      '3 of 4 stops are not on it: 1 below its end, 1 in frames and 1 that cannot be seen.',
    ],
  ])('that are not on the picture are counted: %s', async (_, stops, end) => {
    const { captions } = await shown({ stops, picture: walkPicture(1500) });
    expect(captions.join()).toMatch(/^The page, with the stops of the Tab key numbered\. \d of \d stops? (is|are) not/);
    expect(captions.join().endsWith(end)).toBe(true);
  });

  it('say what room they need, which the style sheet gives them', async () => {
    const { html } = await shown({ stops: [stopAt(40)], picture: walkPicture(1500) });
    expect(html).toContain('class="app-shot app-shot--wide"');
  });

  it('say so where the walk did not come to the end of the page', async () => {
    const { captions } = await shown({ stops: manyStops(4, 50), picture: walkPicture(1500), ended: 'cut' });
    expect(captions.join()).toContain('The walk ended after 4 stops, before the end of the page.');
  });

  it('stand on the whole width of the page, so that what was left out can be seen too', async () => {
    const { pictures } = await shown({ stops: [stopAt(40)], picture: walkPicture(1500) });
    expect(pictures.map(viewOf)).toEqual([[0, 0, 1280, 1500]]);
  });

  it('of a long page are shown in parts, each no longer than a sheet of paper is', async () => {
    const { pictures, captions } = await shown({ stops: manyStops(100, 48), picture: walkPicture(5000) });
    expect(captions.map((one) => /part \d of \d/.exec(one)?.[0])).toEqual([
      ...['part 1 of 4', 'part 2 of 4', 'part 3 of 4', 'part 4 of 4'],
    ]);
    const views = pictures.map(viewOf);
    expect(views.every(([, , width = 0, height = 0]) => height <= width * 1.3)).toBe(true);
    // Nothing between two parts is lost, and the last one ends where the picture did.
    for (const [index, [, top = 0]] of views.entries())
      if (index > 0) expect(top).toBeLessThanOrEqual((views[index - 1]?.[1] ?? 0) + (views[index - 1]?.[3] ?? 0));
    const [, y = 0, , height = 0] = views.at(-1) ?? [];
    expect([views[0]?.[1], y + height]).toEqual([0, 5000]);
    expect(new Set(pictures.flatMap(words)).size).toBe(100);
  });
});

it('one picture that is too large leaves room for those behind it', async () => {
  const sizes = { '/a': 700_000, '/b': 900_000, '/c': 700_000, '/d': 90_000, '/e': 90_000 };
  const blobOf = (path: string): Digest => `sha256:${path.slice(1).repeat(64)}`;
  const walks = new Map(
    Object.entries(sizes).map(([path, bytes]) => {
      const walk = keyboardWalk({ stops: [stopAt(40)], picture: { ...walkPicture(1500), bytes } });
      return [blobOf(path), new TextEncoder().encode(JSON.stringify(walk))];
    }),
  );
  const urls = Object.keys(sizes).map((path) => `https://www.ambleford.example${path}`);
  const { shown, left } = await walkPictures(
    {
      probed: { pages: urls.map((url) => ({ url, template: null, why: 'template' as const })), of: 5 },
      pages: urls.map((url) => ({
        url,
        visitedAt: '2026-11-23T09:00:00.000Z',
        artifacts: { keyboard: blobOf(new URL(url).pathname) },
      })),
    },
    { readBlob: async ({ blob }) => walks.get(blob) } as Parameters<typeof walkPictures>[1],
  );
  expect(shown.map(({ url }) => new URL(url).pathname)).toEqual(['/a', '/c', '/d']);
  expect(left).toBe(2);
});
