import { failDetail } from '../../browser/errors.ts';
import { siteKey } from '../../crawl/site-key.ts';
import { createSitemapReader, type Sitemap } from '../../crawl/sitemap.ts';
import type { Gathered, SiteArtifacts } from '../../model/evidence.ts';
import type { HttpClient } from '../http.ts';
import { firstBytes, isUnpackError, unpacked } from './unpack.ts';

type SitemapArtifact = SiteArtifacts['sitemap'];

/** The protocol's own limit for one file, unpacked. https://www.sitemaps.org/protocol.html */
const MAX_BYTES = 52_428_800;
const MAX_FILES = 50;
const MAX_URLS = 50_000;
/** A server that is silent so often in a row has nothing to say; each time costs the whole time of a request. */
const MOST_SILENT = 3;
/** For reading all files together, waiting for our turns left out. What has arrived by then counts. */
export const SITEMAPS_MS = 30_000;

/** Reads the sitemaps that robots.txt names, or /sitemap.xml, and the files that an index lists, each once. */
export async function fetchSitemaps(
  origin: string,
  named: readonly string[],
  http: Pick<HttpClient, 'follow'>,
  signal?: AbortSignal,
  mostMs = SITEMAPS_MS,
): Promise<Gathered<SitemapArtifact>> {
  const files: SitemapArtifact['files'][number][] = [];
  const urls = new Set<string>();
  let total = 0;
  let silent = 0;
  let left = mostMs;
  // A set goes on with what is added while it is walked, and takes each address once.
  const waiting = new Set(named.length > 0 ? named : [`${origin}/sitemap.xml`]);
  for (const file of waiting) {
    if (files.length >= MAX_FILES || silent >= MOST_SILENT) break;
    const {
      status,
      sitemap,
      problem,
      unanswered,
      tookMs = 0,
    } = left <= 0
      ? { status: 0, problem: 'There was no time left to read it.' }
      : await readOne(file, siteKey(origin), http, left, signal);
    silent = unanswered ? silent + 1 : 0;
    left -= tookMs;
    files.push({ url: file, status, problem: problem ?? sitemap?.problem ?? null });
    if (!sitemap) continue;
    if (sitemap.kind === 'index') {
      // The protocol wants one level only, but an index in an index is met, and its pages are pages.
      for (const listed of sitemap.locations) waiting.add(listed);
      continue;
    }
    total += sitemap.total;
    for (const url of sitemap.locations) if (urls.size < MAX_URLS) urls.add(url);
  }
  return { ok: true, value: { files, urls: [...urls], total } };
}

interface Read {
  readonly status: number;
  readonly sitemap?: Sitemap;
  readonly problem?: string;
  readonly unanswered?: true;
  readonly tookMs?: number;
}

async function readOne(
  url: string,
  site: string | undefined,
  http: Pick<HttpClient, 'follow'>,
  mostMs: number,
  signal?: AbortSignal,
): Promise<Read> {
  if (!/^https?:/.test(url)) return { status: 0, problem: 'Its address is not http or https.' };
  if (siteKey(url) !== site) return { status: 0, problem: 'It is on another site, which was not asked.' };
  const late = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  try {
    const stop = signal ? AbortSignal.any([signal, late.signal]) : late.signal;
    const { response } = await http.follow(url, 'GET', stop);
    const { status, body } = response;
    // The answer has its own time limit; from here on only this file costs time.
    const reading = performance.now();
    timer = setTimeout(() => late.abort(), mostMs);
    if (status === 200) return { status, ...(await readBody(body ?? [])), tookMs: performance.now() - reading };
    await body?.cancel();
    return { status, problem: `The server answered with HTTP ${status}.` };
  } catch (error) {
    return { status: 0, problem: failDetail(error), unanswered: true };
  } finally {
    clearTimeout(timer);
  }
}

/** Piece by piece, unpacked where it is packed. What came before anything went wrong is kept. */
async function readBody(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Partial<Read> & { sitemap: Sitemap }> {
  const reader = createSitemapReader();
  const decoder = new TextDecoder();
  try {
    let size = 0;
    for await (const bytes of unpacked(firstBytes(body, MAX_BYTES))) {
      size += bytes.length;
      if (size > MAX_BYTES) {
        return { sitemap: reader.end(false), problem: 'It is larger than the 50 MB that one file may have.' };
      }
      reader.write(decoder.decode(bytes, { stream: true }));
    }
    reader.write(decoder.decode());
    return { sitemap: reader.end() };
  } catch (error) {
    const sitemap = reader.end(false);
    if (isUnpackError(error)) return { sitemap, problem: 'It could not be unpacked.' };
    // Broken off is as good as no answer: it may be the network, and says nothing about the file.
    return { status: 0, sitemap, problem: failDetail(error) };
  }
}
