import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, conditionsFor, isCompared, isSame, sameHeaders } from '../../../src/crawl/unchanged.ts';
import type { Digest, FileSeen, HttpResponse } from '../../../src/model/evidence.ts';
import { at } from './made-up-site.ts';

const ONE: Digest = `sha256:${'1'.repeat(64)}`;
const TWO: Digest = `sha256:${'2'.repeat(64)}`;
const DATE = 'Mon, 02 Nov 2026 09:00:00 GMT';
const seen: FileSeen = {
  url: at('/bins'),
  finalUrl: at('/bins'),
  status: 200,
  etag: null,
  lastModified: null,
  hash: ONE,
};
const answer = (rest: Partial<Omit<Answer, 'hash'>> = {}, hash: Digest | null = ONE): Answer => ({
  url: at('/bins'),
  status: 200,
  etag: null,
  lastModified: null,
  hash: async () => hash,
  ...rest,
});

describe('isSame', () => {
  it.each<[name: string, before: Partial<FileSeen>, now: Answer, same: boolean]>([
    ['the same content', {}, answer(), true],
    ['other content', {}, answer({}, TWO), false],
    ['content that could not be read now', {}, answer({}, null), false],
    ['content that was not read then', { hash: null }, answer({}, null), false],
    ['content without a digest then', { hash: null }, answer(), false],
    ['not modified since the ETag', { etag: '"a"', hash: null }, answer({ status: 304 }), true],
    ['not modified since the date', { lastModified: DATE, hash: null }, answer({ status: 304 }), true],
    ['not modified, but nobody asked', {}, answer({ status: 304 }), false],
    ['the same strong ETag', { etag: '"a"' }, answer({ etag: '"a"' }, TWO), true],
    [
      'the same weak ETag, which promises no more than a likeness',
      { etag: 'W/"a"' },
      answer({ etag: 'W/"a"' }, TWO),
      false,
    ],
    ['the same date, which holds for a second', { lastModified: DATE }, answer({ lastModified: DATE }, TWO), false],
    ['another ETag on the same content', { etag: '"a"' }, answer({ etag: '"b"' }), true],
    ['another address', {}, answer({ url: at('/new') }), false],
    ['the same address with a fragment', {}, answer({ url: at('/bins#top') }), true],
    ['missing still', { status: 404, hash: null }, answer({ status: 404 }), true],
    ['missing now', {}, answer({ status: 404 }), false],
    ['there again', { status: 404, hash: null }, answer(), false],
    ['in trouble now', {}, answer({ status: 503 }), false],
    ['not modified at another address', { etag: '"a"' }, answer({ status: 304, url: at('/new') }), false],
  ])('%s', async (_name, before, now, same) => {
    expect(await isSame({ ...seen, ...before }, now)).toBe(same);
  });
});

describe('conditionsFor', () => {
  it('asks by what the server has given', () => {
    expect(conditionsFor(seen)).toEqual({});
    expect(conditionsFor({ etag: 'W/"a"', lastModified: DATE })).toEqual({
      'if-none-match': 'W/"a"',
      'if-modified-since': DATE,
    });
  });
});

type Headers = HttpResponse['headers'];
const CSP = ['content-security-policy', "default-src 'self'"] as const;

describe('sameHeaders', () => {
  it.each<[name: string, before: Headers, now: Headers, status: number, same: boolean]>([
    ['none', [], [], 200, true],
    ['the same', [CSP], [CSP], 200, true],
    ['another value', [CSP], [['content-security-policy', '*']], 200, false],
    ['gone', [CSP], [], 200, false],
    ['new', [], [CSP], 200, false],
    ['left out of "not modified"', [CSP], [], 304, true],
    ['changed in "not modified"', [CSP], [['content-security-policy', '*']], 304, false],
    ['new in "not modified"', [], [CSP], 304, false],
    ['a date', [['date', 'then']], [['date', 'now']], 200, true],
    ['one that is no evidence', [], [['x-request-id', '7']], 200, true],
    ['the cache that answered', [['x-cache', 'MISS']], [['x-cache', 'HIT']], 200, true],
    ['a server of another version', [['server', 'nginx/1.25']], [['server', 'nginx/1.27']], 200, false],
    ['a header nobody has heard of', [], [['x-ambleford', 'yes']], 200, false],
    ['another compression', [['content-encoding', 'br']], [['content-encoding', 'gzip']], 200, true],
    ['compression that is gone', [['content-encoding', 'br']], [], 200, false],
    ['compression left out of "not modified"', [['content-encoding', 'br']], [], 304, true],
    [
      'repeated, then joined',
      [
        ['link', '</a>'],
        ['link', '</b>'],
      ],
      [['link', '</a>, </b>']],
      200,
      true,
    ],
    [
      'a cookie with another value and end',
      [['set-cookie', 'a=1; Expires=x; Secure']],
      [['set-cookie', 'a=2; expires=y; secure']],
      200,
      true,
    ],
    [
      'cookies in another order',
      [
        ['set-cookie', 'a=1'],
        ['set-cookie', 'b=1'],
      ],
      [
        ['set-cookie', 'b=1'],
        ['set-cookie', 'a=1'],
      ],
      200,
      true,
    ],
    [
      'cookies on one line',
      [['set-cookie', 'a=1\nb=1']],
      [
        ['set-cookie', 'a=1'],
        ['set-cookie', 'b=1'],
      ],
      200,
      true,
    ],
    ['a cookie less safe', [['set-cookie', 'a=1; Secure']], [['set-cookie', 'a=1']], 200, false],
    ['a cookie left out of "not modified"', [['set-cookie', 'a=1']], [], 304, true],
    ['a cookie that came with "not modified"', [], [['set-cookie', 'a=1']], 304, false],
  ])('%s', (_name, before, now, status, same) => {
    expect(sameHeaders(before, now, status)).toBe(same);
  });

  it('are always the same as themselves', () => {
    const header = fc.tuple(fc.constantFrom('link', 'set-cookie', 'x-frame-options', 'etag'), fc.string());
    fc.assert(
      fc.property(fc.array(header), fc.constantFrom(200, 304), (headers, status) =>
        sameHeaders(headers, headers, status),
      ),
    );
  });
});

describe('isCompared', () => {
  const checks = path.resolve(import.meta.dirname, '../../../checks');
  const sources = readdirSync(checks, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(path.join(checks, name), 'utf8'))
    // Header names are written as plain words in the files that read headers.
    .filter((text) => /headers\.ts'|\.headers\b/.test(text));
  const words = new Set(
    sources.flatMap((text) => [...text.matchAll(/'([a-z][a-z-]*)'/g)].map(([, word = '']) => word)),
  );

  it('finds the names that checks judge', () => {
    const some = ['server', 'x-powered-by', 'x-generator', 'x-robots-tag', 'content-security-policy', 'content-type'];
    expect([...words]).toEqual(expect.arrayContaining(some));
  });

  it('holds for every header that a check judges', () => {
    // A word for what a page asks for, and a line of security.txt.
    const noHeaders = ['expires', 'request'];
    expect([...words].filter((word) => !isCompared(word) && !noHeaders.includes(word))).toEqual([]);
  });
});
