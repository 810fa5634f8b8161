import jpeg from 'jpeg-js';
import { describe, expect, it } from 'vitest';
import { reports } from '../../reports/registry.ts';
import type { Box, Digest, ProbedPage } from '../../src/model/evidence.ts';
import type { CheckResult } from '../../src/model/result.ts';
import { link } from '../helpers/evidence.ts';
import { keyboardWalk, keyStop } from '../helpers/keyboard-evidence.ts';
import { attribute, elementsOf, textOf } from './html-tree.ts';
import { ORIGIN, outcomes, record, sampleInput } from './sample-input.ts';

const bytes = jpeg.encode({ width: 400, height: 300, data: new Uint8Array(400 * 300 * 4).fill(220) }, 70).data;

async function picturesIn(input: typeof sampleInput) {
  const asked: string[] = [];
  const readBlob = async ({ blob }: { readonly blob: string }) => {
    asked.push(blob);
    return bytes;
  };
  const html = String(await reports.html?.render(input, { readBlob }));
  return { images: elementsOf(html).filter(({ tagName }) => tagName === 'img'), asked };
}

/** One cause per page and number, each with a place that can be shown. */
function causes(pages: number, perPage: number): readonly CheckResult[] {
  return Array.from({ length: pages }, (_, page) => ({
    check: 'accessibility/axe-colour' as const,
    subject: `${ORIGIN}/p${page}`,
    outcome: {
      outcome: 'failed' as const,
      findings: Array.from({ length: perPage }, (_, index) => ({
        message: 'low',
        at: {
          kind: 'element' as const,
          selector: `#e${index}`,
          html: `<a class="${'abcdefghij'[page % 10]}${'abcdefghij'[index % 10]}${'klmnopqrst'[Math.floor(page / 10)]}">`,
          box: { x: 10, y: 10, width: 50, height: 20 },
        },
      })) as never,
    },
  }));
}

const blobOf = (page: number) => `sha256:${String(page).padStart(64, '0')}` as Digest;

/** As many pages, each with a picture of its own, and what was found there. */
function onPages(count: number, size: { width?: number; height?: number }, results: readonly CheckResult[]) {
  const [home] = outcomes;
  const pages = Array.from({ length: count }, (_, page) => ({
    ...home,
    url: `${ORIGIN}/p${page}`,
    screenshot: { blob: blobOf(page), bytes: 1, mediaType: 'image/jpeg', width: 400, height: 300, ...size },
  }));
  return {
    ...sampleInput,
    record: { ...record, outcomes: pages as never },
    result: { ...sampleInput.result, results },
  };
}

describe('element pictures', () => {
  it('shows one per root cause, with size and a text alternative, and leaves out boxes off the picture', async () => {
    const { images, asked } = await picturesIn(sampleInput);
    // The footer link has a box on the picture, the image without alternative lies below its end.
    expect(images).toHaveLength(1);
    expect(asked).toHaveLength(1);
    for (const image of images) {
      expect(attribute(image, 'alt')).toMatch(/outlined/);
      expect(attribute(image, 'width')).toBe('132');
      expect(attribute(image, 'height')).toBe('84');
    }
  });

  it('shows every cause, and opens each page once', async () => {
    const { images, asked } = await picturesIn(onPages(30, {}, causes(30, 5)));
    expect(images).toHaveLength(150);
    expect(asked).toHaveLength(30);
  });

  it('opens so many pages as there are pixels to spare, one for each check before a second for any', async () => {
    const tall = { width: 1280, height: 16_000 };
    const last = { ...causes(31, 1)[30], check: 'accessibility/axe-text-alternatives' } as CheckResult;
    const { images, asked } = await picturesIn(onPages(31, tall, [...causes(30, 1), last]));
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.length).toBeLessThan(12);
    expect(images).toHaveLength(asked.length);
    expect(asked).toContain(blobOf(30));
  });

  it('does without when the picture is gone or broken', async () => {
    for (const answer of [undefined, new Uint8Array([0xff, 0xd8, 0])]) {
      const html = String(await reports.html?.render(sampleInput, { readBlob: async () => answer }));
      expect(elementsOf(html).filter(({ tagName }) => tagName === 'img')).toEqual([]);
      expect(html).toContain('footer-link');
    }
  });
});

describe('what lies below the picture of the visit', () => {
  const digest = (letter: string) => `sha256:${letter.repeat(64)}` as Digest;
  const [KEYS, LINKS, TALL] = [digest('1'), digest('2'), digest('3')];
  const tall = jpeg.encode({ width: 400, height: 1000, data: new Uint8Array(400 * 1000 * 4).fill(220) }, 70).data;
  const at = (y: number): Box => ({ x: 20, y, width: 80, height: 20 });
  const shot = { blob: TALL, bytes: 9, mediaType: 'image/jpeg', width: 400, height: 1000 };
  const walk = (width = 400, ...ys: readonly number[]) =>
    keyboardWalk({ picture: { ...shot, width }, stops: ys.map((y) => keyStop(`l${y}`, { box: at(y) })) });
  const linksAt = (moved: number, ...ys: readonly number[]) =>
    ys.map((y) => link('Bins', '/bins', { selector: `#l${y}`, box: at(y + moved) }));

  async function below(keys: unknown, links: unknown, rest: Partial<ProbedPage> = {}, y = 700, visited = true) {
    const [home] = outcomes;
    const url = `${ORIGIN}/p0`;
    const [first] = causes(1, 1);
    const finding = {
      message: 'low',
      at: { kind: 'element' as const, selector: '#low', html: '<p class="low">', box: at(y) },
    };
    const page = { url, template: null, why: 'template' as const, ...rest };
    const input = {
      ...sampleInput,
      record: {
        ...record,
        outcomes: [{ ...home, url: ORIGIN }, visited ? { ...home, url } : { ...home, url, screenshot: null }] as never,
        probed: { pages: [page], of: 1 },
        pages: [{ url, visitedAt: record.startedAt, artifacts: { keyboard: KEYS, links: LINKS } }],
      },
      result: {
        ...sampleInput.result,
        results: [{ ...first, outcome: { outcome: 'failed', findings: [finding] } }] as never,
      },
    };
    const texts = new Map([
      [KEYS, JSON.stringify(keys)],
      [LINKS, JSON.stringify(links)],
    ]);
    const asked: Digest[] = [];
    const readBlob = async ({ blob }: { readonly blob: Digest }) => {
      asked.push(blob);
      const text = texts.get(blob);
      return text === undefined ? (blob === TALL ? tall : bytes) : new TextEncoder().encode(text);
    };
    const html = String(await reports.html?.render(input, { readBlob }));
    const cuts = elementsOf(html).filter((one) => attribute(one, 'class') === 'app-picture');
    return { words: cuts.map((one) => textOf(one).trim()), opened: asked };
  }

  it('is shown on the picture of the whole page, which says that it is of another moment', async () => {
    const { words } = await below(walk(400, 100, 650, 800), linksAt(0, 100, 650, 800));
    expect(words).toHaveLength(1);
    expect(words[0]).toContain('of another moment of the same scan');
  });

  it('is shown where the visit took no picture, as long as both saw something in the same place', async () => {
    expect((await below(walk(400, 100), linksAt(0, 100), {}, 200, false)).words).toHaveLength(1);
    expect((await below(walk(400, 100), [], {}, 200, false)).words).toEqual([]);
    expect((await below(walk(320, 100), linksAt(0, 100), {}, 200, false)).words).toEqual([]);
    expect((await below(walk(400, 180), linksAt(40, 180), {}, 200, false)).words).toEqual([]);
  });

  it('is shown where nothing tells whether the page has moved', async () => {
    expect((await below(walk(400, 100), [])).words).toHaveLength(1);
  });

  it.each([
    ['the window had another width', walk(320, 650), linksAt(0, 650), {}],
    ['what stands beside it stood elsewhere', walk(400, 100, 640, 650, 800), linksAt(40, 640, 650, 800), {}],
    ['an earlier scan had tried the page out', walk(400, 650), linksAt(0, 650), { reused: true as const }],
    ['the walk is lost', 'nothing', [], {}],
    ['the walk has no picture', { ...walk(400, 650), picture: null }, [], {}],
    ['the evidence is damaged', { ...walk(400), stops: [null, { box: 'here' }] }, [null, 7], {}],
  ])('is not shown where %s', async (_, keys, links, rest) => {
    expect((await below(keys, links, rest)).words).toEqual([]);
  });

  it('is not shown where it lies below that picture too', async () => {
    expect((await below(walk(400, 100), [], {}, 1200)).words).toEqual([]);
  });

  it('one thing that is fixed to the window does not count against the rest', async () => {
    const fixed = [...linksAt(0, 640, 660, 690), ...linksAt(500, 700)];
    expect((await below(walk(400, 640, 660, 690, 700), fixed)).words).toHaveLength(1);
  });

  it('the picture of the visit is taken where it reaches down to it', async () => {
    const { words } = await below(walk(400, 100), linksAt(0, 100), {}, 200);
    expect(words).toHaveLength(1);
    expect(words[0]).not.toContain('another moment');
  });
});
