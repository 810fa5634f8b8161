import { expect, it } from 'vitest';
import { isLoopback } from '../../../src/browser/guard.ts';

it.each([
  ['http://localhost:8080/', true],
  ['https://LOCALHOST/', true],
  ['http://app.localhost/', true],
  ['http://127.0.0.1/', true],
  ['http://127.1.2.3:1/', true],
  ['http://127.1/', true],
  ['http://[::1]:80/', true],
  ['http://localhost.example/', false],
  ['http://127.0.0.1.example/', false],
  ['http://10.0.0.1/', false],
  ['https://www.ambleford.example/', false],
  ['localhost', false],
  ['', false],
])('isLoopback(%s) is %s', (address, expected) => {
  expect(isLoopback(address)).toBe(expected);
});
