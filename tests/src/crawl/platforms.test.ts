import { describe, expect, it } from 'vitest';
import { createPlatformCollector } from '../../../src/crawl/platforms.ts';
import type { PageEvidence } from '../../../src/model/evidence.ts';
import { platforms } from '../../../src/model/platforms.ts';
import { document, response } from '../../helpers/evidence.ts';

const ok = <T>(value: T) => ({ ok: true as const, value });

function page(url: string, html = '', headers: Readonly<Record<string, string>> = {}): PageEvidence {
  return {
    url: 'https://asked.example/',
    visitedAt: '2026-11-23T09:00:00.000Z',
    artifacts: { document: ok(document(html)), response: ok(response(headers, { url })) },
  };
}

function seenOn(...pages: readonly PageEvidence[]) {
  const collector = createPlatformCollector();
  for (const one of pages) collector.add(one);
  return collector.list();
}

const HOME = 'https://www.ambleford.example/';
const generator = (name: string) => `<head><meta content="${name}" name="generator"></head>`;

describe('what a host runs on', () => {
  it('is certain by the name of the host', () => {
    expect(seenOn(page('https://ambleford.achieveservice.com/service/bins'))).toEqual([
      {
        host: 'ambleford.achieveservice.com',
        name: 'Granicus govService',
        supplier: 'Granicus',
        confidence: 'high',
        evidence: ['the host name achieveservice.com'],
      },
    ]);
    expect(seenOn(page('https://notachieveservice.com/'))).toEqual([]);
  });

  it('is likely by one sign, and certain by two, be they on two pages', () => {
    const one = page(HOME, '<link href="/wp-content/theme.css">');
    const two = page(`${HOME}news`, generator('WordPress 6.8'));
    expect(seenOn(one)).toMatchObject([{ name: 'WordPress', supplier: null, confidence: 'medium' }]);
    expect(seenOn(two, one)).toEqual(seenOn(one, two));
    expect(seenOn(one, two)).toMatchObject([
      {
        confidence: 'high',
        evidence: ['the page holds /wp-content/', 'the page names its generator: WordPress 6.8'],
      },
    ]);
    expect(seenOn(one, one)).toMatchObject([{ confidence: 'medium' }]);
  });

  it.each([
    ['a header', page(HOME, '', { node: 'jadu-web-3' }), 'Jadu', 'the header node: jadu-web-3'],
    [
      'a header by its name',
      page(HOME, '', { 'x-umbraco-version': '13' }),
      'Umbraco',
      'the header x-umbraco-version: 13',
    ],
    [
      'an address',
      page(`${HOME}Online-Applications/search.do`),
      'Idox Public Access',
      'the address holds /online-applications/',
    ],
    ['the source', page(HOME, '<a href="/xfp/form/12">'), 'Jadu', 'the page holds /xfp/form/'],
  ])('shows by %s', (_, seen, name, sign) => {
    expect(seenOn(seen)).toMatchObject([{ name, evidence: [sign] }]);
  });

  it('names what is built on another, and not the other beside it', () => {
    const seen = seenOn(page(HOME, `${generator('Drupal 10')}<link href="/themes/contrib/localgov_base/a.css">`));
    expect(seen.map(({ name }) => name)).toEqual(['LocalGov Drupal']);
  });

  it('is told host by host, and nothing of a host without a sign', () => {
    const seen = seenOn(page('https://b.achieveservice.com/'), page(HOME), page('https://a.onmats.com/'));
    expect(seen.map(({ host }) => host)).toEqual(['a.onmats.com', 'b.achieveservice.com']);
  });

  it('is not told by a link to a supplier', () => {
    expect(seenOn(page(HOME, '<a href="https://ambleford.achieveservice.com/">Bins</a>'))).toEqual([]);
  });

  it('keeps what a hostile page says short', () => {
    const [first] = seenOn(page(HOME, generator(`drupal ${'x'.repeat(190)}`)));
    expect(first?.evidence[0]?.length).toBeLessThan(130);
  });
});

it('every platform has a name of its own and at least one sign', () => {
  expect(new Set(platforms.map(({ name }) => name)).size).toBe(platforms.length);
  for (const { name, hosts, paths, texts, generators, headers } of platforms) {
    expect(
      [hosts, paths, texts, generators, headers].some((signs) => signs !== undefined),
      name,
    ).toBe(true);
    const lower = [...(paths ?? []), ...(generators ?? []), ...(hosts ?? [])];
    expect(
      lower.map((sign) => sign.toLowerCase()),
      name,
    ).toEqual(lower);
  }
});
