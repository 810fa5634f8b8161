import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSitemapReader } from '../../../src/crawl/sitemap.ts';

const NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const urlset = (...locations: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${NS}>\n${locations.map((loc) => `<url><loc>${loc}</loc></url>`).join('\n')}</urlset>`;
const A = 'https://www.ambleford.example/a';
const B = 'https://www.ambleford.example/b';

/** The whole text, in as many pieces as asked for. */
function parseSitemap(text: string, pieces = 1) {
  const reader = createSitemapReader();
  const size = Math.max(1, Math.ceil(text.length / pieces));
  for (let from = 0; from < text.length; from += size) reader.write(text.slice(from, from + size));
  return reader.end();
}

describe('createSitemapReader', () => {
  it.each<[name: string, text: string, kind: string, locations: readonly string[]]>([
    ['a list of pages', urlset(A, B), 'urls', [A, B]],
    ['an empty list', urlset(), 'urls', []],
    ['an index', `<sitemapindex ${NS}><sitemap><loc>${A}</loc></sitemap></sitemapindex>`, 'index', [A]],
    ['spaces and lines around', urlset(`\n  ${A}\n  `), 'urls', [A]],
    ['entities', urlset(`${A}?x=1&amp;y=2`), 'urls', [`${A}?x=1&y=2`]],
    ['character data', urlset(`<![CDATA[${A}?x=1&y=2]]>`), 'urls', [`${A}?x=1&y=2`]],
    ['other things about a page', urlset(A).replace('</url>', '<lastmod>2026-11-23</lastmod></url>'), 'urls', [A]],
    [
      'pictures and videos are not pages',
      urlset(A).replace('</url>', '<image:image><image:loc>https://x.example/1.jpg</image:loc></image:image></url>'),
      'urls',
      [A],
    ],
    [
      'pictures that call themselves loc too',
      urlset(A).replace('</url>', '<image xmlns="urn:x"><loc>https://x.example/1.jpg</loc></image></url>'),
      'urls',
      [A],
    ],
    [
      'a prefix for everything',
      `<sm:urlset xmlns:sm="http://www.sitemaps.org/schemas/sitemap/0.9"><sm:url><sm:loc>${A}</sm:loc></sm:url></sm:urlset>`,
      'urls',
      [A],
    ],
    ['no namespace', `<urlset><url><loc>${A}</loc></url></urlset>`, 'urls', [A]],
    ['a byte order mark', `\ufeff${urlset(A)}`, 'urls', [A]],
    ['one address a line', `${A}\r\n\n  ${B}  \nnot an address\n`, 'urls', [A, B]],
  ])('%s', (_name, text, kind, locations) => {
    const expected = { kind, locations, total: locations.length, problem: null };
    for (const pieces of [1, 2, 7, text.length]) expect(parseSitemap(text, pieces), `${pieces}`).toEqual(expected);
  });

  it('keeps what it could read of a file that was cut off', () => {
    const text = urlset(A, B);
    const { kind, locations, problem } = parseSitemap(text.slice(0, text.indexOf('</url>', text.indexOf(B))));
    expect({ kind, locations }).toEqual({ kind: 'urls', locations: [A, B] });
    expect(problem).toContain('It is not well-formed XML');
  });

  it.each<[name: string, text: string]>([
    ['a file', urlset(A, B)],
    ['a list', `${A}\n${B}`],
  ])('takes no half address of %s that was cut off', (_name, text) => {
    const reader = createSitemapReader();
    reader.write(text.slice(0, text.indexOf(B) + B.length - 1));
    expect(reader.end(false)).toMatchObject({ locations: [A], total: 1 });
  });

  it.each<[name: string, text: string, problem: string]>([
    ['a web page', '<!doctype html><html><body><p>Not found</p></body></html>', 'It is neither a sitemap nor'],
    ['a list of nothing', 'Not found', 'It lists no addresses.'],
    ['an empty file', '', 'It lists no addresses.'],
    ['broken markup', '<urlset><url><loc>https://x.example/<</loc></urlset>', 'It is not well-formed XML'],
  ])('names the problem of %s', (_name, text, problem) => {
    expect(parseSitemap(text).problem).toContain(problem);
  });

  it('stops at the 50,000 entries of the protocol and says so', () => {
    const many = Array.from({ length: 50_002 }, (_, index) => `https://x.example/${index}`);
    for (const text of [urlset(...many), many.join('\n')]) {
      const { locations, total, problem } = parseSitemap(text);
      expect(locations).toHaveLength(50_000);
      expect(locations.at(-1)).toBe('https://x.example/49999');
      expect(total).toBe(50_002);
      expect(problem).toContain('50,000');
    }
  });

  it('does not let one entry grow without end', () => {
    const [location = ''] = parseSitemap(
      urlset(`https://x.example/${'<![CDATA[aaaaaaaa]]>'.repeat(10_000)}`),
    ).locations;
    expect(location.length).toBeLessThan(5000);
  });

  it('reads anything without throwing', () => {
    const noise = fc.array(
      fc.constantFrom(
        '<urlset>',
        '<url>',
        '<loc>',
        '</loc>',
        '</url>',
        '<![CDATA[',
        ']]>',
        '&amp;',
        '&x;',
        '<',
        '>',
        A,
        '\0',
      ),
    );
    fc.assert(
      fc.property(noise, (parts) => {
        const { locations, total } = parseSitemap(parts.join(''));
        expect(total).toBeGreaterThanOrEqual(locations.length);
      }),
    );
  });
});
