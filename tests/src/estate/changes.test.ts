import { describe, expect, it } from 'vitest';
import { readChanges } from '../../../src/estate/changes.ts';

const read = (...lines: readonly string[]) => {
  const changes = readChanges(['code,ends,successor', ...lines].join('\n'));
  return changes.ok ? changes.value : changes.error.message;
};

it.each([
  [
    'with a successor',
    'E07999901,2027-04-01,E06999901',
    { code: 'E07999901', begins: '', ends: '2027-04-01', successor: 'E06999901' },
  ],
  ['with none', 'E07999901,2027-04-01,', { code: 'E07999901', begins: '', ends: '2027-04-01', successor: '' }],
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

describe('where the list says when councils begin', () => {
  const readAll = (line: string) => {
    const changes = readChanges(`code,begins,ends,successor\n${line}`);
    return changes.ok ? changes.value : changes.error.message;
  };

  it('a new one is told', () => {
    expect(readAll('E06999901,2027-04-01,,')).toEqual([
      { code: 'E06999901', begins: '2027-04-01', ends: '', successor: '' },
    ]);
  });

  it.each([
    ['no day at all', 'E06999901,,,', 'it needs a code, and a day'],
    ['no such day', 'E06999901,2027-02-30,,', 'it needs a code, and a day'],
    ['its end before it', 'E06999901,2027-04-01,2026-04-01,', 'cannot end before it begins'],
    ['a successor and no end', 'E06999901,2027-04-01,,E06999902', 'needs the day when it ends'],
  ])('%s is refused', (_, line, expected) => {
    expect(readAll(line)).toContain(expected);
  });
});
