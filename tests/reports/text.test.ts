import { describe, expect, it } from 'vitest';
import { messageOf } from '../../reports/lib/message.ts';
import { cap, dateInWords, listInWords, number, oneLine, plural, safeHref, shortUrl } from '../../reports/lib/text.ts';
import { contrast } from './sample-catalogue.ts';

describe('addresses', () => {
  it.each([
    ['https://www.ambleford.example/bins?a=1#b', 'https://www.ambleford.example/bins?a=1#b'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/'],
    ['javascript:alert(1)', null],
    [' JAVASCRIPT:alert(1)', null],
    ['data:text/html,<script>', null],
    ['file:///etc/passwd', null],
    ['/bins', null],
    ['', null],
  ])('%s links to %s', (url, href) => {
    expect(safeHref(url)).toBe(href);
  });

  it.each([
    ['https://www.ambleford.example/', 'www.ambleford.example'],
    ['https://www.ambleford.example/bins/', 'www.ambleford.example/bins/'],
    ['http://www.ambleford.example/bins', 'http://www.ambleford.example/bins'],
  ])('%s reads %s', (url, words) => {
    expect(shortUrl(url)).toBe(words);
  });
});

describe('words', () => {
  it.each([
    ['2026-11-23T09:30:00.000Z', '23 November 2026 at 09:30 UTC'],
    ['2026-01-02T00:05:59.000Z', '2 January 2026 at 00:05 UTC'],
    ['yesterday', 'yesterday'],
  ])('%s is %s', (instant, words) => {
    expect(dateInWords(instant)).toBe(words);
  });

  it('writes numbers and lists as people do', () => {
    expect([0, 999, 1000, 1234567.25].map(number)).toEqual(['0', '999', '1,000', '1,234,567.3']);
    expect([plural(1, 'page'), plural(2, 'page'), plural(0, 'address', 'addresses')]).toEqual([
      '1 page',
      '2 pages',
      '0 addresses',
    ]);
    expect([[], ['a'], ['a', 'b', 'c']].map(listInWords)).toEqual(['', 'a', 'a, b and c']);
    expect(cap('abcdef', 4)).toBe('abc…');
  });

  it('takes out what would break or turn a line', () => {
    expect(oneLine('a\u0000b\r\n  c\u202e d')).toBe('a b c d');
  });
});

describe('messages', () => {
  const message = (data: Record<string, string | number>) =>
    messageOf(contrast, { message: 'low', at: { kind: 'page' }, data });

  it('fill in once, and leave what is not there visible', () => {
    expect(message({ ratio: '{ratio} {x}' })).toBe('Text has a contrast of {ratio} {x}.');
    expect(message({})).toBe('Text has a contrast of {ratio}.');
    expect(message({ ratio: 3 })).toBe('Text has a contrast of 3.');
  });

  it('are short, whatever the page says', () => {
    expect(message({ ratio: 'x'.repeat(10_000) }).length).toBeLessThan(400);
  });
});
