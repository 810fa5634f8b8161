import { describe, expect, it } from 'vitest';
import { group } from '../../../checks/lib/grouping.ts';

const seen = [
  { page: '/c', item: 'two' },
  { page: '/b', item: 'one' },
  { page: '/a', item: 'two' },
  { page: '/a', item: 'two' },
];

describe('group', () => {
  it('sorts by key, counts pages once and names the first by address', () => {
    expect(group(seen, (item) => item)).toEqual([
      { key: 'one', item: 'one', page: '/b', pages: 1 },
      { key: 'two', item: 'two', page: '/a', pages: 2 },
    ]);
  });
  it('does not depend on the order of the pages', () => {
    expect(group(seen.toReversed(), (item) => item)).toEqual(group(seen, (item) => item));
  });
});
