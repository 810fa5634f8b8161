import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonical,
  canonicalChunks,
  digest,
  digestBytes,
  isDigest,
  measureCanonical,
} from '../../../src/evidence/canonical.ts';

const json = fc.jsonValue({ stringUnit: 'binary' });
/** JSON text has no minus nought. */
const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('canonical', () => {
  it.each([
    ['keys by code unit, not by number', { b: 1, 10: 2, 9: 3, B: 4 }, '{"10":2,"9":3,"B":4,"b":1}'],
    ['nested', { a: [{ d: 1, c: null }] }, '{"a":[{"c":null,"d":1}]}'],
    ['code unit, not locale', { é: 1, z: 2 }, '{"z":2,"é":1}'],
    ['undefined properties are not there', { a: undefined, b: 1 }, '{"b":1}'],
    ['minus nought is nought', [-0], '[0]'],
    ['half a surrogate pair is escaped', '\ud800', '"\\ud800"'],
    ['text', 'a "b"\n', '"a \\"b\\"\\n"'],
  ])('%s', (_, value, expected) => {
    expect(canonical(value)).toBe(expected);
  });

  it.each([
    ['NaN', { a: [Number.NaN] }, '$.a[0] is NaN'],
    ['infinity', Number.POSITIVE_INFINITY, '$ is Infinity'],
    ['undefined in a list', [1, undefined], '$[1] is [object Undefined]'],
    ['a hole in a list', new Array(1), '$[0] is [object Undefined]'],
    ['undefined alone', undefined, '$ is [object Undefined]'],
    ['a date', { at: new Date(0) }, '$.at is [object Date]'],
    ['a map', new Map(), '$ is [object Map]'],
    ['bytes', new Uint8Array(1), '$ is [object Uint8Array]'],
    ['a function', { f: () => 1 }, '$.f is [object Function]'],
    ['a bigint', 1n, '$ is [object BigInt]'],
  ])('refuses %s', (_, value, problem) => {
    expect(() => canonical(value)).toThrow(`Not plain JSON: ${problem}`);
  });

  it('reads back as the same value', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonical(value))).toEqual(throughJson(value));
      }),
    );
  });

  it('is the same whatever the order of the keys', () => {
    const dictionary = fc.dictionary(fc.string(), json);
    const shuffled = dictionary.chain((value) =>
      fc.tuple(fc.constant(value), fc.shuffledSubarray(Object.keys(value), { minLength: Object.keys(value).length })),
    );
    fc.assert(
      fc.property(shuffled, ([value, keys]) => {
        expect(canonical(Object.fromEntries(keys.map((key) => [key, value[key]])))).toBe(canonical({ ...value }));
      }),
    );
  });

  it('is equal for equal values and for no others', () => {
    const few = fc.oneof(fc.constantFrom('1', 1, null, '', [], {}), fc.jsonValue({ maxDepth: 1 }));
    const pair = fc.tuple(fc.array(few, { maxLength: 2 }), fc.array(few, { maxLength: 2 }));
    fc.assert(
      fc.property(pair, ([a, b]) => {
        expect(canonical(a) === canonical(b)).toBe(isDeepStrictEqual(throughJson(a), throughJson(b)));
      }),
    );
  });
});

describe('canonical text in pieces', () => {
  it('is the same text, with the same digest and length', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonical(value);
        expect([...canonicalChunks(value)].join('')).toBe(text);
        expect(measureCanonical(value)).toEqual({ name: digest(text), bytes: Buffer.byteLength(text) });
      }),
    );
  });

  it('holds little at a time of a long list, and leaves out what is not there', () => {
    const value = { left: undefined, results: Array.from({ length: 9000 }, (_, at) => ({ at, words: 'é😀\ud800' })) };
    const chunks = [...canonicalChunks(value)];
    expect(chunks.length).toBeGreaterThan(3);
    for (const chunk of chunks) expect(chunk.length).toBeLessThan(70_000);
    expect(chunks.join('')).toBe(canonical(value));
    expect(measureCanonical(value).name).toBe(digest(canonical(value)));
  });

  it('refuses at once what JSON would lose', () => {
    expect(() => canonicalChunks({ results: [{ a: Number.NaN }] })).toThrow('$.results[0].a is NaN');
  });
});

describe('digest', () => {
  it('is SHA-256 of the UTF-8 text', () => {
    const known = 'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(digest('abc')).toBe(known);
    expect(digestBytes(new TextEncoder().encode('abc'))).toBe(known);
    expect(digest('é')).toBe(digestBytes(new TextEncoder().encode('é')));
  });

  it.each([
    [digest('abc'), true],
    [digest('abc').toUpperCase(), false],
    [`${digest('abc')}\n`, false],
    ['sha256:../../etc', false],
    ['', false],
    [null, false],
  ])('isDigest(%j) is %s', (value, expected) => {
    expect(isDigest(value)).toBe(expected);
  });
});
