import { expect, it } from 'vitest';
import { allFromKit, fromKit } from '../../../src/gather/in-page/kit.ts';
import { exploringGatherers, gatherers } from '../../../src/gather/registry.ts';

it('has everything that is only read from a page', () => {
  const left = [...gatherers, ...exploringGatherers].filter(({ read }) => read && fromKit(read, null) === undefined);
  expect(left.map(({ artifact }) => artifact)).toEqual([]);
});

it('has nothing of what it was not given', () => {
  expect(fromKit(() => 1, null)).toBeUndefined();
  expect(allFromKit([() => 1])).toBeUndefined();
});
