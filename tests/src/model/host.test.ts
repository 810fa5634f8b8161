import { expect, it } from 'vitest';
import { withoutBrackets } from '../../../src/model/host.ts';

it.each([
  ['[2001:db8::1]', '2001:db8::1'],
  ['192.0.2.7', '192.0.2.7'],
  ['www.ambleford.example', 'www.ambleford.example'],
])('%s without brackets is %s', (host, expected) => {
  expect(withoutBrackets(host)).toBe(expected);
});
