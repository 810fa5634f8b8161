import { failSentences } from '../crawl/reasons.ts';
import type { FailReason } from '../model/evidence.ts';

/** Chromium's network error names and Node's error codes, sorted into our named reasons. First match wins. */
const SIGNS: readonly (readonly [RegExp, FailReason])[] = [
  [/ERR_NAME_NOT_RESOLVED|ENOTFOUND|EAI_AGAIN/, 'dns'],
  [/ERR_TOO_MANY_REDIRECTS/, 'redirect-loop'],
  [/ERR_CERT|ERR_SSL|ERR_BAD_SSL|CERT_|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|EPROTO|wrong version number/, 'tls'],
  [/ERR_CONNECTION_REFUSED|ECONNREFUSED|ERR_ADDRESS_UNREACHABLE|EHOSTUNREACH|ENETUNREACH/, 'refused'],
  [/ERR_RESPONSE_HEADERS_TOO_BIG|UND_ERR_HEADERS_OVERFLOW/, 'too-large'],
  [
    /ERR_CONNECTION_(RESET|CLOSED|ABORTED)|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE_CHUNKED|ERR_CONTENT_LENGTH_MISMATCH|ECONNRESET|UND_ERR_SOCKET|other side closed/,
    'reset',
  ],
  [/Timeout|timed.?out|ERR_TIMED_OUT|ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT|AbortError/i, 'timed-out'],
  [/crash|Target (page, context or browser has been |was )?closed|Browser (has been )?closed/i, 'crashed'],
];

export function failReason(error: unknown): FailReason {
  // An address may contain any word, and says nothing about what happened.
  const text = describe(error).replace(/\b(https?|wss?|file|data|blob):\S+/g, '');
  return SIGNS.find(([sign]) => sign.test(text))?.[1] ?? 'other';
}

/** The owner-facing sentence, with the technical first line behind it where we have no name for what happened. */
export function failDetail(error: unknown): string {
  const reason = failReason(error);
  return reason === 'other'
    ? `${failSentences.other} ${describe(error).split('\n', 1)[0]?.slice(0, 200)}`
    : failSentences[reason];
}

/** Message, code and causes in one line, for matching and for the log. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  const cause = error.cause === undefined ? '' : ` ${describe(error.cause)}`;
  return `${error.name}: ${error.message}${code}${cause}`;
}
