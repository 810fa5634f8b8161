import { describe, expect, it } from 'vitest';
import { readSignIn, signInFirst } from '../../../src/cli/sign-in.ts';
import { resolveConfig } from '../../../src/config/resolve.ts';
import type { Target } from '../../../src/model/target.ts';

const ENV = { KEY: 'Bearer k3y-0123456789', USER: 'tester', PASS: 'pass word', EMPTY: '', LINES: 'a\nb' };
const scope = { include: [], exclude: [], maxPages: 1, maxDepth: 1 };

function target(origin: string): Target {
  return { id: origin, name: origin, start: [`${origin}/account`], scope: { ...scope, origins: [origin] } };
}

function read(flags: object, targets = [target('https://larkmere.example')]) {
  const config = resolveConfig({ flags, env: {}, version: '0.0.0' });
  if (!config.ok) return config;
  return readSignIn(config.value, targets, { env: ENV, cwd: '/council' });
}

const signedIn = 'Sign out';

describe('the settings of a sign-in', () => {
  it('are none for most scans', () => {
    expect(read({})).toEqual({ ok: true, value: undefined });
  });

  it('take their values from the environment', () => {
    const flags = { signedIn, header: ['Authorization=KEY'], cookie: ['session=USER'], storageState: 'state.json' };
    expect(read(flags)).toMatchObject({
      ok: true,
      value: {
        origins: ['https://larkmere.example'],
        start: 'https://larkmere.example/account',
        marker: 'Sign out',
        storageState: '/council/state.json',
        script: null,
        headers: [['Authorization', ENV.KEY]],
        cookies: [['session', 'tester']],
        secrets: ['k3y-0123456789'],
      },
    });
  });

  it('make a header of a name and a password', () => {
    const code = Buffer.from('tester:pass word').toString('base64');
    expect(read({ signedIn, basicAuth: 'USER:PASS' })).toMatchObject({
      value: { headers: [['authorization', `Basic ${code}`]], secrets: ['pass word', code] },
    });
  });

  it.each<[name: string, flags: object, words: RegExp]>([
    ['a marker alone', { signedIn }, /--signed-in needs a way to sign in/],
    ['no marker', { signIn: 'a.ts' }, /Say with --signed-in what every page shows/],
    [
      'a variable that is not set',
      { signedIn, header: ['X=NONE'] },
      /^--header X: the environment variable that it names is not set\.$/,
    ],
    ['a variable that is empty', { signedIn, cookie: ['x=EMPTY'] }, /^--cookie x: .* is not set\.$/],
    ['a value of two lines', { signedIn, header: ['X=LINES'] }, /characters that cannot be sent/],
    ['a space in a cookie', { signedIn, cookie: ['x=PASS'] }, /characters that cannot be sent/],
    ['a header for cookies', { signedIn, header: ['Cookie=USER'] }, /For cookies there is --cookie/],
    ['no password', { signedIn, basicAuth: 'USER:NONE' }, /^--basic-auth \(password\): /],
  ])('are refused with %s', (_, flags, words) => {
    const signIn = read(flags);
    expect(signIn.ok ? '' : signIn.error.message).toMatch(words);
    expect(JSON.stringify(signIn)).not.toContain('NONE');
  });

  it.each([
    [{ header: ['Authorization=Bearer s3cr3t-value'] }, '--header'],
    [{ cookie: ['session'] }, '--cookie'],
    [{ basicAuth: 'tester:s3cr3t value' }, '--basic-auth'],
  ])('never repeat what may be a secret: %o', (flags, option) => {
    const signIn = read({ signedIn, ...flags });
    expect(signIn.ok ? '' : signIn.error.message).toMatch(
      new RegExp(`^${option} must be .*, but it is something else\\.$`),
    );
    expect(JSON.stringify(signIn)).not.toContain('s3cr3t');
  });

  it('are for one site', () => {
    const two = [target('https://larkmere.example'), target('https://other.example')];
    expect(read({ signedIn, signIn: 'a.ts' }, two)).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('one site') },
    });
    const same = [target('https://larkmere.example'), target('https://www.larkmere.example')];
    expect(read({ signedIn, signIn: 'a.ts' }, same).ok).toBe(true);
  });
});

describe('a sign-in that breaks down', () => {
  const { signal } = new AbortController();
  const redact = (text: string) => text.replaceAll('s3cr3t', '***');

  it('is told as one that did not work, without its secrets', async () => {
    const begin = () => Promise.reject(new Error('Target closed by s3cr3t\nand more'));
    expect(await signInFirst({ begin, redact }, signal)).toEqual({
      code: 'sign-in',
      message: 'Signing in did not work. Target closed by ***',
    });
  });
});
