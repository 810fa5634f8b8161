import { describe, expect, it } from 'vitest';
import { isUsable, sketchOf, wordsKept } from '../../../src/gather/site/stripped/sketch.ts';
import { field, heading, link, text } from '../../helpers/evidence.ts';

describe('wordsKept', () => {
  it.each([
    ['a b c', 'c b a', 3],
    ['a a a', 'a', 1],
    ['When is MY bin', 'my bin when', 3],
    ['', 'anything', 0],
    ['something', '', 0],
  ])('of "%s" in "%s"', (before, after, expected) => {
    expect(wordsKept(before, after)).toBe(expected);
  });
});

describe('isUsable', () => {
  it.each([
    [{}, true],
    [{ visible: false }, false],
    [{ name: '' }, false],
    [{ html: '<input id="a" disabled>' }, false],
    [{ html: '<select id="a"><option disabled>Choose</option>' }, true],
  ])('%o', (rest, expected) => {
    expect(isUsable(field(rest))).toBe(expected);
  });
});

describe('sketchOf', () => {
  it('leaves out what may come and go: forms of boxes alone, links that nobody sees', () => {
    const form = (selector: string, action: string) => ({ selector, action, method: 'get' });
    const sketch = sketchOf({
      headings: [heading(2, 'Menu'), heading(1, 'Bins'), heading(1, 'Other')],
      text: text('three words here'),
      links: [link('A', '/a', { region: 'nav' }), link('B', '/b', { region: 'nav', visible: false }), link('C', '/c')],
      forms: {
        forms: [form('#one', 'https://a.example/find?page=2'), form('#two', ''), form('#three', 'mailto:a@a.example')],
        fields: [
          field({ name: 'street', form: 0 }),
          field({ name: 'flat', form: 0, type: 'checkbox' }),
          field({ name: 'useful', form: 1, type: 'radio' }),
          field({ name: 'code', form: 2 }),
        ],
      },
    });
    expect(sketch).toEqual({
      heading: 'Bins',
      words: 3,
      menu: 1,
      forms: [
        { selector: '#one', action: 'https://a.example/find', fields: ['street', 'flat'] },
        { selector: '#three', action: '', fields: ['code'] },
      ],
    });
  });
});
