import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutValues } from '../../../src/gather/site/query-names.ts';

describe('withoutValues', () => {
  it.each([
    ['https://a.example/hit?id=7&page=bins&id=8#top', 'https://a.example/hit?id&page'],
    ['https://a.example/hit', 'https://a.example/hit'],
    ['https://user:secret@a.example/', 'https://a.example/'],
    ['data:text/plain,secret', 'data:'],
    ['blob:https://a.example/1-2-3', 'blob:'],
  ])('%s', (url, expected) => {
    expect(withoutValues(url)).toBe(expected);
  });

  it('never lets a value through, nor grows without end', () => {
    const names = fc.array(fc.string({ minLength: 1, maxLength: 20 }), { maxLength: 60 });
    fc.assert(
      fc.property(names, (list) => {
        const query = list.map((name) => `${encodeURIComponent(name.toWellFormed())}=hidden-value`).join('&');
        const plain = withoutValues(`https://a.example/hit?${query}`);
        expect(plain).not.toContain('hidden-value');
        expect(plain.length).toBeLessThanOrEqual(500);
      }),
      { numRuns: 100 },
    );
  });
});
