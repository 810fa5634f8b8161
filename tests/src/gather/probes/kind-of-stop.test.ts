import { describe, expect, it } from 'vitest';
import { kindOf } from '../../../../src/gather/probes/keyboard/alike.ts';
import type { Stopped } from '../../../../src/gather/probes/keyboard/walk.ts';
import type { RingChange } from '../../../../src/model/seen/keyboard.ts';

const outline = (contrast: number): RingChange => ({ what: 'outline', where: 'self', contrast });
const kind = (changes: readonly RingChange[], clipped = false, disguise = 'a  nav true') =>
  kindOf({ seen: { disguise, clipped } as Stopped['seen'], changes });

describe('stops of one kind, of which one is measured for all', () => {
  it('are styled alike and change alike', () => {
    expect(kind([outline(21)])).toBe(kind([outline(21)]));
  });

  it.each([
    ['a paler mark', kind([outline(1.6)])],
    ['a mark that is cut off', kind([outline(21)], true)],
    ['no mark', kind([])],
    ['another class', kind([outline(21)], false, 'a more nav true')],
  ])('%s is of another kind', (_, other) => {
    expect(other).not.toBe(kind([outline(21)]));
  });
});
