import { expect, it } from 'vitest';
import { asksNotToBeListed } from '../../../src/crawl/noindex.ts';

it.each<[boolean, string | null, string | null]>([
  [false, null, null],
  [false, 'index, follow', null],
  [true, 'noindex', null],
  [true, 'NoIndex, nofollow', null],
  [true, 'none', null],
  [false, 'noindexed', null],
  [false, 'max-image-preview:none', null],
  [true, 'max-image-preview: large, noindex', null],
  [true, null, 'noindex'],
  [false, null, 'somebot: noindex'],
  [false, null, 'somebot: nofollow, noindex'],
  [true, null, 'noindex, somebot: index'],
])('%s for meta %s and header %s', (expected, meta, header) => {
  expect(asksNotToBeListed(meta, header === null ? [] : [['x-robots-tag', header]])).toBe(expected);
});
