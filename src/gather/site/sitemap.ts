import { gunzipSync } from 'node:zlib';
import { siteKey } from '../../crawl/site-key.ts';
import { parseSitemap, type Sitemap } from '../../crawl/sitemap.ts';
import type { Gathered, SiteArtifacts } from '../../model/evidence.ts';
import type { HttpClient } from '../http.ts';

type SitemapArtifact = SiteArtifacts['sitemap'];

/** The protocol's own limit for one file, unpacked. https://www.sitemaps.org/protocol.html */
const MAX_BYTES = 52_428_800;
const MAX_FILES = 50;
const MAX_URLS = 50_000;
/** A server that is silent so often in a row has nothing to say; each time costs the whole time of a request. */
const MOST_SILENT = 3;

/** Reads the sitemaps that robots.txt names, or /sitemap.xml, and the files that an index lists, one level down. */
export async function fetchSitemaps(
  origin: string,
  named: readonly string[],
  http: Pick<HttpClient, 'get'>,
  signal?: AbortSignal,
): Promise<Gathered<SitemapArtifact>> {
  const files: SitemapArtifact['files'][number][] = [];
  const urls = new Set<string>();
  let total = 0;
  let silent = 0;
  const first = new Set(named.length > 0 ? named : [`${origin}/sitemap.xml`]);
  // A set goes on with what is added while it is walked, and takes each address once.
  const waiting = new Set(first);
  for (const file of waiting) {
    if (files.length >= MAX_FILES || silent >= MOST_SILENT) break;
    const { status, sitemap, problem, unanswered } = await readOne(file, siteKey(origin), http, signal);
    silent = unanswered ? silent + 1 : 0;
    files.push({ url: file, status, problem: problem ?? sitemap?.problem ?? null });
    if (!sitemap) continue;
    if (sitemap.kind === 'index') {
      if (first.has(file)) for (const listed of sitemap.locations) waiting.add(listed);
      continue;
    }
    total += sitemap.total;
    for (const url of sitemap.locations) if (urls.size < MAX_URLS) urls.add(url);
  }
  return { ok: true, value: { files, urls: [...urls], total } };
}

async function readOne(
  url: string,
  site: string | undefined,
  http: Pick<HttpClient, 'get'>,
  signal?: AbortSignal,
): Promise<{ status: number; sitemap?: Sitemap; problem?: string; unanswered?: true }> {
  if (!/^https?:/.test(url)) return { status: 0, problem: 'Its address is not http or https.' };
  if (siteKey(url) !== site) return { status: 0, problem: 'It is on another site, which was not asked.' };
  const fetched = await http.get(url, MAX_BYTES, signal);
  if (!fetched.ok) return { status: 0, problem: fetched.error.message, unanswered: true };
  const { status, bytes } = fetched.value;
  if (status !== 200) return { status, problem: `The server answered with HTTP ${status}.` };
  try {
    return { status, sitemap: parseSitemap(new TextDecoder().decode(unpacked(bytes))) };
  } catch {
    return { status, problem: 'It could not be unpacked.' };
  }
}

function unpacked(bytes: Uint8Array): Uint8Array {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return isGzip ? gunzipSync(bytes, { maxOutputLength: MAX_BYTES }) : bytes;
}
