import { describe, expect, it } from 'vitest';
import { fixedAddresses, lookupWith, resolverRules } from '../../../src/browser/fixed-addresses.ts';

const fixed = fixedAddresses(['WWW.ambleford.example=127.0.0.1', 'six.ambleford.example=::1']);

const lookUp = (host: string, all: boolean) =>
  new Promise((resolve) => lookupWith(fixed)(host, { all }, (...answer) => resolve(answer)));

describe('the look-up', () => {
  it.each([
    ['www.ambleford.example', false, [null, '127.0.0.1', 4]],
    ['www.Ambleford.example', true, [null, [{ address: '127.0.0.1', family: 4 }]]],
    ['six.ambleford.example', true, [null, [{ address: '::1', family: 6 }]]],
  ])('of %s, all addresses: %s', async (host, all, answer) => {
    expect(await lookUp(host, all)).toEqual(answer);
  });

  it('is the usual one for every other host', async () => {
    expect(await lookUp('127.0.0.2', false)).toEqual([null, '127.0.0.2', 4]);
  });
});

it('the rules for the browser name each host once', () => {
  expect(resolverRules(fixed)).toEqual(['MAP www.ambleford.example 127.0.0.1', 'MAP six.ambleford.example [::1]']);
  expect(resolverRules(fixedAddresses(['a.example=192.0.2.1', 'A.example=192.0.2.2']))).toEqual([
    'MAP a.example 192.0.2.2',
  ]);
  expect(resolverRules(fixedAddresses())).toEqual([]);
});
