import { expect, it } from 'vitest';
import { withoutCookieValues } from '../../../src/gather/without-cookie-values.ts';

it.each([
  ['set-cookie', 'id=4f1d2c; Path=/; Secure', 'id=; Path=/; Secure'],
  ['set-cookie', 'id=a=b', 'id='],
  ['set-cookie', 'nameless; Secure', '; Secure'],
  ['set-cookie', 'a=1; Path=/\nb=2', 'a=; Path=/\nb='],
  ['x-cookie', 'id=4f1d2c', 'id=4f1d2c'],
])('%s: %s becomes %s', (name, value, left) => {
  expect(withoutCookieValues([name, value])).toEqual([name, left]);
});
