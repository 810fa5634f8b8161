import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainCopy, sharingCopy } from '../../../src/assess/copy.ts';

it.each([
  ['plain', () => plainCopy],
  ['sharing', sharingCopy],
])('a %s copy is equal and nobody else can change it', (_, make) => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const before = JSON.stringify(value);
      expect(make()(value)).toEqual(value);
      expect(JSON.stringify(value)).toBe(before);
    }),
  );
  const list = ['a', { b: ['c'] }];
  const copied = make()(list);
  expect(copied).not.toBe(list);
  expect(copied[1]).not.toBe(list[1]);
});
