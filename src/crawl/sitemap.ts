import { SaxesParser } from 'saxes';

export interface Sitemap {
  readonly kind: 'index' | 'urls' | 'unknown';
  /** At most the protocol's 50,000. */
  readonly locations: readonly string[];
  /** How many the file lists. */
  readonly total: number;
  readonly problem: string | null;
}

const MAX_LOCATIONS = 50_000;
const MAX_LENGTH = 4096;
const TOO_MANY = 'It lists more than the 50,000 addresses that one file may have.';

/** Reads the `loc` entries of a sitemap or sitemap index. https://www.sitemaps.org/protocol.html */
export function parseSitemap(text: string): Sitemap {
  const start = text.trimStart();
  if (!start.startsWith('<')) return plainList(text);
  const locations: string[] = [];
  const open: string[] = [];
  let kind: Sitemap['kind'] = 'unknown';
  let prefix = '';
  let total = 0;
  let problem: string | null = null;
  // Two levels below the root: deeper ones, such as image:loc, name pictures and not pages.
  const inLocation = () => open.length === 3 && open[2] === `${prefix}loc`;
  const parser = new SaxesParser({ xmlns: false });
  parser.on('opentag', ({ name }) => {
    open.push(name);
    if (open.length === 1) {
      const [, before = '', local] = /^(.*:)?(.*)$/.exec(name) ?? [];
      kind = local === 'urlset' ? 'urls' : local === 'sitemapindex' ? 'index' : 'unknown';
      prefix = before;
    }
    if (kind === 'unknown' || !inLocation()) return;
    total += 1;
    if (total <= MAX_LOCATIONS) locations.push('');
  });
  const add = (chunk: string) => {
    if (kind === 'unknown' || !inLocation() || total > MAX_LOCATIONS) return;
    locations[total - 1] = (locations[total - 1] + chunk.slice(0, MAX_LENGTH)).slice(0, MAX_LENGTH);
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('error', (error) => {
    problem ??= `It is not well-formed XML: ${error.message.slice(0, 200).replace(/\.$/, '')}.`;
  });
  parser.write(start).close();
  if (kind === 'unknown') problem = 'It is neither a sitemap nor a sitemap index.';
  if (total > MAX_LOCATIONS) problem ??= TOO_MANY;
  return { kind, locations: locations.map((location) => location.trim()).filter(Boolean), total, problem };
}

/** The protocol also allows one address a line. */
function plainList(text: string): Sitemap {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => /^https?:\/\//.test(line));
  const total = lines.length;
  if (total === 0) return { kind: 'unknown', locations: [], total, problem: 'It lists no addresses.' };
  const problem = total > MAX_LOCATIONS ? TOO_MANY : null;
  return { kind: 'urls', locations: lines.slice(0, MAX_LOCATIONS), total, problem };
}
