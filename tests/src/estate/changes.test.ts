import { expect, it } from 'vitest';
import { readChanges } from '../../../src/estate/changes.ts';

const read = (...lines: readonly string[]) => {
  const changes = readChanges(['code,ends,successor', ...lines].join('\n'));
  return changes.ok ? changes.value : changes.error.message;
};

it.each([
  [
    'with a successor',
    'E07999901,2027-04-01,E06999901',
    { code: 'E07999901', ends: '2027-04-01', successor: 'E06999901' },
  ],
  ['with none', 'E07999901,2027-04-01,', { code: 'E07999901', ends: '2027-04-01', successor: '' }],
])('a council that ended, %s', (_, line, expected) => {
  expect(read(line)).toEqual([expected]);
});

it.each([
  ['no such day', 'E07999901,2027-02-30,', 'it needs a code, and a day'],
  ['no code', ',2027-04-01,E06999901', 'it needs a code, and a day'],
  ['itself', 'E07999901,2027-04-01,E07999901', 'cannot take over from itself'],
])('%s is refused', (_, line, expected) => {
  expect(read(line)).toContain(expected);
});
