import { failDetail, failReason } from '../../browser/errors.ts';
import { failSentences, skipSentences } from '../../crawl/reasons.ts';
import { siteKey } from '../../crawl/site-key.ts';
import type { FailReason, LinkCheck } from '../../model/evidence.ts';
import type { Answered, Clock } from '../../ports.ts';
import { answered } from '../answered.ts';
import type { HttpClient } from '../http.ts';

const BLOCKED = new Set([401, 403, 405, 429, 503]);

/** Asks whether an address leads to something. Never rejects for a bad link. */
export async function checkLink(
  url: string,
  http: HttpClient,
  clock: Pick<Clock, 'now'>,
  signal?: AbortSignal,
): Promise<Answered<LinkCheck>> {
  try {
    const head = await ask(url, 'HEAD', http, clock, signal);
    // Some servers answer HEAD with an error and GET with the page; one that asks us to wait means both.
    if (head.value.result === 'works' || head.retryAfterMs !== null) return head;
    return await ask(url, 'GET', http, clock, signal);
  } catch (error) {
    if (signal?.aborted) return unanswered({ url, result: 'not-checked', reason: skipSentences.interrupted }, null);
    return unanswered({ url, result: 'broken', reason: failDetail(error) }, failReason(error));
  }
}

function unanswered(check: Omit<LinkCheck, 'status'>, reason: FailReason | null): Answered<LinkCheck> {
  return { value: { ...check, status: null }, status: null, reason, retryAfterMs: null };
}

async function ask(
  url: string,
  method: 'HEAD' | 'GET',
  http: HttpClient,
  clock: Pick<Clock, 'now'>,
  signal?: AbortSignal,
): Promise<Answered<LinkCheck>> {
  const { response, endless, url: final } = await http.follow(url, method, signal);
  await response.body?.cancel();
  if (endless) return unanswered({ url, result: 'broken', reason: failSentences['redirect-loop'] }, 'redirect-loop');
  const value = linkCheckOf(url, response.status);
  // What another site says after a redirect is its own affair.
  if (siteKey(final) !== siteKey(url)) return { value, status: null, reason: null, retryAfterMs: null };
  return answered(value, { status: response.status, headers: [...response.headers] }, clock);
}

export function linkCheckOf(url: string, status: number): LinkCheck {
  if (status < 400) return { url, status, result: 'works', reason: '' };
  if (BLOCKED.has(status))
    return { url, status, result: 'blocked', reason: `The server answered HTTP ${status} to us.` };
  return { url, status, result: 'broken', reason: `The server answered HTTP ${status}.` };
}
