import { SaxesParser } from 'saxes';

export interface Sitemap {
  readonly kind: 'index' | 'urls' | 'unknown';
  readonly locations: readonly string[];
  readonly problem: string | null;
}

const MAX_LOCATIONS = 50_000;

/** Reads the `loc` entries of a sitemap or sitemap index, up to the protocol's 50,000. https://www.sitemaps.org/protocol.html */
export function parseSitemap(text: string): Sitemap {
  if (!text.trimStart().startsWith('<')) return plainList(text);
  const locations: string[] = [];
  let kind: Sitemap['kind'] = 'unknown';
  let problem: string | null = null;
  let inLocation = false;
  const parser = new SaxesParser({ xmlns: false });
  parser.on('opentag', ({ name }) => {
    const local = name.replace(/^.*:/, '');
    if (local === 'sitemapindex') kind = 'index';
    if (local === 'urlset') kind = 'urls';
    // image:loc and the like name pictures, not pages.
    inLocation = name === 'loc';
    if (inLocation && locations.length < MAX_LOCATIONS) locations.push('');
  });
  const add = (chunk: string) => {
    if (inLocation && locations.length > 0) locations[locations.length - 1] += chunk.slice(0, 2048);
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    inLocation = false;
  });
  parser.on('error', (error) => {
    problem ??= `It is not well-formed XML: ${error.message.slice(0, 200)}.`;
  });
  parser.write(text).close();
  if (kind === 'unknown') problem ??= 'It is neither a sitemap nor a sitemap index.';
  return { kind, locations: locations.map((location) => location.trim()).filter(Boolean), problem };
}

/** The protocol also allows one address a line. */
function plainList(text: string): Sitemap {
  const locations = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => /^https?:\/\//.test(line))
    .slice(0, MAX_LOCATIONS);
  return locations.length > 0
    ? { kind: 'urls', locations, problem: null }
    : { kind: 'unknown', locations, problem: 'It lists no addresses.' };
}
