import { changesState } from '../../crawl/changes-state.ts';
import type { HeldReason } from '../../model/journey.ts';
import { isPaymentHost } from './payment-hosts.ts';

/** What a journey may send: a method, and a path of its own site with `*` for a part of it and `**` for all below. */
export interface Allowed {
  readonly method: string;
  readonly path: RegExp;
}

export interface Asking {
  readonly method: string;
  readonly url: string;
  /** Words of the buttons that may have sent it. */
  readonly words: readonly string[];
  /** A page is to take the place of the one that is shown. */
  readonly isDocument: boolean;
}

export interface Rules {
  /** Of the start: nothing is sent anywhere else. */
  readonly origin: string;
  readonly allow: readonly Allowed[];
  /** For tests: hosts that stand for a payment service. */
  readonly paymentHosts?: readonly string[];
}

const READING = ['GET', 'HEAD', 'OPTIONS'];
/** What finishes: to pay, to submit, to confirm, to send, in English and Welsh. There is no way to allow any of it. */
const FINAL =
  /\b(pay(ment|ing)?|submit|confirm|send|finish|complete|place (the |your |my )?order|check ?out|buy|donate|declare|agree|accept|book (it )?now|apply now|talu|cyflwyno|cadarnhau|anfon|gorffen|cwblhau|prynu|archebu|cytuno|derbyn)\b/i;
const FINAL_SEGMENT =
  /(^|[-_.])(pay|payments?|submit|submission|confirm|send|finish|complete|checkout|talu|taliad|cyflwyno|cadarnhau|anfon)([-_.]|$)/i;

export function isFinal(words: string): boolean {
  return FINAL.test(words);
}

/** `POST /report-missed-bin/**`. Undefined for what is no such line. */
export function readAllowed(text: string): Allowed | undefined {
  const [, method, path] = /^(POST|PUT|PATCH)\s+(\/\S*)$/.exec(text.trim()) ?? [];
  if (method === undefined || path === undefined) return undefined;
  const source = path
    .split(/(\*\*|\*)/)
    .map((part) => (part === '**' ? '.*' : part === '*' ? '[^/]*' : part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&')))
    .join('')
    // `/**` at the end means the folder itself as well.
    .replace(/\/\.\*$/, '(/.*)?');
  return { method, path: new RegExp(`^${source}$`) };
}

/** Why a request may not be sent; null where it may. */
export function refusal({ method, url, words, isDocument }: Asking, rules: Rules): HeldReason | null {
  const parsed = URL.parse(url);
  if (!parsed) return 'not-allowed';
  if (isPaymentHost(url, rules.paymentHosts)) return 'payment';
  if (READING.includes(method)) {
    if (!/^https?:$/.test(parsed.protocol)) return null;
    // A form may finish with a GET as well.
    if (isDocument && words.some(isFinal)) return 'final';
    return isDocument && changesState(url) ? 'changes-state' : null;
  }
  const last = parsed.pathname.split('/').findLast((segment) => segment !== '') ?? '';
  if (words.some(isFinal) || FINAL_SEGMENT.test(last)) return 'final';
  const allowed = rules.allow.some((one) => one.method === method && one.path.test(parsed.pathname));
  return allowed && parsed.origin === rules.origin ? null : 'not-allowed';
}
