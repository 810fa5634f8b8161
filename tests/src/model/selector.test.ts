import { expect, it } from 'vitest';
import { isInComponent, standsIn } from '../../../src/model/selector.ts';

it.each([
  ['main > div > a', 'main > div', true],
  ['#card >>> a', '#card', true],
  ['#card >>> div > x-link >>> a', '#card >>> div', true],
  ['#map >> html > body > a', '#map', true],
  ['#map >> html > body > a', 'html > body', false],
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
