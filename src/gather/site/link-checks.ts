import pLimit from 'p-limit';
import { failDetail } from '../../browser/errors.ts';
import { isLoopback } from '../../browser/guard.ts';
import { failSentences, skipSentences } from '../../crawl/reasons.ts';
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
  pauseMs = PAUSE_MS,
): Promise<readonly LinkCheck[]> {
  const byHost = Map.groupBy(urls, (url) => URL.parse(url)?.host ?? '');
  const limit = pLimit(8);
  const checked = await limit.map(byHost.values(), async (ofHost) => {
    const results: LinkCheck[] = [];
    for (const url of ofHost) {
      if (results.length > 0 && !isLoopback(url)) await clock.sleep(Math.max(PAUSE_MS, pauseMs), signal);
      if (signal?.aborted) break;
      results.push(await checkOne(url, http, signal));
    }
    return results;
  });
  return checked.flat();
}

async function checkOne(url: string, http: HttpClient, signal?: AbortSignal): Promise<LinkCheck> {
  try {
    const head = await ask(url, 'HEAD', http, signal);
    // Some servers answer HEAD with an error and GET with the page.
    return head.result === 'works' ? head : await ask(url, 'GET', http, signal);
  } catch (error) {
    if (signal?.aborted) return { url, status: null, result: 'not-checked', reason: skipSentences.interrupted };
    return { url, status: null, result: 'broken', reason: failDetail(error) };
  }
}

async function ask(url: string, method: 'HEAD' | 'GET', http: HttpClient, signal?: AbortSignal): Promise<LinkCheck> {
  const { response, endless } = await http.follow(url, method, signal);
  await response.body?.cancel();
  if (endless) return { url, status: null, result: 'broken', reason: failSentences['redirect-loop'] };
  return linkCheckOf(url, response.status);
}

export function linkCheckOf(url: string, status: number): LinkCheck {
  if (status < 400) return { url, status, result: 'works', reason: '' };
  if (BLOCKED.has(status))
    return { url, status, result: 'blocked', reason: `The server answered HTTP ${status} to us.` };
  return { url, status, result: 'broken', reason: `The server answered HTTP ${status}.` };
}
