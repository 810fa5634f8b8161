import type { HttpResponse, Instant } from '../model/evidence.ts';

const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * How long the server wants us to wait, in milliseconds, or null when it did not say so in a way that can be read.
 * https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function retryAfterMs({ headers }: Pick<HttpResponse, 'headers'>, now: Instant): number | null {
  const header = (name: string) => headers.find(([key]) => key === name)?.[1].trim() ?? '';
  const wish = header('retry-after');
  if (/^\d{1,9}$/.test(wish)) return Number(wish) * 1000;
  const until = readDate(wish);
  if (until === null) return null;
  // By the server's own clock where it tells: it may be wrong, and ours too, but the difference is right.
  return Math.max(0, until - (readDate(header('date')) ?? Date.parse(now)));
}

function readDate(text: string): number | null {
  const ms = HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? null : ms;
}
