import { expect, it } from 'vitest';
import { rememberLast } from '../../../checks/lib/remember.ts';

it('works once for the same question in a row', () => {
  const asked: string[] = [];
  const remembered = rememberLast((word: string, times: number) => {
    asked.push(word);
    return word.repeat(times);
  });
  expect([remembered('a', 2), remembered('a', 2), remembered('a', 3), remembered('b', 3), remembered('a', 2)]).toEqual([
    'aa',
    'aa',
    'aaa',
    'bbb',
    'aa',
  ]);
  expect(asked).toEqual(['a', 'a', 'b', 'a']);
});
