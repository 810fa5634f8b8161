import { describe, expect, it } from 'vitest';
import { loadedFrom } from '../../../../src/gather/measure/one-run.ts';
import type { Answer } from '../../../../src/gather/measure/worker.ts';
import recorded from './recorded.json' with { type: 'json' };

const url = 'https://127.0.0.1:4000/libraries/local-history';
const meant = { url, finalUrl: url, title: 'Local history | Westmere' };
const answer: Answer = { lhr: recorded.history, records: [], finalUrl: url, title: meant.title, restless: false };
const runtimeError = (code: string, message = '') => ({
  lhr: { ...recorded.history, runtimeError: { code, message } },
});

describe('the page that was measured is the page that was meant', () => {
  it.each([
    ['as it is', {}],
    ['with spaces in its title', { title: ' Local history \n| Westmere' }],
    ['moved about in itself', { finalUrl: `${url}#top` }],
    ['which writes another address of its own', { finalUrl: 'https://127.0.0.1:4000/app/state/1' }],
  ])('%s', (_, change) => {
    expect(loadedFrom({ ...answer, ...change }, meant).ok).toBe(true);
  });

  it('with a title of which the crawl kept the beginning', () => {
    const title = 'Bins and recycling '.repeat(60);
    const kept = { ...meant, title: title.slice(0, 500) };
    expect(loadedFrom({ ...answer, title }, kept)).toMatchObject({ ok: true, value: { title: kept.title } });
  });

  it.each([
    ['another title', { title: 'Sign in' }, 'another-title', /"Sign in"/],
    ['another site at the end', { finalUrl: 'https://login.example/' }, 'elsewhere', /login\.example/],
    [
      'another document',
      { lhr: { ...recorded.history, mainDocumentUrl: 'https://127.0.0.1:4000/login' } },
      'elsewhere',
      /login/,
    ],
    ['never at rest', { restless: true }, 'restless', /did not come to rest/],
    ['an error of the server', runtimeError('ERRORED_DOCUMENT_REQUEST', '(Status code: 503)'), 'http-error', /503/],
    ['a crash', runtimeError('TARGET_CRASHED'), 'crashed', /broke down/],
    ['no answer', runtimeError('PAGE_HUNG'), 'timed-out', /in time/],
    ['nothing to see', runtimeError('NO_FCP'), 'nothing-shown', /showed nothing/],
    ['an error we do not know', runtimeError('NEW_ONE'), 'not-loaded', /NEW_ONE/],
    ['another language than ours', { lhr: { version: 99 } }, 'not-understood', /does not understand/],
  ])('%s', (_, change, code, message) => {
    const loaded = loadedFrom({ ...answer, ...change }, meant);
    expect(loaded).toEqual({ ok: false, error: { code, message: expect.stringMatching(message) } });
  });

  it.each([
    [{ lost: 'timed-out' }, 'timed-out'],
    [{ lost: 'crashed' }, 'crashed'],
    [{ lost: 'stopped' }, 'stopped'],
    [{ error: 'Protocol error' }, 'crashed'],
  ] as const)('%o is no measurement', (lost, code) => {
    expect(loadedFrom(lost, meant)).toMatchObject({ ok: false, error: { code } });
  });
});
