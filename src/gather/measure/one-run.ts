import { blockSentences } from '../../crawl/reasons.ts';
import type { Failure, Gathered } from '../../model/evidence.ts';
import type { PageMeant } from '../../ports.ts';
import type { Lost } from './apart.ts';
import { type Lhr, readLhr } from './lhr.ts';
import { type Requested, requestsIn } from './waterfall-of.ts';
import type { Answered } from './worker.ts';

/** One loading of the page that was meant. */
export interface Loaded {
  readonly lhr: Lhr;
  readonly requests: readonly Requested[];
  readonly finalUrl: string;
  readonly title: string;
}

/** Failures that another try would not mend. */
export const FINAL: ReadonlySet<string> = new Set([
  'elsewhere',
  'another-title',
  'restless',
  'http-error',
  'no-version',
  'not-signed-in',
  'signed-out',
]);

/** What came back, or why it says nothing about the page, in a sentence. */
export function loadedFrom(answer: Answered | Lost, meant: PageMeant): Gathered<Loaded> {
  if ('lost' in answer) return failure(answer.lost, LOST[answer.lost]);
  if ('error' in answer) return failure('crashed', LOST.crashed);
  const lhr = readLhr(answer.lhr);
  if (!lhr) return failure('not-understood', 'Lighthouse gave an account that this program does not understand.');
  const broken = lhr.runtimeError && runtimeFailure(lhr.runtimeError);
  // Of a page that could not be loaded nobody knows whom it would have been for, unless the server says so.
  const isRefused = broken?.code === 'http-error' && broken.message.includes('(401)');
  if (answer.signedIn === false && (!broken || isRefused)) return failure('signed-out', blockSentences['signed-out']);
  if (broken) return { ok: false, error: broken };
  if (answer.restless) return failure('restless', 'The page did not come to rest in time, so its times mean nothing.');
  if (withoutFragment(lhr.mainDocumentUrl) !== withoutFragment(meant.finalUrl)) return elsewhere(lhr.mainDocumentUrl);
  // A page may write another address of its own into the bar.
  if (URL.parse(answer.finalUrl)?.origin !== URL.parse(meant.finalUrl)?.origin) return elsewhere(answer.finalUrl);
  if (words(answer.title) !== words(meant.title)) {
    const title = words(answer.title).slice(0, 200);
    return failure('another-title', `It had another title than in the crawl: "${title}". So it may be another page.`);
  }
  const { finalUrl, title } = answer;
  return {
    ok: true,
    value: { lhr, requests: requestsIn(answer.records), finalUrl, title: title.slice(0, LONGEST_TITLE) },
  };
}

const LOST = {
  'timed-out': 'Lighthouse did not come to an end in time.',
  crashed: 'The page, the browser or Lighthouse broke down.',
  stopped: 'The scan was stopped before it got here.',
};

function failure(code: string, message: string): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: { code, message } };
}

/** https://github.com/GoogleChrome/lighthouse/blob/main/core/lib/lh-error.js has the codes. */
function runtimeFailure({ code, message }: { readonly code: string; readonly message: string }): Failure {
  const status = /status code:? (\d{3})/i.exec(message)?.[1];
  if (code === 'ERRORED_DOCUMENT_REQUEST')
    return { code: 'http-error', message: `The server answered with an error${status ? ` (${status})` : ''}.` };
  if (code === 'TARGET_CRASHED') return { code: 'crashed', message: LOST.crashed };
  if (/HUNG|TIMEOUT/.test(code)) return { code: 'timed-out', message: LOST['timed-out'] };
  if (code === 'NO_FCP') return { code: 'nothing-shown', message: 'The page showed nothing in time.' };
  return { code: 'not-loaded', message: `Lighthouse could not load the page (${code.slice(0, 60)}).` };
}

function elsewhere(url: string) {
  return failure('elsewhere', `It led somewhere else than in the crawl: to ${url.slice(0, 300)}.`);
}

function withoutFragment(url: string): string {
  const parsed = URL.parse(url);
  if (!parsed) return url;
  parsed.hash = '';
  return parsed.href;
}

/** The crawl keeps so much of a title. */
const LONGEST_TITLE = 500;

function words(text: string): string {
  return text.slice(0, LONGEST_TITLE).replaceAll(/\s+/g, ' ').trim();
}
