import { describe, expect, it } from 'vitest';
import { takeStock } from '../../../src/crawl/inventory.ts';
import type { PageArtifacts, PageEvidence, UrlOutcome } from '../../../src/model/evidence.ts';
import { document, link, response } from '../../helpers/evidence.ts';
import { at } from './made-up-site.ts';
import { outcome } from './outcomes.ts';

const scanned = (path: string, template = 't-1'): UrlOutcome => ({
  ...outcome('scanned', null, 200, path),
  template,
  title: `Title of ${path}`,
});
const ok = <T>(value: T) => ({ ok: true as const, value });

interface Seen {
  readonly lang?: string;
  readonly links?: PageArtifacts['links'];
  readonly metadata?: Partial<PageArtifacts['metadata']>;
}
function page(path: string, { lang = 'en', links = [], metadata = {} }: Seen = {}): PageEvidence {
  const nothing = { description: null, robots: null, canonical: null, viewport: null, alternates: [] };
  return {
    url: at(path),
    visitedAt: '2026-11-23T09:00:00.000Z',
    artifacts: {
      document: ok(document('<html></html>', { lang })),
      metadata: ok({ ...nothing, ...metadata }),
      links: ok(links),
      frameLinks: ok([]),
      response: ok(response()),
    },
  };
}

async function stockOf(outcomes: readonly UrlOutcome[], pages: readonly PageEvidence[]) {
  const stock = takeStock({ outcomes });
  const passed: PageEvidence[] = [];
  for await (const one of stock.watch(inTurn(pages))) passed.push(one);
  expect(passed, 'every page is handed on').toEqual(pages);
  return stock.result();
}
async function* inTurn(pages: readonly PageEvidence[]) {
  yield* pages;
}

const alternate = (lang: string, path: string) => ({ metadata: { alternates: [{ lang, href: at(path) }] } });
const outcomes = [scanned('/', 't-home'), scanned('/bins'), scanned('/cy/biniau'), scanned('/tax')];
const pages = [
  page('/', { links: [link('Plan (PDF)', at('/plan.pdf')), link('Bins', at('/bins'))] }),
  page('/bins', { ...alternate('cy', '/cy/biniau'), links: [link('The plan', at('/plan.pdf'))] }),
  page('/cy/biniau', { lang: 'cy', ...alternate('en', '/bins') }),
  page('/tax', { metadata: { robots: 'noindex' } }),
];

describe('takeStock', () => {
  it('counts templates, documents, languages and pages that want to be left out', async () => {
    const stock = await stockOf(outcomes, pages);
    expect(stock.templates).toEqual({
      total: 2,
      list: [
        { id: 't-1', pages: 3, example: at('/bins'), title: 'Title of /bins' },
        { id: 't-home', pages: 1, example: at('/'), title: 'Title of /' },
      ],
    });
    expect(stock.documents).toMatchObject({ total: 1, formats: [{ format: 'pdf', count: 1 }], elsewhere: 0 });
    expect(stock.documents.list[0]?.linkedFrom).toEqual({ total: 2, list: [at('/'), at('/bins')] });
    expect(stock.languages).toMatchObject({
      english: 3,
      welsh: 1,
      other: 0,
      pairs: { total: 1, list: [{ english: at('/bins'), welsh: at('/cy/biniau'), by: 'hreflang' }] },
      englishWithWelsh: 1 / 3,
      welshWithEnglish: 1,
      englishAlone: { total: 2, list: [at('/'), at('/tax')] },
      welshAlone: { total: 0, list: [] },
    });
    expect(stock.noindex).toEqual({ total: 1, list: [at('/tax')] });
  });

  it('is the same whatever order the pages come in', async () => {
    expect(await stockOf(outcomes, pages.toReversed())).toEqual(await stockOf(outcomes, pages));
  });

  it('cuts its lists and keeps the true numbers', async () => {
    const many = Array.from({ length: 300 }, (_, index) => `/p${index}`);
    const stock = await stockOf(
      many.map((path) => scanned(path, `t${path}`)),
      many.map((path) =>
        page(path, {
          metadata: { robots: 'noindex' },
          links: Array.from({ length: 10 }, (_, index) => link('A', at(`${path}/${index}.pdf`))),
        }),
      ),
    );
    const sizes = ({ total, list }: { total: number; list: readonly unknown[] }) => [total, list.length];
    expect(sizes(stock.templates)).toEqual([300, 200]);
    expect(sizes(stock.noindex)).toEqual([300, 200]);
    expect(sizes(stock.documents)).toEqual([3000, 2000]);
    expect(stock.documents.formats).toEqual([{ format: 'pdf', count: 3000 }]);
    expect(sizes(stock.languages.englishAlone)).toEqual([300, 200]);
  });

  it('makes do with pages of which nothing could be read', async () => {
    const bare = { ...page('/'), artifacts: {} };
    const stock = await stockOf([scanned('/')], [bare]);
    expect(stock.languages).toMatchObject({ english: 0, welsh: 0, other: 1, englishWithWelsh: null });
  });
});
