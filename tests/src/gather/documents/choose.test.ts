import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseFiles } from '../../../../src/gather/site/documents/choose.ts';
import type { LinkedDocument } from '../../../../src/model/result.ts';

const pdf = (url: string, page: string): LinkedDocument => ({
  url,
  format: 'pdf',
  certain: true,
  elsewhere: false,
  state: 'skipped',
  reason: 'not-html',
  linkedFrom: { total: 1, list: [page] },
  texts: [],
});
const templateOf = (page: string) => page.split('/')[1] ?? null;
const chosen = (all: readonly LinkedDocument[], most: number) =>
  chooseFiles(all, templateOf, most).map(({ url }) => url);

describe('chooseFiles', () => {
  it('takes one of each template in turn, and within it one of each page', () => {
    const all = [
      pdf('a1', '/news/a'),
      pdf('a2', '/news/a'),
      pdf('a3', '/news/a'),
      pdf('b1', '/news/b'),
      pdf('c1', '/plans/c'),
      pdf('c2', '/plans/c'),
    ];
    expect(chosen(all, 10)).toEqual(['a1', 'c1', 'b1', 'c2', 'a2', 'a3']);
    expect(chosen(all, 3)).toEqual(['a1', 'c1', 'b1']);
    expect(chosen([], 3)).toEqual([]);
  });

  it('chooses from more pages than a function takes arguments', () => {
    const all = Array.from({ length: 200_000 }, (_, place) => pdf(`${place}`, `/news/${place}`));
    expect(chosen(all, 2)).toEqual(['0', '1']);
  });

  it('takes as many as it may, each once, and every template before a second of one', () => {
    const any = fc.uniqueArray(fc.tuple(fc.nat(99), fc.nat(3), fc.nat(3)), { selector: ([url]) => url, maxLength: 30 });
    fc.assert(
      fc.property(any, fc.nat(12), (rows, most) => {
        const all = rows.map(([url, template, page]) => pdf(`${url}`, `/${template}/${page}`));
        const urls = chosen(all, most);
        expect(urls).toHaveLength(Math.min(most, all.length));
        expect(new Set(urls).size).toBe(urls.length);
        const templates = new Set(rows.map(([, template]) => template)).size;
        const taken = all
          .filter(({ url }) => urls.includes(url))
          .map(({ linkedFrom }) => templateOf(linkedFrom.list[0] ?? ''));
        expect(new Set(taken).size).toBe(Math.min(templates, most));
      }),
    );
  });
});
