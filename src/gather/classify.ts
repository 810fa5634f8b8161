import { blockSentences, failSentences, skipSentences } from '../crawl/reasons.ts';
import type { HttpResponse, UrlReason, UrlState } from '../model/evidence.ts';
import { isChallenge, type Shown } from './challenge.ts';

export interface Judgement {
  readonly state: UrlState;
  readonly reason: UrlReason | null;
  readonly detail: string;
}

const HTML = /^(text\/html|application\/xhtml\+xml)\s*([;,]|$)/i;

/**
 * Whether a response is the page that was asked for. Nothing is ever judged from a challenge, a refusal or an error page.
 * With `shown`, challenges are found as well that pass themselves off as a page.
 */
export function classify(response: HttpResponse, title: string, shown?: Shown): Judgement {
  const { status, headers } = response;
  const header = (name: string) => headers.find(([key]) => key === name)?.[1] ?? '';
  if (isChallenge(response, title, shown)) return blocked('challenge');
  if (status === 401) return blocked('sign-in');
  if (status === 403) return blocked('forbidden');
  if (status === 429) return blocked('rate-limited');
  if (status >= 400) {
    return {
      state: 'failed',
      reason: 'http-error',
      detail: `${failSentences['http-error'].slice(0, -1)} (HTTP ${status}).`,
    };
  }
  const type = header('content-type');
  // A response without a type is shown as a page when it looks like one; the browser has decided by now.
  if (type !== '' && !HTML.test(type))
    return { state: 'skipped', reason: 'not-html', detail: skipSentences['not-html'] };
  return { state: 'scanned', reason: null, detail: '' };
}

export function blocked(reason: keyof typeof blockSentences): Judgement {
  return { state: 'blocked', reason, detail: blockSentences[reason] };
}
