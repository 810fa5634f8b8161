import { describe, expect, it } from 'vitest';
import { describe as describeError, failDetail, failReason } from '../../../src/browser/errors.ts';
import type { FailReason } from '../../../src/model/evidence.ts';

const fetchFailed = (code: string) =>
  Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error(`connect ${code}`), { code }) });
const goto = (name: string, url = 'https://www.ambleford.example/') => new Error(`page.goto: net::${name} at ${url}`);

describe('failReason', () => {
  it.each<[name: string, error: unknown, reason: FailReason]>([
    ['no such host', goto('ERR_NAME_NOT_RESOLVED'), 'dns'],
    ['no such host, in Node', fetchFailed('ENOTFOUND'), 'dns'],
    ['a certificate of another host', goto('ERR_CERT_COMMON_NAME_INVALID'), 'tls'],
    ['a certificate nobody signed, in Node', fetchFailed('DEPTH_ZERO_SELF_SIGNED_CERT'), 'tls'],
    ['no common protocol', goto('ERR_SSL_VERSION_OR_CIPHER_MISMATCH'), 'tls'],
    ['nothing listens', goto('ERR_CONNECTION_REFUSED'), 'refused'],
    ['nothing listens, in Node', fetchFailed('ECONNREFUSED'), 'refused'],
    ['the server hung up', goto('ERR_EMPTY_RESPONSE'), 'reset'],
    ['the server hung up in the middle', goto('ERR_INCOMPLETE_CHUNKED_ENCODING'), 'reset'],
    ['the server hung up, in Node', fetchFailed('UND_ERR_SOCKET'), 'reset'],
    ['a circle', goto('ERR_TOO_MANY_REDIRECTS'), 'redirect-loop'],
    ['too slow', new Error('page.goto: Timeout 30000ms exceeded.'), 'timed-out'],
    ['too slow for Chromium', goto('ERR_CONNECTION_TIMED_OUT'), 'timed-out'],
    ['too slow for Node', new DOMException('The operation was aborted due to timeout', 'TimeoutError'), 'timed-out'],
    ['a page that crashed', new Error('page.goto: Page crashed'), 'crashed'],
    ['a browser that is gone', new Error('Target page, context or browser has been closed'), 'crashed'],
    ['headers beyond all measure', goto('ERR_RESPONSE_HEADERS_TOO_BIG'), 'too-large'],
    ['something new', goto('ERR_SOMETHING_NEW'), 'other'],
    ['not even an error', 'oops', 'other'],
    ['an address that reads like a reason', goto('ERR_SOMETHING_NEW', 'https://x.example/crash-timeout'), 'other'],
    ['an address that reads like another reason', goto('ERR_ABORTED', 'https://x.example/CERT_'), 'other'],
  ])('%s', (_name, error, reason) => {
    expect(failReason(error)).toBe(reason);
  });
});

describe('failDetail', () => {
  it('is one plain sentence for what has a name', () => {
    expect(failDetail(goto('ERR_CONNECTION_REFUSED'))).toBe(
      'The server refused the connection. Check that it is running.',
    );
  });

  it('adds the first line of what has none', () => {
    expect(failDetail(new Error(`What a surprise\nat line 1\n${'x'.repeat(500)}`))).toBe(
      'The page could not be loaded. Error: What a surprise',
    );
    expect(failDetail(new Error('x'.repeat(500))).length).toBeLessThan(300);
  });
});

it('describe names the code and the cause', () => {
  expect(describeError(fetchFailed('ENOTFOUND'))).toBe('TypeError: fetch failed Error: connect ENOTFOUND ENOTFOUND');
});
