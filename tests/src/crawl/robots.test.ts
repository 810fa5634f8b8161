import { describe, expect, it } from 'vitest';
import { delayNote, readRobots } from '../../../src/crawl/robots.ts';
import type { FetchedText } from '../../../src/model/evidence.ts';
import { ORIGIN } from '../../helpers/check-cases.ts';
import { fetched } from '../../helpers/site-evidence.ts';

const read = (lines: readonly string[], rest: Partial<FetchedText> = {}) =>
  readRobots({ ok: true, value: fetched('/robots.txt', lines.join('\n'), rest) });

describe('rules, after RFC 9309 section 2.2', () => {
  it.each<[name: string, lines: readonly string[], path: string, allowed: boolean]>([
    ['an empty file', [], '/a', true],
    ['a rule for everybody', ['User-agent: *', 'Disallow: /a'], '/a/b', false],
    ['what no rule names', ['User-agent: *', 'Disallow: /a'], '/b', true],
    ['an empty rule', ['User-agent: *', 'Disallow:'], '/a', true],
    ['rules for others', ['User-agent: otherbot', 'Disallow: /'], '/a', true],
    ['our own group wins', ['User-agent: *', 'Disallow: /', 'User-agent: lgdss-scanner', 'Allow: /'], '/a', true],
    [
      'only our own group counts',
      ['User-agent: lgdss-scanner', 'Disallow: /b', 'User-agent: *', 'Disallow: /a'],
      '/a',
      true,
    ],
    ['our name in any case', ['User-Agent: LGDSS-Scanner', 'Disallow: /'], '/a', false],
    ['our name with a version', ['User-agent: lgdss-scanner/1.0', 'Disallow: /'], '/a', false],
    ['a group for several', ['User-agent: otherbot', 'User-agent: lgdss-scanner', 'Disallow: /'], '/a', false],
    [
      'groups of one name are one group',
      ['User-agent: *', 'Disallow: /a', 'User-agent: otherbot', 'Disallow: /', 'User-agent: *', 'Disallow: /b'],
      '/b',
      false,
    ],
    ['the longest match', ['User-agent: *', 'Disallow: /a', 'Allow: /a/open'], '/a/open/1', true],
    [
      'the longest match, whatever comes first',
      ['User-agent: *', 'Allow: /a/open', 'Disallow: /a'],
      '/a/closed',
      false,
    ],
    ['a tie goes to the friendlier', ['User-agent: *', 'Disallow: /a', 'Allow: /a'], '/a', true],
    ['a star', ['User-agent: *', 'Disallow: /*/print'], '/bins/2026/print', false],
    ['an end', ['User-agent: *', 'Disallow: /*.php$'], '/a.php', false],
    ['an end that is not there', ['User-agent: *', 'Disallow: /*.php$'], '/a.php?x=1', true],
    ['the query', ['User-agent: *', 'Disallow: /*?sort='], '/list?sort=date', false],
    ['the case of the path', ['User-agent: *', 'Disallow: /a'], '/A', true],
    ['escapes in either case', ['User-agent: *', 'Disallow: /caf%c3%a9'], '/caf%C3%A9', false],
    ['letters beyond ASCII', ['User-agent: *', 'Disallow: /tŷ'], '/t%C5%B7', false],
    ['comments', ['User-agent: * # everybody', 'Disallow: /a # not here'], '/a', false],
    ['lines we do not know', ['User-agent: *', 'Noindex: /b', 'Disallow: /a'], '/a', false],
    ['rules before any group', ['Disallow: /a'], '/a', true],
    ['a page instead of a file', ['<!doctype html>', '<title>Welcome: home</title>'], '/a', true],
    ['other line ends', ['User-agent: *\r\nDisallow: /a\rDisallow: /b'], '/b', false],
  ])('%s', (_name, lines, path, allowed) => {
    expect(read(lines).allows(ORIGIN + path)).toBe(allowed);
  });
});

it.each([
  ['\n', '/bins', true],
  ['\r', '/bins', true],
  ['\n', '/a', false],
])('half a rule at the end of what was read does not count', (end, path, allowed) => {
  const body = ['User-agent: *', 'Disallow: /a', 'Disallow: /'].join(end);
  expect(read([body], { truncated: true }).allows(ORIGIN + path)).toBe(allowed);
});

describe('where the rules hold', () => {
  const rules = ['User-agent: *', 'Disallow: /a'];

  it.each([
    ['the same address', `${ORIGIN}/a`, false],
    ['the same site without www', 'https://ambleford.example/a', false],
    ['the same site without encryption', 'http://www.ambleford.example/a', false],
    ['another site', 'https://maps.ambleford.example/a', true],
    ['another port', 'https://www.ambleford.example:8443/a', true],
  ])('%s', (_name, url, allowed) => {
    expect(read(rules).allows(url)).toBe(allowed);
  });

  it('follows the rules for the host that was asked, wherever the file came from', () => {
    const robots = read(rules, {
      url: 'https://files.example/robots-ambleford.txt',
      redirects: [{ url: `${ORIGIN}/robots.txt`, status: 302 }],
    });
    expect(robots.allows(`${ORIGIN}/a`)).toBe(false);
    expect(robots.allows('https://files.example/a')).toBe(true);
  });
});

describe('when there are no rules, after RFC 9309 section 2.3.1', () => {
  it.each([400, 401, 403, 404, 410, 429, 301])('status %i allows everything', (status) => {
    const robots = read(['User-agent: *', 'Disallow: /'], { status });
    expect(robots).toMatchObject({ available: true, delayMs: 0 });
    expect(robots.allows(`${ORIGIN}/a`)).toBe(true);
  });

  it.each([500, 502, 503])('status %i allows nothing', (status) => {
    const robots = read(['User-agent: *', 'Allow: /'], { status });
    expect(robots.available).toBe(false);
    expect(robots.allows(`${ORIGIN}/a`)).toBe(false);
  });

  it('leaves a host that does not answer to its pages', () => {
    const robots = readRobots({ ok: false, error: { code: 'refused', message: 'Refused.' } });
    expect(robots.available).toBe(true);
    expect(robots.allows(`${ORIGIN}/a`)).toBe(true);
  });
});

describe('crawl-delay and sitemaps', () => {
  it.each<[value: string, expected: number]>([
    ['2', 2000],
    ['0.5', 500],
    ['0', 0],
    ['3600', 30_000],
    ['Infinity', 30_000],
    ['-5', 0],
    ['soon', 0],
    ['', 0],
  ])('a delay of "%s" is %i ms', (value, expected) => {
    expect(read(['User-agent: *', `Crawl-delay: ${value}`]).delayMs).toBe(expected);
  });

  it('says so when we wait less than the site asks for', () => {
    const note = (delay: number, waits: number) =>
      delayNote(read(['User-agent: *', `Crawl-delay: ${delay}`]), ORIGIN, waits);
    expect([note(0, 0), note(30, 30_000), note(60, 60_000)]).toEqual([undefined, undefined, undefined]);
    expect(note(60, 30_000)).toMatch(/asks for 60 seconds .* We wait 30 seconds/);
  });

  it('ignores the delay of others', () => {
    expect(read(['User-agent: otherbot', 'Crawl-delay: 9']).delayMs).toBe(0);
  });

  it('names the sitemaps, in any group', () => {
    const robots = read([
      'Sitemap: https://a.example/1.xml',
      'User-agent: otherbot',
      'sitemap: https://a.example/2.xml',
    ]);
    expect(robots.sitemaps).toEqual(['https://a.example/1.xml', 'https://a.example/2.xml']);
  });
});
