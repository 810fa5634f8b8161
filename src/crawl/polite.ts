import type { Clock } from '../ports.ts';
import type { FiledVisit } from './crawl.ts';
import type { Feedback } from './feedback.ts';
import type { Journal } from './journal.ts';
import type { Pace } from './pace.ts';
import { afterTries, withRetry } from './retry.ts';
import { siteKey } from './site-key.ts';
import type { Rest } from './slots.ts';
import { withoutPage } from './without-page.ts';

export interface PoliteVisitPorts {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly paceOf: (url: string) => Pace;
  /** Opens the page and files what was seen. */
  visit(url: string): Promise<FiledVisit>;
}

const MORE_TRIES = 2;
const NOT_AGAIN = 'We did not try again, because by then we had left the server alone.';

/**
 * One page at the pace its host bears, tried again where that may help, and written down once it is done. Undefined when
 * the scan was stopped first.
 */
export async function visitPolitely(
  url: string,
  { clock, journal, paceOf, visit }: PoliteVisitPorts,
  signal: AbortSignal,
  rest?: Rest,
): Promise<FiledVisit | undefined> {
  const before = journal.visit(url);
  if (before) return before;
  let asked = 0;
  const once = () =>
    paceOf(url).run(async () => {
      const value = await visit(url);
      asked += 1;
      return { value, feedback: feedbackOf(url, value, asked > 1) };
    }, signal);
  const untilAgain = (ms: number) => paceOf(url).untilAgain(ms, signal);
  const options = { times: MORE_TRIES, signal, untilAgain, ...(rest && { rest }) };
  const { result, tries, cutOff } = await withRetry(once, clock, options);
  if (result.kind === 'stopped') return undefined;
  // A host that was given up may be well again when the scan is resumed, so this is not written down.
  if (result.kind === 'given-up') return notAsked(url, result);
  const filed = withTries(result.value, tries);
  // Nor is a page whose next try that host did not get.
  if (cutOff) return withDetail(filed, `${filed.visit.detail} ${NOT_AGAIN}`);
  // A visit that was stopped in the middle has to be made again.
  if (!signal.aborted || filed.visit.state === 'scanned') await journal.append({ kind: 'visited', filed });
  return filed;
}

/** What another site answers after a redirect says nothing about the host that was asked. */
function feedbackOf(url: string, { visit, latencyMs }: FiledVisit, again: boolean): Feedback {
  const elsewhere = visit.finalUrl !== null && siteKey(visit.finalUrl) !== siteKey(url);
  if (elsewhere) return { latencyMs: null, state: 'skipped', reason: 'scope', status: null, retryAfterMs: null, again };
  const { state, reason, status, retryAfterMs } = visit;
  return { latencyMs, state, reason, status, retryAfterMs, again };
}

function withTries(filed: FiledVisit, tries: number): FiledVisit {
  return withDetail(filed, afterTries(filed.visit.detail, tries));
}

function withDetail(filed: FiledVisit, detail: string): FiledVisit {
  return { ...filed, visit: { ...filed.visit, detail } };
}

function notAsked(
  url: string,
  { state, reason, detail }: Pick<FiledVisit['visit'], 'state' | 'reason' | 'detail'>,
): FiledVisit {
  const visit = { url, state, reason, detail, status: null, finalUrl: null, retryAfterMs: null };
  return { ...withoutPage(visit), notAsked: true };
}
