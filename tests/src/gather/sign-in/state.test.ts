import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  cookieHeader,
  givenCookies,
  readSavedState,
  type SavedState,
  valuesIn,
} from '../../../../src/gather/sign-in/state.ts';
import { temporaryFolder } from '../../../helpers/run-cli.ts';

const NOW = Date.parse('2026-11-29T12:00:00Z');
const cookie = {
  name: 'a',
  value: '1',
  domain: 'larkmere.example',
  path: '/',
  expires: -1,
  httpOnly: true,
  secure: false,
};
const of = (more: object) => [{ ...cookie, sameSite: 'Lax' as const, ...more }];

describe('the cookies that are sent without a browser', () => {
  it.each<[name: string, more: object, url: string, sent: boolean]>([
    ['of this host', {}, 'http://larkmere.example/bins', true],
    ['of another host', {}, 'http://www.larkmere.example/', false],
    ['of a host and all below it', { domain: '.larkmere.example' }, 'http://www.larkmere.example/', true],
    ['of a host, on the host itself', { domain: '.larkmere.example' }, 'http://larkmere.example/', true],
    ['of a name that only ends alike', { domain: '.mere.example' }, 'http://larkmere.example/', false],
    ['for encrypted pages', { secure: true }, 'https://larkmere.example/', true],
    ['for encrypted pages, on another', { secure: true }, 'http://larkmere.example/', false],
    ['for a folder', { path: '/account' }, 'http://larkmere.example/account/bins', true],
    ['for a folder, on one that begins alike', { path: '/account' }, 'http://larkmere.example/accounts', false],
    ['that lasts', { expires: NOW / 1000 + 60 }, 'http://larkmere.example/', true],
    ['that has ended', { expires: NOW / 1000 - 60 }, 'http://larkmere.example/', false],
  ])('%s', (_, more, url, sent) => {
    expect(cookieHeader(of(more), url, NOW)).toBe(sent ? 'a=1' : '');
  });

  it('of settings belong to each origin of the target', () => {
    const given = givenCookies({
      origins: ['https://larkmere.example', 'http://127.0.0.1:8080'],
      cookies: [['s', 'x']],
    });
    expect(given.map(({ domain, secure }) => [domain, secure])).toEqual([
      ['larkmere.example', true],
      ['127.0.0.1', false],
    ]);
  });
});

describe('a file that a browser has saved', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  beforeAll(async () => {
    folder = await temporaryFolder();
  });
  afterAll(() => folder.remove());
  const read = async (text: string) => {
    const file = path.join(folder.path, 'state.json');
    await writeFile(file, text);
    return readSavedState(file);
  };

  it('is read', async () => {
    const state = {
      cookies: of({}),
      origins: [{ origin: 'https://larkmere.example', localStorage: [{ name: 'a', value: 'b' }] }],
    };
    expect(await read(JSON.stringify(state))).toEqual({ ok: true, value: state });
  });

  it.each(['', 'secret-words', '[]', '{}', '{"cookies":[{"name":"secret-words"}],"origins":[]}'])(
    'is none: %s',
    async (text) => {
      const state = await read(text);
      expect(state.ok ? '' : state.error.message).toMatch(/^It must be a file that Playwright has saved/);
      expect(JSON.stringify(state)).not.toContain('secret-words');
    },
  );

  it('is not there', async () => {
    const state = await readSavedState(path.join(folder.path, 'none.json'));
    expect(state).toMatchObject({ ok: false, error: { message: 'There is no such file.' } });
  });
});

it('of what is kept in a browser, every value is known, in databases as well', () => {
  const stores = [
    { name: 'keys', records: [{ key: 'now', value: { token: 'pl4nted-0001', of: [{ again: 'pl4nted-0002' }] } }] },
    { name: 'others', records: [{ keyEncoded: 'pl4nted-0003', valueEncoded: { o: [{ k: 'a', v: 'pl4nted-0004' }] } }] },
  ];
  const indexedDB = [{ name: 'app', version: 1, stores }];
  const kept = { origin: 'https://larkmere.example', localStorage: [{ name: 'a', value: 'pl4nted-0005' }], indexedDB };
  const values = valuesIn({ cookies: [], origins: [kept] } as SavedState);
  expect(values).toEqual(expect.arrayContaining([1, 2, 3, 4, 5].map((at) => `pl4nted-000${at}`)));
});
