import { changesState } from '../../crawl/changes-state.ts';
import type { HeldReason } from '../../model/journey.ts';
import { isPaymentHost } from './payment-hosts.ts';

/**
 * What a journey may send: a method, and a path of its own site with `*` for a part of it and `**` for all below. `words` are
 * those of one button, for buttons that may finish.
 */
export interface Allowed {
  readonly method: string;
  readonly path: RegExp;
  readonly words?: string;
}

export interface Asking {
  readonly method: string;
  readonly url: string;
  /** Words of the buttons that may have sent it. */
  readonly words: readonly string[];
  /** A page is to be shown, here, in a frame or in another window. */
  readonly isPage: boolean;
  /** What was pressed is a link, whatever it looks like: one that is called "Report it" leads to a form. */
  readonly byLink?: boolean;
  /** The server leads there by itself. What it wanted to do it has done by then. */
  readonly sentOn?: boolean;
}

export interface Rules {
  /** Of the start: nothing is sent anywhere else. */
  readonly origin: string;
  /** Where the journey begins, which may have any name. */
  readonly start?: string;
  readonly allow: readonly Allowed[];
  /** For tests: hosts that stand for a payment service. */
  readonly paymentHosts?: readonly string[];
}

export const READING: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

export function isFinal(words: string): boolean {
  return FINAL.test(words);
}

/** It finishes on some forms and begins others. */
export function mayFinish(words: string): boolean {
  return MAY_FINISH.test(words);
}

/** `POST /report-missed-bin/**`, or `POST /bins/begin "Report a missed bin"`. Undefined for what is no such line. */
export function readAllowed(text: string): Allowed | undefined {
  const line = /^(GET|POST|PUT|PATCH)\s+(\/\S*)(?:\s+"([^"]{2,100})")?$/.exec(text.trim());
  const [, method, path, words] = line ?? [];
  if (method === undefined || path === undefined) return undefined;
  const source = path
    .split(/(\*\*|\*)/)
    .map((part) => (part === '**' ? '.*' : part === '*' ? '[^/]*' : part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&')))
    .join('')
    // `/**` at the end means the folder itself as well.
    .replace(/\/\.\*$/, '(/.*)?');
  return { method, path: new RegExp(`^${source}$`), ...(words === undefined ? {} : { words: plain(words) }) };
}

/** Why a request may not be sent; null where it may. */
export function refusal(asking: Asking, rules: Rules): HeldReason | null {
  const { method, url, words } = asking;
  const parsed = URL.parse(url);
  if (!parsed) return 'not-allowed';
  if (isPaymentHost(url, rules.paymentHosts)) return 'payment';
  if (READING.includes(method)) return refusalToRead(asking, parsed, rules);
  if (words.some(isFinal) || FINAL_SEGMENT.test(inWords(lastSegment(parsed))) || isOrder(parsed)) return 'final';
  const lines = linesFor(method, parsed, rules);
  if (lines.length === 0) return 'not-allowed';
  return words.filter(mayFinish).every((one) => lines.some((line) => names(line, one))) ? null : 'final';
}

/** A form, a link or a script may finish by reading as well. */
function refusalToRead(
  { url, words, isPage, byLink = false, sentOn = false }: Asking,
  parsed: URL,
  rules: Rules,
): HeldReason | null {
  if (!/^https?:$/.test(parsed.protocol)) return null;
  if (isPage && words.some(isFinal)) return 'final';
  const byWords = isPage && !byLink && words.some(mayFinish);
  const byAddress = !sentOn && url !== rules.start && endsByReading(parsed);
  if ((byWords || byAddress) && linesFor('GET', parsed, rules).length === 0) return 'final';
  return isPage && changesState(url) ? 'changes-state' : null;
}

function linesFor(method: string, { origin, pathname }: URL, rules: Rules): readonly Allowed[] {
  return rules.allow.filter((one) => origin === rules.origin && one.method === method && one.path.test(pathname));
}

/** A button has its words from several places, such as its text and its name. */
function names({ words }: Allowed, button: string): boolean {
  return words !== undefined && plain(button).includes(words);
}

const plain = (words: string) => words.replace(/\s+/g, ' ').trim().toLowerCase();

/** As the server reads it: without what a session adds behind a semicolon, and without codes for letters. */
function lastSegment({ pathname }: URL): string {
  const last = pathname.split('/').findLast((segment) => segment !== '') ?? '';
  const [name = ''] = last.split(';', 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** `submitReport` as `submit-Report`. */
const inWords = (segment: string) => segment.replace(/([a-z])([A-Z])/g, '$1-$2');

/** An address that is an order: `/apply/confirm`, `/submit-form.aspx`, `?action=submit`. Files such as scripts are none. */
function endsByReading(parsed: URL): boolean {
  return ENDING_SEGMENT.test(lastSegment(parsed)) || isOrder(parsed);
}

function isOrder({ searchParams }: URL): boolean {
  return [...searchParams].some(
    ([name, value]) =>
      (/^(action|do|op|cmd|command|event|_?eventid)$/i.test(name) && ENDING_SEGMENT.test(value)) ||
      (/^(confirm|confirmed|submit|send)$/i.test(name) && /^(1|y|yes|true|on)$/i.test(value)),
  );
}

/** What finishes: to pay, to submit, to confirm, to send, in English and Welsh. There is no way to allow any of it. */
const FINAL = anyWord(
  'pay(ment|ing)?|submit|confirm|send|finish|complete|finali[sz]e|place (the |your |my )?order|check ?out|buy|donate|declare',
  'agree|accept|book (it )?now|apply now',
  // As a noun or a command: Welsh buttons have either.
  'tal(u|wch|iad)|cyflwyn(o|wch)|cadarnha(u|ewch)|cadarnhewch|d?anfon(wch)?|gorffen(nwch)?|cwblha(u|ewch)|cwblhewch',
  'pryn(u|wch)|archeb(u|wch)|cytun(o|wch)|derbyn(iwch)?',
);
/** What may finish, and is held unless the journey names the button. */
const MAY_FINISH = anyWord(
  'apply|report|register|book|reserve|order|request|renew|enrol|sign ?up|join|subscribe|claim|object|complain|vote|nominate',
  'make (an? |the |my |your )?(booking|application|complaint|appeal)|sign (the |this )?petition',
  'ymgeisi(o|wch)|gwn(eud|ewch) (cais|gais)|adrodd(wch)?|rh(oi|owch) g?wybod|cofrestr(u|wch)|trefn(u|wch)|bwci(o|wch)',
  'cadw lle|adnewydd(u|wch)|ymun(o|wch)|tanysgrifi(o|wch)|gofyn(nwch)? am|hawli(o|wch)|cwyn(o|wch)|pleidleisi(o|wch)',
);
const FINAL_SEGMENT =
  /(^|[-_.])(pay|payments?|submit|submission|confirm|send|finish|complete|checkout|talu|taliad|cyflwyno|cadarnhau|anfon)([-_.]|$)/i;
/** By reading, only what is nothing else: `/pay-council-tax` and `/submit-a-planning-application` are pages. */
const ENDING_SEGMENT =
  /^(submit|confirm|send|finish|complete|finali[sz]e|checkout|pay|place[-_]?order|cyflwyno|cadarnhau|anfon|gorffen|cwblhau|talu)([-_]?(it|now|all|form|application|request|report|claim|order|payment|booking|answers|details))?(\.(aspx?|php|jspx?|do|action|cgi|html?))?$/i;

/** Each of these, as a word of its own. */
function anyWord(...choices: readonly string[]): RegExp {
  return new RegExp(`\\b(${choices.join('|')})\\b`, 'i');
}
