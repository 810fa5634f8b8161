import { describe, expect, it } from 'vitest';
import { buildDocument } from '../../reports/lib/document.ts';
import { onProbedPages, probedInWords } from '../../reports/lib/probed.ts';
import { renderReport } from '../../reports/registry.ts';
import type { FindingPicture } from '../../src/model/check.ts';
import type { Digest, PageRecord, ProbedPage, Screenshot } from '../../src/model/evidence.ts';
import type { ReportInput } from '../../src/model/report.ts';
import { attribute, elementsOf, textOf } from './html-tree.ts';
import { contrast } from './sample-catalogue.ts';
import { noPictures, ORIGIN, record, sampleInput } from './sample-input.ts';

const page = (path: string, why: ProbedPage['why']): ProbedPage => ({
  url: ORIGIN + path,
  template: 't-service',
  why,
});
const withProbed = (of: number, ...pages: ProbedPage[]): ReportInput => ({
  ...sampleInput,
  record: { ...record, probed: { pages, of } },
});
const FOUND: Digest = `sha256:${'e'.repeat(64)}`;
const LATE = { code: 'timed-out', message: 'Trying out the page failed. It took <too> long.' };
function withLost(...artifacts: PageRecord['artifacts'][]): ReportInput {
  const pages = artifacts.map((_, index) => page(`/lost-${index}`, 'template'));
  const filed = pages.map(({ url }, index) => {
    return { url, visitedAt: record.startedAt, artifacts: artifacts[index] ?? {} };
  });
  return { ...sampleInput, record: { ...record, probed: { pages, of: 50 }, pages: [...record.pages, ...filed] } };
}
const shot = (letter: string): Screenshot => ({
  blob: `sha256:${letter.repeat(64)}` as Digest,
  bytes: 4,
  mediaType: 'image/jpeg',
  width: 1280,
  height: 3000,
});
const mark = (x: number, y: number, label?: string) => ({
  box: { x, y, width: 100, height: 40 },
  ...(label ? { label } : {}),
});

function withPictures(...pictures: FindingPicture[]): ReportInput {
  const results = sampleInput.result.results.map((result) => {
    const { check, subject, outcome } = result;
    if (check !== contrast.id || subject !== `${ORIGIN}/` || outcome.outcome !== 'failed') return result;
    const [first, ...rest] = outcome.findings;
    return { ...result, outcome: { ...outcome, findings: [{ ...first, pictures }, ...rest] as const } };
  });
  const checks = sampleInput.catalogue.checks.map((meta) =>
    meta.id === contrast.id ? { ...meta, captions: { before: 'Before the key', after: 'After <it>' } } : meta,
  );
  const { result, catalogue } = sampleInput;
  return { ...sampleInput, result: { ...result, results }, catalogue: { ...catalogue, checks } };
}

async function shotsIn(input: ReportInput, bytes: Uint8Array | undefined = new Uint8Array([1, 2, 3])) {
  const html = String(await renderReport('html', input, { readBlob: async () => bytes }));
  const all = elementsOf(html);
  return {
    html,
    sheets: all.filter(({ tagName }) => tagName === 'image'),
    shots: all.filter((one) => one.tagName === 'svg' && /^(Before|After)/.test(attribute(one, 'aria-label') ?? '')),
  };
}

describe('which pages were tried out', () => {
  it.each([
    [
      withProbed(50, page('/', 'start'), page('/bins', 'template')),
      '2 of 50 pages were tried out by keyboard, zoom and so on, one for each template.',
    ],
    [
      withProbed(50, page('/', 'start')),
      '1 of 50 pages was tried out by keyboard, zoom and so on, one for each template.',
    ],
    [
      withProbed(2, page('/', 'start'), page('/bins', 'every')),
      'All 2 pages were tried out by keyboard, zoom and so on.',
    ],
    [withProbed(1, page('/', 'start')), 'The page was tried out by keyboard, zoom and so on.'],
    [withProbed(0), 'No page was tried out by keyboard, zoom and so on.'],
    [
      withLost({ keyboard: LATE, motion: LATE }, { keyboard: LATE, motion: FOUND }, { keyboard: FOUND, motion: FOUND }),
      '2 of 50 pages were tried out by keyboard, zoom and so on. 3 pages to try out = 2 tried out + 1 failed. What could not be tried: the Tab key on 2 pages, movement on 1 page. That is untested there.',
    ],
    [
      withLost({ keyboard: LATE }),
      'No page was tried out by keyboard, zoom and so on. 1 page to try out = 0 tried out + 1 failed. What could not be tried: the Tab key on 1 page. That is untested there.',
    ],
    [sampleInput, null],
  ])('is said in a sentence', (input, words) => {
    expect(probedInWords(buildDocument(input))).toBe(words);
  });

  it('stands beside what checks came to that speak of them alone', () => {
    const document = buildDocument(withProbed(50, page('/', 'start')));
    expect(onProbedPages(true, document)).toBe(' (on 1 of 50 pages, those that were tried out)');
    expect(onProbedPages(false, document)).toBe('');
    expect(onProbedPages(true, buildDocument(withProbed(1, page('/', 'start'))))).toBe('');
  });

  it('is a table of the report, and there is none where no page was to be', async () => {
    const html = String(await renderReport('html', withProbed(50, page('/bins', 'template')), noPictures));
    const section = elementsOf(html).find((one) => attribute(one, 'id') === 'tried-out');
    expect(section && textOf(section)).toMatch(
      /1 of 50 pages was tried out.*\/bins It stands for the pages of its template/,
    );
    expect(String(await renderReport('html', sampleInput, noPictures))).not.toContain('tried out');
  });

  it('says of each page what could not be tried there, and why', async () => {
    const html = String(
      await renderReport('html', withLost({ keyboard: LATE, motion: LATE }, { keyboard: FOUND }), noPictures),
    );
    const rows = elementsOf(html).filter((one) => one.tagName === 'tr' && /\/lost-/.test(textOf(one)));
    const said = rows.map((row) => /Not tried: .*long\./.exec(textOf(row))?.[0]);
    expect(said).toContain('Not tried: Trying out the page failed. It took <too> long.');
    expect(said.filter(Boolean)).toHaveLength(1);
  });

  it('is in report.json, where the numbers add up', () => {
    const { probed } = buildDocument(withLost({ keyboard: LATE, motion: FOUND }, { keyboard: LATE }));
    expect(probed).toMatchObject({ planned: 2, triedOut: 1, failed: 1, of: 50 });
    expect(probed?.pages.map(({ lost }) => lost.map(({ probe }) => probe))).toEqual([['keyboard'], ['keyboard']]);
  });

  it('says so in the tables of points and criteria', async () => {
    const input = withProbed(50, page('/', 'start'));
    const catalogue = { ...input.catalogue, triedOut: [contrast.id] };
    const html = String(await renderReport('html', { ...input, catalogue }, noPictures));
    expect(html.match(/\(on 1 of 50 pages, those that were tried out\)/g)?.length).toBeGreaterThan(1);
  });
});

describe('pictures that a check brings', () => {
  const before = { shot: shot('b'), caption: 'before', marks: [mark(900, 2000, '1'), mark(900, 2300, '<2>')] };
  const after = { shot: shot('c'), caption: 'after', marks: [mark(20, 10)] };

  it('stand side by side, marked, with their captions, and say in words what is marked', async () => {
    const { shots, sheets, html } = await shotsIn(withPictures(before, after));
    expect(shots.map((one) => attribute(one, 'aria-label'))).toEqual([
      'Before the key. 2 places outlined, with labels.',
      'After <it>. 1 place outlined.',
    ]);
    expect(sheets.map((one) => attribute(one, 'href'))).toEqual([
      'data:image/jpeg;base64,AQID',
      'data:image/jpeg;base64,AQID',
    ]);
    expect(html).toContain('After &lt;it&gt;');
    expect(html).not.toContain('<2>');
  });

  it('show the part with the marks, never more than there is', async () => {
    const { shots } = await shotsIn(withPictures(before, after));
    expect(shots.map((one) => attribute(one, 'viewbox') ?? attribute(one, 'viewBox'))).toEqual([
      '630 1960 640 420',
      '0 0 640 360',
    ]);
  });

  it('are in the file once, however often they are shown', async () => {
    const { shots, sheets } = await shotsIn(withPictures(before, { ...after, shot: before.shot }));
    expect([shots.length, sheets.length]).toEqual([2, 1]);
  });

  it('are left out when they are gone or too large, and places off them too', async () => {
    const gone = await renderReport('html', withPictures(before), noPictures);
    expect(String(gone)).not.toContain('Before the key');
    const large = await shotsIn(withPictures(before), new Uint8Array(6_000_000));
    expect(large.shots).toEqual([]);
    const off = await shotsIn(withPictures({ ...before, marks: [mark(0, 9000), mark(Number.NaN, 0)] }));
    expect(off.shots.map((one) => attribute(one, 'aria-label'))).toEqual(['Before the key.']);
  });
});

describe('the order of the Tab key', () => {
  const digest: Digest = `sha256:${'d'.repeat(64)}`;
  const walk = { stops: [{ box: mark(10, 20).box }, { box: null }, { box: mark(10, 90).box }], picture: shot('c') };
  const input = (artifacts: Record<string, Digest>): ReportInput => ({
    ...sampleInput,
    record: {
      ...record,
      probed: { pages: [page('/walked', 'template')], of: 2 },
      pages: [...record.pages, { url: `${ORIGIN}/walked`, visitedAt: record.startedAt, artifacts }],
    },
  });
  const rendered = async (artifacts: Record<string, Digest>, evidence: string) =>
    String(
      await renderReport('html', input(artifacts), {
        readBlob: async ({ blob }) => new TextEncoder().encode(blob === digest ? evidence : 'picture'),
      }),
    );

  it('is shown with numbers on the page, though nothing was found', async () => {
    const html = await rendered({ keyboard: digest }, JSON.stringify(walk));
    const shown = elementsOf(html).find((one) => /stops of the Tab key/.test(attribute(one, 'aria-label') ?? ''));
    expect(shown && textOf(shown).replaceAll(/\s+/g, ' ').trim()).toBe('1 3');
  });

  it('of every page, as far as the report stays small, and says how many more there are', async () => {
    const pages = Array.from({ length: 15 }, (_, index) => page(`/walked-${index}`, 'every'));
    const filed = pages.map(({ url }) => ({ url, visitedAt: record.startedAt, artifacts: { keyboard: digest } }));
    const many = {
      ...sampleInput,
      record: { ...record, probed: { pages, of: 15 }, pages: [...record.pages, ...filed] },
    };
    const shownOf = async (bytes: number) => {
      const evidence = JSON.stringify({ ...walk, picture: { ...shot('c'), bytes } });
      const readBlob = async ({ blob }: { readonly blob: Digest }) =>
        new TextEncoder().encode(blob === digest ? evidence : 'picture');
      const html = String(await renderReport('html', many, { readBlob }));
      // One part of each.
      const first = /stops of the Tab key numbered, part 1 of 2/;
      const shown = elementsOf(html).filter((one) => first.test(attribute(one, 'aria-label') ?? ''));
      return [shown.length, /pictures of (\d+ pages?) more/.exec(html)?.[1]];
    };
    expect(await shownOf(4)).toEqual([12, '3 pages']);
    expect(await shownOf(180_000)).toEqual([8, '7 pages']);
  });

  it.each([
    ['nobody went through the page', {}, JSON.stringify(walk)],
    ['there is no picture', { keyboard: digest }, JSON.stringify({ ...walk, picture: null })],
    ['the evidence is damaged', { keyboard: digest }, '{'],
  ])('is left out where %s', async (_, artifacts, evidence) => {
    expect(await rendered(artifacts, evidence)).not.toContain('The order of the Tab key');
  });
});
