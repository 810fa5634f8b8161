import { siteKey } from '../../../crawl/site-key.ts';
import type { LinkedDocument } from '../../../model/result.ts';
import type { PdfSeen, PdfUnread } from '../../../model/seen/documents.ts';
import type { FetchedBytes } from '../../http.ts';
import { inTime } from '../in-time.ts';
import { LEFT_ALONE } from '../in-turn.ts';
import type { LookingAround } from '../site-gatherer.ts';
import { readApart } from './read-apart.ts';

const MOST_BYTES = 20_000_000;
/** A file of a hundred pages takes two seconds on a slow machine. */
const READING_MS = 10_000;

/** Fetches one PDF and reads it, unless something bars the way. Never rejects for a bad file. */
export async function lookInto(
  { url, linkedFrom, texts }: LinkedDocument,
  bar: PdfUnread | null,
  { http, origin }: Pick<LookingAround, 'http' | 'origin'>,
  late: AbortSignal,
): Promise<PdfSeen> {
  const named = { url, page: linkedFrom.list[0] ?? url, text: texts[0] ?? '', bytes: null, lastModified: null };
  const unread = (why: PdfUnread): PdfSeen => ({ ...named, unread: why, facts: null });
  if (bar) return unread(bar);
  if (late.aborted) return unread('out-of-time');
  const fetched = await inTime(http.get(url, MOST_BYTES, late), late);
  if (!fetched || late.aborted) return unread('out-of-time');
  if (!fetched.ok) return unread(fetched.error.code === LEFT_ALONE.code ? 'left-alone' : 'unreachable');

  const { bytes } = fetched.value;
  const known = { ...named, bytes: bytes.length, lastModified: lastModified(fetched.value) };
  const wrong = notToRead(fetched.value, [url, origin]);
  if (wrong) return { ...known, unread: wrong, facts: null };
  const read = await readApart(bytes, { mostMs: READING_MS }, late);
  return { ...known, unread: null, facts: null, ...read };
}

function notToRead({ url, status, truncated, bytes }: FetchedBytes, own: readonly string[]): PdfUnread | undefined {
  if (!own.map(siteKey).includes(siteKey(url))) return 'elsewhere';
  if (status !== 200) return 'unreachable';
  // Readers forgive a few bytes before the mark.
  if (!Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return 'not-a-pdf';
  return truncated ? 'too-large' : undefined;
}

function lastModified({ headers }: FetchedBytes): string | null {
  const date = Date.parse(headers.find(([name]) => name === 'last-modified')?.[1] ?? '');
  return Number.isNaN(date) ? null : new Date(date).toISOString();
}
