import { expect, it } from 'vitest';
import { isFixedAddress } from '../../../src/config/fixed-address.ts';

it.each([
  ['www.ambleford.example=192.0.2.7', true],
  ['_dmarc.Ambleford.example=2001:db8::7', true],
  ['www.ambleford.example=[::1]', false],
  ['www.ambleford.example=192.0.2', false],
  ['www.ambleford.example=www.westmere.example', false],
  ['www.ambleford.example:443=192.0.2.7', false],
  ['www.ambleford.example=192.0.2.7=192.0.2.8', false],
  ['www.ambleford.example', false],
  ['=192.0.2.7', false],
  ['*.ambleford.example=192.0.2.7', false],
  ['192.0.2.1=192.0.2.7', false],
  ['a.example 127.0.0.1,MAP * =192.0.2.7', false],
  ['-x.example=192.0.2.7', false],
])('%s: %s', (text, expected) => {
  expect(isFixedAddress(text)).toBe(expected);
});
