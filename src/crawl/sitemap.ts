import { SaxesParser } from 'saxes';

export interface Sitemap {
  readonly kind: 'index' | 'urls' | 'unknown';
  /** At most the protocol's 50,000. */
  readonly locations: readonly string[];
  /** How many the file lists. */
  readonly total: number;
  readonly problem: string | null;
}

/** Takes a file piece by piece, so that a large one never has to be in memory as a whole. */
export interface SitemapReader {
  write(piece: string): void;
  /** What could be read. `whole` is false where the rest of the file did not come. */
  end(whole?: boolean): Sitemap;
}

const MAX_LOCATIONS = 50_000;
const MAX_LENGTH = 4096;
const TOO_MANY = 'It lists more than the 50,000 addresses that one file may have.';

/** Reads a sitemap, a sitemap index or a plain list of addresses. https://www.sitemaps.org/protocol.html */
export function createSitemapReader(): SitemapReader {
  let reader: SitemapReader | undefined;
  return {
    write(piece) {
      const text = reader ? piece : piece.trimStart();
      if (text === '') return;
      reader ??= text.startsWith('<') ? xmlReader() : listReader();
      reader.write(text);
    },
    end: (whole) => (reader ?? listReader()).end(whole),
  };
}

function xmlReader(): SitemapReader {
  const found = createLocations();
  const open: string[] = [];
  let kind: Sitemap['kind'] = 'unknown';
  let prefix = '';
  let problem: string | null = null;
  let location: string | undefined;
  const parser = new SaxesParser({ xmlns: false });
  parser.on('opentag', ({ name }) => {
    open.push(name);
    if (open.length === 1) {
      const [, before = '', local] = /^(.*:)?(.*)$/.exec(name) ?? [];
      kind = local === 'urlset' ? 'urls' : local === 'sitemapindex' ? 'index' : 'unknown';
      prefix = before;
    }
    // Two levels below the root: deeper ones, such as image:loc, name pictures and not pages.
    if (kind !== 'unknown' && open.length === 3 && name === `${prefix}loc`) location = '';
  });
  const add = (chunk: string) => {
    if (location !== undefined && open.length === 3) {
      location = (location + chunk.slice(0, MAX_LENGTH)).slice(0, MAX_LENGTH);
    }
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    // Taken when it ends: half an address is an address that does not exist.
    if (open.length === 3 && location !== undefined) {
      found.add(location);
      location = undefined;
    }
    open.pop();
  });
  parser.on('error', (error) => {
    problem ??= `It is not well-formed XML: ${error.message.slice(0, 200).replace(/\.$/, '')}.`;
  });
  return {
    write: (piece) => void parser.write(piece),
    end() {
      parser.close();
      if (kind === 'unknown') problem = 'It is neither a sitemap nor a sitemap index.';
      return { kind, ...found.all(), problem: problem ?? found.problem() };
    },
  };
}

/** The protocol also allows one address a line. */
function listReader(): SitemapReader {
  const found = createLocations();
  let rest = '';
  const take = (line: string) => {
    if (/^\s*https?:\/\//.test(line)) found.add(line);
  };
  return {
    write(piece) {
      const lines = (rest + piece).split('\n');
      rest = lines.pop()?.slice(0, MAX_LENGTH) ?? '';
      lines.forEach(take);
    },
    end(whole = true) {
      if (whole) take(rest);
      const { locations, total } = found.all();
      if (total === 0) return { kind: 'unknown', locations, total, problem: 'It lists no addresses.' };
      return { kind: 'urls', locations, total, problem: found.problem() };
    },
  };
}

function createLocations() {
  const locations: string[] = [];
  let total = 0;
  return {
    add(location: string) {
      total += 1;
      const trimmed = location.slice(0, MAX_LENGTH).trim();
      // The engine cuts short strings out of long ones without copying; a copy lets go of the piece they came from.
      if (total <= MAX_LOCATIONS && trimmed !== '') locations.push(structuredClone(trimmed));
    },
    all: () => ({ locations, total }),
    problem: () => (total > MAX_LOCATIONS ? TOO_MANY : null),
  };
}
