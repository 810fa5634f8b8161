import { expect, it } from 'vitest';
import { mayComeOfFocus } from '../../../src/gather/probes/keyboard/surprises.ts';

type Asked = Parameters<typeof mayComeOfFocus>;

/** A dialog that took the focus from the first of so many links, each of which hears of the focus. */
function isAskedAmong(listening: number): boolean {
  const on = { selector: '#one', html: '<a id="one">', role: 'link', name: 'One', frame: null, box: null };
  const opened = { kind: 'opened' as const, on, to: '#survey' };
  const ids = Array.from({ length: listening }, (_, id) => id);
  const walked = {
    surprises: [opened],
    openers: new Map([[opened, 0]]),
    stops: ids.map((id) => ({ id, seen: on })),
  } as unknown as Asked[0];
  const heard = { listens: ids.map((id) => [id, ['focus']]) } as unknown as Asked[1];
  return mayComeOfFocus(walked, heard) === opened;
}

it('it is tried out whether a dialog comes of the focus where hardly anything else hears of it', () => {
  expect(isAskedAmong(1)).toBe(true);
  expect(isAskedAmong(2)).toBe(true);
});

it('a dialog that a timer may have opened is not put down to one of many links that hear of the focus', () => {
  expect(isAskedAmong(3)).toBe(false);
});
