import { expect, it } from 'vitest';
import { leftOut } from '../../../checks/lib/keys.ts';
import type { Screenshot } from '../../../src/model/evidence.ts';
import { keyboardWalk, keyUnseen } from '../../helpers/keyboard-evidence.ts';

const picture: Screenshot = {
  ...{ blob: `sha256:${'a'.repeat(64)}` as const, bytes: 9, mediaType: 'image/jpeg' },
  ...{ width: 1280, height: 720 },
};
const [map, chat] = ['map', 'chat'].map((id, at) => ({
  ...keyUnseen(id),
  box: { x: 10, y: 100 * at, width: 300, height: 90 },
}));
if (!map || !chat) throw new Error('Two frames were made.');

it('what could not be looked into is one question, with each place outlined', () => {
  const [inside, ...others] = leftOut(keyboardWalk({ unseen: [map, chat], picture }));
  expect(others).toEqual([]);
  expect(inside).toMatchObject({ message: 'inside', at: { kind: 'page' }, data: { count: 2 } });
  expect(inside?.pictures?.map(({ marks }) => marks.map(({ box }) => box))).toEqual([[map.box, chat.box]]);
});

it('without a picture the question is the same', () => {
  expect(leftOut(keyboardWalk({ unseen: [map] }))).toEqual([
    { message: 'inside', at: { kind: 'page' }, data: { count: 1 } },
  ]);
});
