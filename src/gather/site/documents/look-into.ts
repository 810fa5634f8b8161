import { siteKey } from '../../../crawl/site-key.ts';
import type { LinkedDocument } from '../../../model/result.ts';
import type { DocumentSeen, OfficeFacts, PdfFacts, Unread } from '../../../model/seen/documents.ts';
import type { FetchedBytes } from '../../http.ts';
import { getAllowed } from '../get-allowed.ts';
import { LEFT_ALONE } from '../in-turn.ts';
import type { LookingAround } from '../site-gatherer.ts';
import { barOfRobots } from './bars.ts';
import { officeReader, pdfReader, type Reader, readApart } from './read-apart.ts';

const MOST_BYTES = 20_000_000;
/** A file of a hundred pages takes two seconds on a slow machine. */
const READING_MS = 10_000;

/** What kind of file is expected, and what it is called where something else came. */
export interface Kind<Facts, Wrong extends string> {
  readonly reader: Reader<Facts>;
  readonly wrong: Wrong;
  isOne(bytes: Uint8Array): boolean;
}

export const PDF: Kind<PdfFacts, 'not-a-pdf'> = {
  reader: pdfReader,
  wrong: 'not-a-pdf',
  // Readers forgive a few bytes before the mark.
  isOne: (bytes) => Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-'),
};

/** Both are zip archives. What is in there shows when they are read. */
export const OFFICE: Kind<OfficeFacts, 'not-office'> = {
  reader: officeReader,
  wrong: 'not-office',
  isOne: (bytes) => Buffer.from(bytes.subarray(0, 4)).equals(Buffer.from('PK\x03\x04', 'latin1')),
};

/** Fetches one file and reads it, unless something bars the way. Never rejects for a bad file. */
export async function lookInto<Facts, Wrong extends string>(
  { url, linkedFrom, texts }: LinkedDocument,
  kind: Kind<Facts, Wrong>,
  bar: Unread | null,
  { http, origin, robots }: Pick<LookingAround, 'http' | 'origin' | 'robots'>,
  late: AbortSignal,
): Promise<DocumentSeen<Facts, Unread | Wrong>> {
  const named = { url, page: linkedFrom.list[0] ?? url, text: texts[0] ?? '', bytes: null, lastModified: null };
  const unread = (why: Unread): DocumentSeen<Facts, Unread | Wrong> => ({ ...named, unread: why, facts: null });
  if (bar) return unread(bar);
  if (late.aborted) return unread('out-of-time');
  const barOf = async (next: string): Promise<Unread | null> =>
    isOwn(next, [url, origin]) ? barOfRobots(next, robots, late) : 'elsewhere';
  const fetched = await getAllowed({ url, mostBytes: MOST_BYTES, http, barOf }, late);
  if (!fetched || late.aborted) return unread('out-of-time');
  if ('bar' in fetched) return unread(fetched.bar);
  if (!fetched.ok) return unread(fetched.error.code === LEFT_ALONE.code ? 'left-alone' : 'unreachable');

  const { bytes } = fetched.value;
  const known = { ...named, bytes: bytes.length, lastModified: lastModified(fetched.value) };
  const wrong = notToRead(fetched.value, kind);
  if (wrong) return { ...known, unread: wrong, facts: null };
  const read = await readApart(bytes, { mostMs: READING_MS }, late, kind.reader);
  return { ...known, unread: null, facts: null, ...read };
}

function notToRead<Wrong extends string>(
  { status, truncated, bytes }: FetchedBytes,
  { isOne, wrong }: Pick<Kind<unknown, Wrong>, 'isOne' | 'wrong'>,
): Unread | Wrong | undefined {
  if (status !== 200) return 'unreachable';
  if (!isOne(bytes)) return wrong;
  return truncated ? 'too-large' : undefined;
}

const isOwn = (url: string, own: readonly string[]): boolean => own.map(siteKey).includes(siteKey(url));

function lastModified({ headers }: FetchedBytes): string | null {
  const date = Date.parse(headers.find(([name]) => name === 'last-modified')?.[1] ?? '');
  return Number.isNaN(date) ? null : new Date(date).toISOString();
}
