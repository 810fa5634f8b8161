import { describe, expect, it } from 'vitest';
import type { Shown } from '../../../src/gather/challenge.ts';
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
    ['a refusal', 403, HTML, '403 Forbidden', 'blocked forbidden'],
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
    ['a challenge by a vague title', 403, HTML, 'Access Denied', 'blocked challenge'],
    ['a challenge with status 200', 200, HTML, 'Just a moment...', 'blocked challenge'],
    ['proof of work with status 200', 200, HTML, 'Making sure you’re not a bot!', 'blocked challenge'],
    ['a block that names its network', 200, HTML, 'Attention Required! | Cloudflare', 'blocked challenge'],
    ['an interruption', 200, HTML, 'Pardon Our Interruption', 'blocked challenge'],
    ['a checkpoint', 429, { ...HTML, 'x-vercel-mitigated': 'challenge' }, 'Bins', 'blocked challenge'],
    ['a captcha of the host', 202, { ...HTML, 'sg-captcha': 'challenge' }, '', 'blocked challenge'],
    ['a captcha of the firewall', 405, { ...HTML, 'x-amzn-waf-action': 'captcha' }, '', 'blocked challenge'],
    ['a bot manager that refuses', 403, { ...HTML, 'x-datadome': 'protected' }, '', 'blocked challenge'],
    ['a bot manager that does not', 200, { ...HTML, 'x-datadome': 'protected' }, 'Bins', 'scanned'],
    ['a network that only passed on', 200, { ...HTML, server: 'cloudflare' }, 'Bins', 'scanned'],
    ['a page that takes a moment', 200, HTML, 'Just a moment of your time - Ambleford Council', 'scanned'],
    ['a page about checks', 200, HTML, 'Security checks for taxi drivers', 'scanned'],
    ['a missing page with a vague title', 404, HTML, 'Security check', 'failed http-error'],
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

const PAGE: Shown = { scriptUrls: [], words: 400, text: 'Ambleford Council Bins', fields: 1 };
const BARE: Shown = { scriptUrls: [], words: 12, text: 'Loading', fields: 0 };
const CLOUDFLARE = 'https://www.ambleford.example/cdn-cgi/challenge-platform';
const IMPERVA = 'https://www.ambleford.example/_Incapsula_Resource';
const CAPTCHA = 'https://js.hcaptcha.com/1/api.js';

describe('classify, with a look at the page', () => {
  type Look = readonly [
    name: string,
    status: number,
    title: string,
    shown: Partial<Shown> & { base: Shown },
    ends: string,
  ];

  it.each<Look>([
    ['a page', 200, 'Bins', { base: PAGE }, 'scanned'],
    ['a short page', 200, 'Bins', { base: BARE }, 'scanned'],
    [
      'a challenge',
      200,
      '',
      { base: BARE, scriptUrls: [`${CLOUDFLARE}/h/b/orchestrate/chl_page/v1?ray=1`] },
      'blocked challenge',
    ],
    [
      'a challenge with many words',
      200,
      '',
      { base: PAGE, scriptUrls: [`${CLOUDFLARE}/h/g/orchestrate/chl_page/v1`] },
      'blocked challenge',
    ],
    [
      'a page with the silent detection',
      200,
      'Bins',
      { base: PAGE, scriptUrls: [`${CLOUDFLARE}/scripts/jsd/main.js`] },
      'scanned',
    ],
    ['a short page with it', 200, 'Bins', { base: BARE, scriptUrls: [`${CLOUDFLARE}/scripts/jsd/main.js`] }, 'scanned'],
    [
      'another script of the platform, on a bare page',
      200,
      '',
      { base: BARE, scriptUrls: [`${CLOUDFLARE}/h/b/x.js`] },
      'blocked challenge',
    ],
    [
      'a block in a frame',
      200,
      '',
      { base: BARE, scriptUrls: [`${IMPERVA}?CWUDNSAI=23&incident_id=1`] },
      'blocked challenge',
    ],
    [
      'the script that comes with every page',
      200,
      'Bins',
      { base: PAGE, scriptUrls: [`${IMPERVA}?SWJIYLWA=719d`] },
      'scanned',
    ],
    [
      'the same script and nothing else',
      200,
      '',
      { base: BARE, scriptUrls: [`${IMPERVA}?SWJIYLWA=719d`] },
      'blocked challenge',
    ],
    [
      'an incident number',
      200,
      '',
      { base: BARE, text: 'Request unsuccessful. Incapsula incident ID: 1-2' },
      'blocked challenge',
    ],
    [
      'a captcha of a bot manager',
      403,
      '',
      { base: BARE, scriptUrls: ['https://geo.captcha-delivery.com/captcha/?x=1'] },
      'blocked challenge',
    ],
    [
      'proof of work',
      200,
      'Oh noes!',
      { base: PAGE, scriptUrls: ['https://a.example/.within.website/x/cmd/anubis/static/js/main.mjs'] },
      'blocked challenge',
    ],
    ['nothing but a captcha', 200, 'Ambleford', { base: BARE, scriptUrls: [CAPTCHA] }, 'blocked challenge'],
    ['a form with a captcha', 200, 'Report it', { base: PAGE, scriptUrls: [CAPTCHA] }, 'scanned'],
    ['a short form with a captcha', 200, 'Sign in', { base: { ...BARE, fields: 2 }, scriptUrls: [CAPTCHA] }, 'scanned'],
    [
      'a long page without a form, with a captcha',
      200,
      'News',
      { base: { ...PAGE, fields: 0 }, scriptUrls: [CAPTCHA] },
      'scanned',
    ],
    ['a captcha on a refusal', 403, '', { base: PAGE, scriptUrls: [CAPTCHA] }, 'blocked challenge'],
    ['a captcha on a missing page', 404, 'Not found', { base: PAGE, scriptUrls: [CAPTCHA] }, 'failed http-error'],
    ['a vague title on a bare page', 200, 'Human Verification', { base: BARE }, 'blocked challenge'],
    ['a vague title on a page', 200, 'Security check - Ambleford', { base: PAGE }, 'scanned'],
    ['a rejection with status 200', 200, 'Request Rejected', { base: BARE }, 'blocked challenge'],
    [
      'a rejection without a title',
      200,
      '',
      { base: BARE, text: 'The requested URL was rejected. Please consult with' },
      'blocked challenge',
    ],
    ['a page that quotes one', 200, 'Help', { base: PAGE, text: 'Verify you are human: what this means' }, 'scanned'],
    [
      'a page of another site in a script address',
      200,
      'Bins',
      { base: BARE, scriptUrls: ['https://a.example/?u=https://js.hcaptcha.com/'] },
      'scanned',
    ],
  ])('%s', (_name, status, title, { base, ...rest }, ends) => {
    const { state, reason } = classify(response(HTML, { status }), title, { ...base, ...rest });
    expect([state, reason].filter(Boolean).join(' ')).toBe(ends);
  });
});
