import { expect, it } from 'vitest';
import { gatherers } from '../../../src/gather/registry.ts';

it('presses a key only after the picture, which would show where the focus went', () => {
  const order = [...gatherers.filter(({ draws }) => !draws), ...gatherers.filter(({ draws }) => draws)];
  expect(order.at(-2)?.artifact).toBe('screenshot');
  expect(order.at(-1)?.artifact).toBe('labInteraction');
});
