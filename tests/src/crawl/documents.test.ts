import { describe, expect, it } from 'vitest';
import { documentInventory } from '../../../src/crawl/documents.ts';
import { notVisited } from '../../../src/crawl/frontier.ts';
import type { UrlOutcome } from '../../../src/model/evidence.ts';
import { at } from './made-up-site.ts';

const link = (page: string, href: string, text = '') => ({ page: at(page), href: at(href), text });
const outcome = (path: string, rest: Partial<UrlOutcome> = {}): UrlOutcome => ({
  ...notVisited({ url: at(path), depth: 1, foundOn: at('/') }, 'not-html'),
  ...rest,
});
const brief = (...input: Parameters<typeof documentInventory>) =>
  documentInventory(...input).map(({ url, format, certain }) => [new URL(url).pathname, format, certain]);

describe('documentInventory', () => {
  it('names every document once, with where it stands and what it is called', () => {
    const links = [
      link('/bins', '/plan.pdf#page=2', 'The plan (PDF)'),
      link('/tax', '/plan.pdf?utm_source=x', 'Plan'),
      link('/tax', '/plan.pdf', 'Plan'),
      link('/tax', 'https://other.example/a.docx'),
      link('/tax', '/about', 'About'),
      link('/tax', '/logo.png'),
      link('/tax', 'mailto:a@ambleford.example'),
    ];
    expect(
      documentInventory(links, [outcome('/plan.pdf'), outcome('https://other.example/a.docx', { reason: 'scope' })]),
    ).toEqual([
      {
        url: 'https://other.example/a.docx',
        format: 'docx',
        certain: true,
        elsewhere: true,
        state: 'skipped',
        reason: 'scope',
        pages: [at('/tax')],
        pageCount: 1,
        texts: [],
      },
      {
        url: at('/plan.pdf'),
        format: 'pdf',
        certain: true,
        elsewhere: false,
        state: 'skipped',
        reason: 'not-html',
        pages: [at('/bins'), at('/tax')],
        pageCount: 2,
        texts: ['The plan (PDF)', 'Plan'],
      },
    ]);
  });

  it('caps pages and texts, and keeps the true number of pages', () => {
    const links = Array.from({ length: 50 }, (_, index) =>
      link(`/p${index}`, '/plan.pdf', `Plan ${index} ${'x'.repeat(500)}`),
    );
    const [plan] = documentInventory(links, []);
    expect(plan).toMatchObject({ pageCount: 50, state: null, reason: null });
    expect(plan?.pages).toHaveLength(20);
    expect(plan?.texts).toHaveLength(5);
    expect(plan?.texts[0]).toHaveLength(200);
  });

  it('recognises documents without an ending', () => {
    const links = [
      link('/', '/download/1', 'Budget (Excel, 20KB)'),
      link('/', '/download/2', 'How to open a PDF'),
      link('/', '/download/3', 'A picture'),
      link('/', '/download/4', 'Form'),
      link('/', '/download/5', 'Minutes'),
    ];
    const outcomes = [
      outcome('/download/1'),
      outcome('/download/2', { state: 'scanned', reason: null }),
      outcome('/download/3'),
      outcome('/download/4', { finalUrl: at('/files/form.docx') }),
      outcome('/download/5'),
    ];
    expect(brief(links, outcomes, new Map([[at('/download/5'), 'odt']]))).toEqual([
      ['/download/1', 'xlsx', false],
      ['/download/4', 'docx', true],
      ['/download/5', 'odt', true],
    ]);
  });

  it('takes a page for a page, whatever its address ends with', () => {
    expect(brief([link('/', '/plan.pdf')], [outcome('/plan.pdf', { state: 'scanned', reason: null })])).toEqual([]);
  });

  it('knows a document by what the server said it is, without an ending', () => {
    const outcomes = [outcome('/download/12', { status: 200, type: 'document', format: 'docx' })];
    expect(brief([link('/bins', '/download/12', 'Minutes')], outcomes)).toEqual([['/download/12', 'docx', true]]);
  });
});
