import pLimit from 'p-limit';
import { failDetail } from '../../browser/errors.ts';
import { isLoopback } from '../../browser/guard.ts';
import type { LinkCheck } from '../../model/evidence.ts';
import type { Clock } from '../../ports.ts';
import type { HttpClient } from '../http.ts';

/** Between two requests to one public host. */
const PAUSE_MS = 1000;
const BLOCKED = new Set([401, 403, 405, 429, 503]);

/** Asks for each address once, hosts side by side, one request at a time and at most one a second for each public host. */
export async function checkLinks(
  urls: readonly string[],
  http: HttpClient,
  clock: Clock,
  signal?: AbortSignal,
): Promise<readonly LinkCheck[]> {
  const byHost = Map.groupBy(urls, (url) => URL.parse(url)?.host ?? '');
  const limit = pLimit(8);
  const checked = await limit.map(byHost.values(), async (ofHost) => {
    const results: LinkCheck[] = [];
    for (const url of ofHost) {
      if (signal?.aborted) break;
      if (results.length > 0 && !isLoopback(url)) await clock.sleep(PAUSE_MS, signal);
      results.push(await checkOne(url, http, signal));
    }
    return results;
  });
  return checked.flat();
}

async function checkOne(url: string, http: HttpClient, signal?: AbortSignal): Promise<LinkCheck> {
  try {
    const head = await http.hop(url, 'HEAD', signal);
    await head.body?.cancel();
    if (head.status < 400) return { url, status: head.status, result: 'works', reason: '' };
    // Some servers answer HEAD with an error and GET with the page.
    const get = await http.hop(url, 'GET', signal);
    await get.body?.cancel();
    return linkCheckOf(url, get.status);
  } catch (error) {
    return { url, status: null, result: 'broken', reason: failDetail(error) };
  }
}

export function linkCheckOf(url: string, status: number): LinkCheck {
  if (status < 400) return { url, status, result: 'works', reason: '' };
  if (BLOCKED.has(status))
    return { url, status, result: 'blocked', reason: `The server answered HTTP ${status} to us.` };
  return { url, status, result: 'broken', reason: `The server answered HTTP ${status}.` };
}
