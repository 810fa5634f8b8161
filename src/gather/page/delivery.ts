import type { Delivery, FileTiming } from '../../model/seen/delivery.ts';

type Headers = Readonly<Record<string, string>>;

const HOUR = 3600;
/** Longer than a year says no more than a year. */
const LONGEST = 366 * 24 * HOUR;

/** From the headers of an answer and what the page knows about the file; `bytes` is what the body weighed on the way. */
export function deliveryOf(
  headers: Headers,
  protocol: string,
  bytes: number,
  timing: FileTiming | undefined,
): Delivery {
  const encoding = (headers['content-encoding'] ?? '').trim().toLowerCase().slice(0, 40);
  const packed = encoding !== '' && encoding !== 'identity';
  const directives = (headers['cache-control'] ?? '').toLowerCase();
  const unpacked = timing && timing.unpacked > 0 ? timing.unpacked : packed ? null : bytes;
  return {
    encoding: packed ? encoding : '',
    lifetime: lifetimeOf(directives, headers),
    ...(/\bno-store\b/.test(directives) ? { noStore: true as const } : {}),
    validator: Boolean(headers.etag?.trim() || headers['last-modified']?.trim()),
    protocol: protocol
      .toLowerCase()
      .replace(/^http\/([23]).*/, 'h$1')
      .slice(0, 20),
    unpacked,
    ...(timing?.blocking ? { blocking: true as const } : {}),
  };
}

/** RFC 9111: no-store and no-cache first, then max-age, then Expires. The limit for shared caches is none for a browser. */
function lifetimeOf(directives: string, { expires, date }: Headers): number | null {
  if (/\bno-(?:store|cache)\b/.test(directives)) return 0;
  const given = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,12})/.exec(directives)?.[1];
  if (given !== undefined) return Math.min(Number(given), LONGEST);
  if (expires === undefined) return null;
  // What is no date, such as "0" or "-1", means that it has run out.
  const [until, from] = [Date.parse(expires), Date.parse(date ?? '')];
  if (Number.isNaN(until) || /^-?\d+$/.test(expires.trim())) return 0;
  if (Number.isNaN(from)) return null;
  // Whole hours, so that two answers a moment apart say the same.
  return Math.max(0, Math.min(Math.round((until - from) / 1000 / HOUR) * HOUR, LONGEST));
}
