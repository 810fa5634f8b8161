import { describe, expect, it } from 'vitest';
import { classify } from '../../../src/gather/classify.ts';
import { response } from '../../helpers/evidence.ts';

const HTML = { 'content-type': 'text/html; charset=utf-8' };
type Row = readonly [
  name: string,
  status: number,
  headers: Parameters<typeof response>[0],
  title: string,
  ends: string,
];

describe('classify', () => {
  it.each<Row>([
    ['a page', 200, HTML, 'Bins', 'scanned'],
    ['a page in XHTML', 200, { 'content-type': 'Application/XHTML+XML' }, 'Bins', 'scanned'],
    ['a page without a type', 200, {}, 'Bins', 'scanned'],
    ['a page about access', 200, HTML, 'Access denied? Get help', 'scanned'],
    ['a PDF', 200, { 'content-type': 'application/pdf' }, '', 'skipped not-html'],
    ['text', 200, { 'content-type': 'text/plain' }, '', 'skipped not-html'],
    ['a type that only begins alike', 200, { 'content-type': 'text/html-fragment' }, '', 'skipped not-html'],
    ['a sign-in', 401, HTML, 'Sign in', 'blocked sign-in'],
    ['a refusal', 403, HTML, 'Forbidden', 'blocked forbidden'],
    ['a refusal without a page', 403, {}, '', 'blocked forbidden'],
    ['too many requests', 429, HTML, 'Slow down', 'blocked rate-limited'],
    ['a challenge by header', 403, { ...HTML, 'cf-mitigated': 'challenge' }, 'Bins', 'blocked challenge'],
    [
      'a challenge by header, in good disguise',
      202,
      { ...HTML, 'x-amzn-waf-action': 'challenge' },
      '',
      'blocked challenge',
    ],
    ['a challenge by title', 503, HTML, 'Just a moment...', 'blocked challenge'],
    ['a missing page', 404, HTML, 'Page not found', 'failed http-error'],
    ['a broken page', 500, HTML, 'Error', 'failed http-error'],
    ['a broken file', 500, { 'content-type': 'application/json' }, '', 'failed http-error'],
  ])('%s', (_name, status, headers, title, ends) => {
    const { state, reason, detail } = classify(response(headers, { status }), title);
    expect([state, reason].filter(Boolean).join(' ')).toBe(ends);
    expect(detail === '').toBe(state === 'scanned');
  });

  it('names the status of an error', () => {
    expect(classify(response(HTML, { status: 410 }), '').detail).toBe('The server answered with an error (HTTP 410).');
  });
});
