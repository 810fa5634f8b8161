import { expect, it } from 'vitest';
import { withReasons } from '../../../src/gather/probes/keyboard/surprises.ts';

type Asked = Parameters<typeof withReasons>;

/** A dialog that took the focus from the first of so many links, each of which hears of the focus. */
function reasonsAmong(listening: number) {
  const on = { selector: '#one', html: '<a id="one">', role: 'link', name: 'One', frame: null, box: null };
  const opened = { kind: 'opened' as const, on, to: '#survey' };
  const ids = Array.from({ length: listening }, (_, id) => id);
  const walked = {
    surprises: [opened],
    openers: new Map([[opened, 0]]),
    stops: ids.map((id) => ({ id, seen: on })),
  } as unknown as Asked[0];
  const heard = { listens: ids.map((id) => [id, ['focus']]) } as unknown as Asked[1];
  return withReasons(walked, heard).map(({ byFocus }) => byFocus);
}

it('a dialog is put down to the focus where hardly anything else hears of it', () => {
  expect(reasonsAmong(1)).toEqual([true]);
  expect(reasonsAmong(2)).toEqual([true]);
});

it('a dialog that a timer may have opened is not put down to one of many links that hear of the focus', () => {
  expect(reasonsAmong(3)).toEqual([undefined]);
});
