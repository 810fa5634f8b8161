import { expect, it } from 'vitest';
import { isInComponent, standsIn } from '../../../checks/lib/within.ts';

it.each([
  ['main > div > a', 'main > div', true],
  ['#card >>> a', '#card', true],
  ['#card >>> div > x-link >>> a', '#card >>> div', true],
  ['#card', '#card', false],
  ['#cards > a', '#card', false],
  ['main > div:nth-of-type(2) > a', 'main > div', false],
  ['main > a', 'main > div', false],
])('%s in %s: %s', (inner, outer, expected) => {
  expect(standsIn(inner, outer)).toBe(expected);
});

it('tells what stands in a component', () => {
  expect(isInComponent({ selector: '#card >>> a' })).toBe(true);
  expect(isInComponent({ selector: '#map >> html > body > a' })).toBe(false);
});
