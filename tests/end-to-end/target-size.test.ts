import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeTargetSize } from '../../checks/accessibility/axe-target-size.ts';
import { barrierPages, saidOf } from './barriers-served.ts';
import { startVisiting, type Visiting } from './visiting.ts';

/** Everything that is said of the size of what can be pressed. A page that only looks like a fault has nothing. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'in-corner': ['axe-target-size failed target-size #close'],
  'in-sentence': [],
  // The label takes a press as well, and the browser chose the size.
  'own-boxes': ['axe-target-size cantTell undecided page'],
  padded: [],
  pager: ['p1', 'p2', 'p3'].map((id) => `axe-target-size failed target-size #${id}`),
  'plain-form': ['axe-target-size cantTell undecided page'],
  spaced: [],
  touching: ['a', 'b', 'c'].map((id) => `axe-target-size failed target-size #${id}`),
};

let world: Visiting;
beforeAll(async () => {
  world = await startVisiting(() => barrierPages('targets'), { axeRules: ['target-size'] });
});
afterAll(() => world?.close());

it('every page has its row', () => {
  const rows = Object.keys(expected).map((name) => `/${name}.html`);
  expect(Object.keys(barrierPages('targets')).toSorted()).toEqual(rows.toSorted());
});

it.each(Object.entries(expected))('%s', async (name, rows) => {
  expect(saidOf(await world.visit(`/${name}.html`), [axeTargetSize])).toEqual(rows);
});
