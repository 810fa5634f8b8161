import { describe, expect, it } from 'vitest';
import { createDocumentCollector } from '../../../src/crawl/documents.ts';
import { notVisited } from '../../../src/crawl/frontier.ts';
import type { UrlOutcome } from '../../../src/model/evidence.ts';
import { at } from './made-up-site.ts';

const link = (page: string, href: string, text = '') => ({ page: at(page), href: at(href), text });
const outcome = (path: string, rest: Partial<UrlOutcome> = {}): UrlOutcome => ({
  ...notVisited({ url: at(path), depth: 1, foundOn: at('/') }, 'not-html'),
  ...rest,
});
type LinkMet = ReturnType<typeof link>;
function documentInventory(links: readonly LinkMet[], outcomes: readonly UrlOutcome[]) {
  const collector = createDocumentCollector(outcomes);
  for (const [page, found] of Map.groupBy(links, (one) => one.page)) collector.add(page, found);
  return collector.list();
}
const brief = (...input: Parameters<typeof documentInventory>) =>
  documentInventory(...input).map(({ url, format, certain }) => [new URL(url).pathname, format, certain]);

describe('createDocumentCollector', () => {
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
        linkedFrom: { total: 1, list: [at('/tax')] },
        texts: [],
      },
      {
        url: at('/plan.pdf'),
        format: 'pdf',
        certain: true,
        elsewhere: false,
        state: 'skipped',
        reason: 'not-html',
        linkedFrom: { total: 2, list: [at('/bins'), at('/tax')] },
        texts: ['The plan (PDF)', 'Plan'],
      },
    ]);
  });

  it('caps pages and texts, and keeps the true number of pages', () => {
    const links = Array.from({ length: 50 }, (_, index) =>
      link(`/p${index}`, '/plan.pdf', `Plan ${index} ${'x'.repeat(500)}`),
    );
    const [plan] = documentInventory(links, []);
    expect(plan).toMatchObject({ linkedFrom: { total: 50 }, state: null, reason: null });
    expect(plan?.linkedFrom.list).toHaveLength(5);
    expect(plan?.texts).toHaveLength(3);
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
      outcome('/download/5', { format: 'odt' }),
    ];
    expect(brief(links, outcomes)).toEqual([
      ['/download/1', 'xlsx', false],
      ['/download/4', 'docx', true],
      ['/download/5', 'odt', true],
    ]);
  });

  it('gives the same whatever order the pages come in', () => {
    const pages = ['/a', '/b', '/c', '/d', '/e', '/f', '/g'];
    const outcomes = [outcome('/x.pdf'), ...pages.map((page) => outcome(page, { state: 'scanned', reason: null }))];
    const links = pages.flatMap((page, index) => [
      link(page, '/x.pdf', `Plan ${index % 5}`),
      link(page, '/x.pdf', `The plan on ${page}`),
    ]);
    const inOrder = documentInventory(links, outcomes);
    expect(inOrder[0]).toMatchObject({
      linkedFrom: { total: 7, list: pages.slice(0, 5).map(at) },
      texts: ['Plan 0', 'The plan on /a', 'Plan 1'],
    });
    const turned = pages.toReversed().flatMap((page) => links.filter((one) => one.page === at(page)));
    expect(documentInventory(turned, outcomes)).toEqual(inOrder);
  });

  it('takes a page for a page, whatever its address ends with', () => {
    expect(brief([link('/', '/plan.pdf')], [outcome('/plan.pdf', { state: 'scanned', reason: null })])).toEqual([]);
  });

  it('knows a document by what the server said it is, without an ending', () => {
    const outcomes = [outcome('/download/12', { status: 200, type: 'document', format: 'docx' })];
    expect(brief([link('/bins', '/download/12', 'Minutes')], outcomes)).toEqual([['/download/12', 'docx', true]]);
  });
});
