import type { ScanRecord, UrlOutcome, UrlReason } from '../model/evidence.ts';
import { londonTime } from './london-time.ts';
import { PRODUCT_TOKEN } from './robots.ts';

/** What the record does not know. */
export interface LetterFacts {
  /** Where the owner can ask about the scan. */
  readonly contactUrl: string;
  /** As the scan was set, before any slowing down. */
  readonly mostInFlight: number;
  readonly delayMs: number;
}

const MOST_EXAMPLES = 5;

/** One line for each way of being turned away, the most telling first. */
const WAYS: readonly (readonly [UrlReason, string])[] = [
  ['challenge', 'A bot challenge was served instead of the page'],
  ['rate-limited', 'The server asked us to slow down'],
  ['forbidden', 'The server refused to show the page (HTTP 403)'],
  ['robots-unavailable', 'robots.txt answered with a server error, so we opened nothing'],
];

/**
 * A text that the user can send to whoever runs the site, so that the next scan is let in. Null when nothing was
 * blocked. A page behind a sign-in is meant to be closed, so it is no reason to write.
 */
export function ownerLetter(record: ScanRecord, facts: LetterFacts): string | null {
  const groups = WAYS.flatMap(([reason, way]) => {
    const outcomes = record.outcomes.filter(
      (outcome) => outcome.state === 'blocked' && outcome.reason === reason && !outcome.notAsked,
    );
    return outcomes.length > 0 ? [{ way, outcomes }] : [];
  });
  if (groups.length === 0) return null;
  const name = oneLine(record.target.name);
  return `${[
    `Subject: Please let our check of ${name} through`,
    'Hello,',
    `We checked the public pages of ${name} against the Local Government Digital Service Standard. Your website, or a service in front of it, turned away some of our requests. We could not see these pages, so the report says nothing about them.`,
    `What was blocked\n\n${groups.map(({ way, outcomes }) => block(way, outcomes)).join('\n')}`,
    `How to find our requests\n\n${list([
      `User agent: ${oneLine(record.settings.userAgent)}`,
      `From: ${when(record.startedAt)}`,
      `To: ${when(record.finishedAt)}`,
      'Network address: the address from which you saw these requests. Please look it up in your logs by the user agent and the times above.',
      `Rate: ${rate(record, facts)}`,
      `About the scan, and where to ask: ${oneLine(facts.contactUrl)}`,
    ])}`,
    `What the scan does\n\n${list([
      'It opens public pages in a browser, as a visitor would.',
      'It keeps to robots.txt, and slows down when your server asks for it.',
      'It fills in no forms, signs in nowhere and follows no links that could change something.',
      'It does not try to get past a bot challenge or a firewall.',
    ])}`,
    `How to let it through\n\n${list([
      'Allow the user agent above, from the address in your logs, in your firewall, bot manager or content delivery network.',
      `If a slower scan would be fine, tell us the rate, or ask for it in robots.txt with a Crawl-delay for "${PRODUCT_TOKEN}".`,
      `If you do not want the scan, disallow "${PRODUCT_TOKEN}" in robots.txt. It will then open no page.`,
    ])}`,
    'If this was done on purpose, please tell us, and we will note it in the report.',
    'Thank you,\n\n[your name, your role and how to reach you]',
  ].join('\n\n')}\n`;
}

function block(way: string, outcomes: readonly UrlOutcome[]): string {
  const count = outcomes.length === 1 ? '1 page' : `${outcomes.length} pages`;
  const shown = outcomes.slice(0, MOST_EXAMPLES).map(({ url }) => `  ${oneLine(url)}`);
  const rest = outcomes.length - shown.length;
  return [`- ${way}: ${count}.`, ...shown, ...(rest > 0 ? [`  and ${rest} more`] : [])].join('\n');
}

function rate(record: ScanRecord, { mostInFlight, delayMs }: LetterFacts): string {
  const pages = mostInFlight === 1 ? 'one page at a time' : `at most ${mostInFlight} pages at once`;
  const pause = delayMs > 0 ? `, at least ${delayMs / 1000} seconds between two` : '';
  const asked = record.outcomes.filter(({ state, notAsked }) => state !== 'skipped' && !notAsked).length;
  const minutes = (Date.parse(record.finishedAt) - Date.parse(record.startedAt)) / 60_000;
  // Of a scan that took seconds, pages a minute would be a number that never was.
  const aMinute = Math.max(1, Math.round(asked / minutes));
  const average = minutes >= 1 ? `, about ${aMinute === 1 ? 'one' : aMinute} a minute` : '';
  const count = asked === 1 ? '1 page was' : `${asked} pages were`;
  return `${pages}${pause}. ${count} asked for${average}.`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

function when(instant: string): string {
  const { year, month, day, hour, minute } = londonTime(Date.parse(instant));
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day} ${MONTHS[month - 1]} ${year}, ${two(hour)}:${two(minute)} (UK time)`;
}

const list = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n');

/** Names and addresses come from files and pages, and must not add lines of their own. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, 300);
}
