import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonLine } from '../../../../src/cli/json-line.ts';
import { createSecrets, LEFT_OUT } from '../../../../src/gather/sign-in/secrets.ts';

function knowing(...values: readonly string[]) {
  const secrets = createSecrets();
  secrets.add(values);
  return secrets;
}

const VALUE = 'pl4nted/Key?&"7f3a<9';
const JSON_FORM = JSON.stringify(VALUE).slice(1, -1);

describe('secrets', () => {
  it.each([
    ['as it is', VALUE],
    ['in an address', encodeURIComponent(VALUE)],
    ['in an address, in small letters', encodeURIComponent(VALUE).toLowerCase().replace('key', 'Key')],
    ['in a form', new URLSearchParams({ a: VALUE }).toString()],
    ['in markup', 'pl4nted/Key?&amp;"7f3a&lt;9'],
    ['in an attribute', 'pl4nted/Key?&amp;&quot;7f3a&lt;9'],
    ['in JSON', JSON_FORM],
    ['in Base64', Buffer.from(VALUE).toString('base64')],
    ['in Base64 for addresses', Buffer.from(VALUE).toString('base64url')],
    ['in Base64, after a letter', Buffer.from(`a${VALUE}`).toString('base64')],
    ['in Base64, between others', Buffer.from(`ab${VALUE}cd`).toString('base64')],
  ])('are left out %s', (_, text) => {
    const secrets = knowing(VALUE);
    expect(secrets.redact(`<${text}>`)).toContain(LEFT_OUT);
    expect(secrets.isIn(text)).toBe(true);
    expect(Buffer.from(secrets.redactBytes(Buffer.from(text))).toString()).toContain(LEFT_OUT);
  });

  it('are left out of the lines that programs read', () => {
    const key = 'pl4nted##Key7';
    expect(knowing(key).redact(jsonLine({ message: `It said ${key}.` }))).toBe(
      jsonLine({ message: `It said ${LEFT_OUT}.` }),
    );
  });

  it('are left out of every text in a value, and nothing else is changed', () => {
    const before = {
      a: [VALUE, 7, null, true],
      [`k ${VALUE}`]: { b: `x${VALUE}y`, c: undefined },
      d: new Uint8Array([1]),
    };
    expect(knowing(VALUE).redactAll(before)).toEqual({
      a: [LEFT_OUT, 7, null, true],
      [`k ${LEFT_OUT}`]: { b: `x${LEFT_OUT}y`, c: undefined },
      d: new Uint8Array([1]),
    });
  });

  it('are known by their beginning, where a text was cut', () => {
    const key = 'eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9';
    expect(knowing(key).redact(`Bearer ${key.slice(0, 20)}`)).toBe(`Bearer ${LEFT_OUT}`);
  });

  it('are left out as a whole where one is part of another', () => {
    expect(knowing('pa55', 'pa55word').redact('pa55word')).toBe(LEFT_OUT);
  });

  it('of less than four characters are none, as they stand in every text', () => {
    expect(knowing('abc', '').redact('abcdef')).toBe('abcdef');
  });

  it.each([
    ['accepted', false],
    ['analytics', false],
    ['2026-11-23', false],
    ['https://www.larkmere.example/account1', false],
    ['/account/page2/bins', false],
    ['{"last":"https://www.larkmere.example/account1?key=0f5c9e7a11b2c3d4"}', true],
    ['en-GB', false],
    ['a1b2c3d4', true],
    ['123456789012', true],
    ['{"token":"0f5c9e7a-11b2-c3d4","theme":"dark mode"}', true],
  ])('that a browser has kept are those that look like a key: %s', (value, isOne) => {
    const secrets = createSecrets();
    secrets.addKept([value]);
    expect(secrets.isIn(`<p>${value}</p>`)).toBe(isOne);
  });

  it('that a browser has kept are no addresses of the site', () => {
    const secrets = createSecrets();
    secrets.addKept(['{"last":"/account/page2/of/many","home":"https://www.larkmere.example/account1/of/all"}']);
    expect(secrets.isIn('/account/page2/of/many https://www.larkmere.example/account1/of/all')).toBe(false);
  });

  it('are all left out, however many there are, up to where the sign-in is refused', () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => `value-${at}-of-many-${at * 7}`);
    const secrets = knowing(...many(3000));
    expect(secrets.isFull).toBe(false);
    expect(many(3000).filter((value) => secrets.redact(`<${value}>`) !== `<${LEFT_OUT}>`)).toEqual([]);
    secrets.add(many(6000));
    expect(secrets.isFull).toBe(true);
    expect(knowing('x'.repeat(900_000), 'y'.repeat(200_000)).isFull).toBe(true);
  });

  it('that begin alike are told apart, and the longest is left out whole', () => {
    const key = '0f5c9e7a11b2c3d4e5f60718293a4b5c';
    const secrets = knowing('0f5c', '0f5c9e7a11b2c3d4', `0f5c9e7a11b2c3d4/photo`, key, `${key}-and-more`);
    for (const text of [key, `${key}-and-more`, '0f5c9e7a11b2c3d4/photo', '0f5c', key.slice(0, 20)])
      expect(secrets.redact(`<${text}>`)).toBe(`<${LEFT_OUT}>`);
  });

  it('never stay in a text where there are several of them', () => {
    const one = fc
      .string({ minLength: 4, maxLength: 12, unit: fc.constantFrom(...'abAB01-./+?') })
      .filter((value) => !LEFT_OUT.includes(value));
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 12 }), fc.string(), (values, between) => {
        const left = knowing(...values)
          .redact(values.join(between))
          .split(LEFT_OUT);
        expect(left.filter((part) => values.some((value) => part.includes(value)))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('of which a pattern cannot be made let nothing through', () => {
    const nested = Array.from({ length: 1400 }, (_, at) => `k1${'a'.repeat(at)}`);
    const secrets = knowing(...nested);
    expect(secrets.isFull || secrets.redact(`<${nested.at(-1)}>`) === `<${LEFT_OUT}>`).toBe(true);
  });

  it('leave pictures as they are', () => {
    const bytes = Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919) % 256);
    expect(knowing(VALUE).redactBytes(bytes)).toEqual(bytes);
  });

  it('never stay in a text, whatever stands around them', () => {
    const secret = fc
      .string({ minLength: 4, maxLength: 40, unit: 'grapheme' })
      .filter((value) => !LEFT_OUT.includes(value));
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
        const left = knowing(value)
          .redact(before + value + after)
          .split(LEFT_OUT);
        expect(left.length).toBeGreaterThan(1);
        expect(left.some((part) => part.includes(value))).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
