import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type SignedInCouncil, serveSignedIn } from '../../fixtures/signed-in.ts';
import { launchBrowser } from '../../src/browser/launch.ts';
import { locateBrowser } from '../../src/browser/locate.ts';
import { openVisitor } from '../../src/gather/open-visitor.ts';
import type { SignInMeans } from '../../src/gather/sign-in/means.ts';
import { signInPage } from '../../src/gather/sign-in/other-browser.ts';
import type { Visitor } from '../../src/ports.ts';
import { memoryBlobStore } from '../../src/store/memory.ts';
import { serveLoopback } from '../helpers/loopback.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { clock } from './visiting.ts';

const DOORS = { user: 'tester', password: 'a-passw0rd-of-ours', session: 'a-session-of-ours-0001-' };
const SCRIPT = `export default async (page, { env, start }) => {
  await page.goto(new URL('/sign-in', start).href);
  await page.locator('[name=user]').fill('tester');
  await page.locator('[name=password]').fill(env.PASSWORD);
  const answered = page.waitForResponse((one) => one.request().method() === 'POST');
  await page.getByRole('button').click();
  // Ends with an error, as waiting in vain would, where nobody is let in any more.
  if ((await answered).headers().location === '/sign-in') throw new Error('Nobody is let in.');
  await page.waitForURL('**/account');
};`;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let council: SignedInCouncil | undefined;
let visitor: Visitor | undefined;
beforeAll(async () => {
  folder = await temporaryFolder();
  await writeFile(path.join(folder.path, 'sign-in.mjs'), SCRIPT);
});
afterEach(async () => {
  await visitor?.close();
  await council?.close();
  visitor = undefined;
  council = undefined;
});
afterAll(() => folder.remove());

async function open(start: string, more: Partial<SignInMeans>): Promise<Visitor> {
  const found = await locateBrowser(undefined, process.env);
  if (!('path' in found)) throw new Error(found.message);
  const means = {
    storageState: null,
    script: null,
    headers: [],
    cookies: [],
    secrets: [],
    env: { PASSWORD: DOORS.password },
  };
  const signIn = { ...means, origins: [new URL(start).origin], start, marker: 'Sign out', ...more };
  const how = {
    executablePath: found.path,
    userAgent: 'lgdss-test',
    timeoutMs: 20_000,
    ignoreCertificateErrors: false,
  };
  visitor = await openVisitor({ ...how, axeRules: ['html-has-lang'], signIn }, { clock, blobs: memoryBlobStore() });
  const began = await visitor.signIn?.begin();
  if (!began?.ok) throw new Error(began?.error.message);
  return visitor;
}

async function signedIn(more: Partial<SignInMeans> = {}) {
  const served = await serveSignedIn(DOORS);
  council = served;
  return { served, one: await open(served.start, { script: path.join(folder.path, 'sign-in.mjs'), ...more }) };
}

const signal = new AbortController().signal;

describe('a visitor that stays signed in', () => {
  it('signs in once more for all pages that lose the session at once', async () => {
    const { served, one } = await signedIn();
    served.endSessions();
    const places = ['/account', '/bins', '/council-tax', '/echo'];
    const visits = await Promise.all(places.map((place) => one.visitPage(served.origin + place)));
    expect(visits.map(({ state }) => state)).toEqual(places.map(() => 'scanned'));
    expect(served.signIns).toBe(2);
  });

  it('does not sign in for ever where pages show no marker', async () => {
    const { served, one } = await signedIn();
    const ends: unknown[] = [];
    for (let time = 0; time < 6; time += 1) ends.push((await one.visitPage(`${served.origin}/plain`)).reason);
    expect(ends).toEqual(Array(6).fill('signed-out'));
    expect(served.signIns).toBe(4);
    expect(await one.visitPage(`${served.origin}/bins`)).toMatchObject({ state: 'scanned' });
  });

  it('tries pages out signed in, and never the page for signing in', async () => {
    // With a header, two of us stand between the page and the network.
    const { served, one } = await signedIn({ headers: [['x-larkmere-key', 'a-key-of-ours']] });
    served.endSessions();
    const tried = await one.prober?.probe(served.start, { pauseMs: 0 }, signal);
    expect(served.signIns).toBe(2);
    const stops = tried?.keyboard?.ok ? tried.keyboard.value : undefined;
    expect(JSON.stringify(stops)).toContain('sign-out');
    const sent = served.asked.filter(({ path: where }) => where === '/account');
    expect(new Set(sent.map(({ headers }) => headers['x-larkmere-key']))).toEqual(
      new Set(['a-key-of-ours', undefined]),
    );
    served.endSessions(true);
    const lost = await one.prober?.probe(`${served.origin}/bins`, { pauseMs: 0 }, signal);
    const messages = Object.values(lost ?? {}).map((gathered) => (gathered.ok ? 'ok' : gathered.error.message));
    expect(messages.length).toBeGreaterThan(3);
    expect(messages.filter((message) => !/signed in, also after signing in again/.test(message))).toEqual([]);
  });

  it('keeps what a browser has stored besides cookies, on each page anew', async () => {
    const server = await serveLoopback((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(`<title>A</title><h1>A</h1><p></p><script>
        document.querySelector('p').textContent = localStorage.getItem('token') === 'kept-0001-token' ? 'Sign out' : 'Nobody';
        localStorage.setItem('token', 'gone');
      </script>`);
    });
    try {
      const state = {
        cookies: [],
        origins: [{ origin: server.origin, localStorage: [{ name: 'token', value: 'kept-0001-token' }] }],
      };
      const file = path.join(folder.path, 'stored.json');
      await writeFile(file, JSON.stringify(state));
      const one = await open(`${server.origin}/`, { storageState: file });
      for (const place of ['/a', '/b'])
        expect(await one.visitPage(server.origin + place)).toMatchObject({ state: 'scanned' });
    } finally {
      await server.close();
    }
  });

  it('takes the place where people sign in for no page of the site, also on another site', async () => {
    let isOpen = true;
    const place = await serveLoopback((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end('<title>Sign in</title><h1>Sign in</h1>');
    });
    const server = await serveLoopback((request, response) => {
      const known = isOpen && request.headers.cookie?.includes('session=kept-0002-session');
      if (known) response.setHeader('content-type', 'text/html');
      else response.writeHead(302, { location: `http://localhost:${place.port}/` });
      response.end('<title>A</title><h1>A</h1><p>Sign out</p>');
    });
    try {
      const cookie = { name: 'session', value: 'kept-0002-session', domain: '127.0.0.1', path: '/', expires: -1 };
      const cookies = [{ ...cookie, httpOnly: true, secure: false, sameSite: 'Lax' }];
      const file = path.join(folder.path, 'elsewhere.json');
      await writeFile(file, JSON.stringify({ cookies, origins: [] }));
      const one = await open(`${server.origin}/`, { storageState: file });
      isOpen = false;
      expect(await one.visitPage(`${server.origin}/bins`)).toMatchObject({
        state: 'blocked',
        reason: 'signed-out',
        finalUrl: null,
      });
    } finally {
      await Promise.all([server.close(), place.close()]);
    }
  });

  it('does not begin with a marker that everybody sees', async () => {
    const served = await serveSignedIn(DOORS);
    council = served;
    const how = { script: path.join(folder.path, 'sign-in.mjs'), marker: 'Sign' };
    await expect(open(served.start, how)).rejects.toThrow(/'Sign' \(--signed-in\) proves nothing/);
  });

  it('signs in the browser of somebody else, for the site alone', async () => {
    const served = await serveSignedIn({ ...DOORS, pass: 'a-pass-of-ours' });
    council = served;
    const found = await locateBrowser(undefined, process.env);
    if (!('path' in found)) throw new Error(found.message);
    const { browser } = await launchBrowser(found.path);
    try {
      const page = await (await browser.newContext()).newPage();
      const flags = { path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' as const };
      const cookies = [{ name: 'pass', value: 'a-pass-of-ours', domain: '127.0.0.1', ...flags }];
      const headers = [['x-larkmere-key', 'a-key-of-ours']] as const;
      const marker = { selector: null, words: 'Sign out' };
      await signInPage(await page.context().newCDPSession(page), {
        ...{ origins: [served.origin], headers, cookies, stored: [], keepsMore: false, marker },
      });
      await page.goto(served.start, { waitUntil: 'networkidle' });
      expect(await page.locator('body').innerText()).toContain('Sign out');
      await page.goto(`${served.origin}/away`);
      const sent = (list: typeof served.asked) => list.map(({ headers: all }) => all['x-larkmere-key']);
      expect(new Set(sent(served.asked.filter(({ path: where }) => where === '/account')))).toEqual(
        new Set(['a-key-of-ours']),
      );
      expect(served.elsewhere.map(({ path: where }) => where)).toContain('/away');
      expect(new Set(sent(served.elsewhere))).toEqual(new Set([undefined]));
    } finally {
      await browser.close();
    }
  });
});
