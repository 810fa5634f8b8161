import { writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { serveSignedIn } from '../../fixtures/signed-in.ts';
import { locateBrowser } from '../../src/browser/locate.ts';
import { openVisitor } from '../../src/gather/open-visitor.ts';
import type { SignInMeans } from '../../src/gather/sign-in/means.ts';
import { memoryFlags } from '../../src/gather/turns/flags.ts';
import { openTurns } from '../../src/gather/turns/turns.ts';
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
  await page.waitForURL('**/account', { timeout: 30_000 });
};`;
/** A page of the same address and name for everybody. */
const pageFor = (known: boolean) =>
  `<!doctype html><title>Account</title><h1>Account</h1><p>${known ? 'Sign out' : 'Who are you?'}</p>`;
/** The machine of a test is busy with other tests. */
const machine = { calm: async () => 0, watchOthers: () => () => 0 };
const measuring = { devices: ['mobile'], mostPages: 10, runs: { least: 1, most: 1 } } as const;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const closing: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  folder = await temporaryFolder();
  await writeFile(path.join(folder.path, 'sign-in.mjs'), SCRIPT);
});
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});
afterAll(() => folder.remove());

async function open(start: string, more: Partial<SignInMeans>, blobs = memoryBlobStore()): Promise<Visitor> {
  const found = await locateBrowser(undefined, process.env);
  if (!('path' in found)) throw new Error(found.message);
  const none = { storageState: null, script: null, headers: [], cookies: [], secrets: [] };
  const env = { PASSWORD: DOORS.password };
  const signIn = { ...none, env, origins: [new URL(start).origin], start, marker: 'Sign out', ...more };
  const visitor = await openVisitor(
    {
      ...{ executablePath: found.path, userAgent: 'lgdss-test', timeoutMs: 20_000, ignoreCertificateErrors: false },
      ...{ axeRules: ['html-has-lang'], measuring, signIn },
    },
    { clock, blobs },
    { turns: openTurns(memoryFlags()), machine },
  );
  closing.push(() => visitor.close());
  const began = await visitor.signIn?.begin();
  if (!began?.ok) throw new Error(began?.error.message);
  return visitor;
}

const measure = async ({ measurer }: Visitor, url: string, title: string) => {
  const told: number[] = [];
  const turn = <T>(load: () => Promise<T>) => load();
  const began = ({ run }: { readonly run: number }) => void told.push(run);
  const signal = new AbortController().signal;
  const measured = await measurer?.measure({ url, title, finalUrl: url }, { turn, began, signal });
  return { measured, told };
};

const byLighthouse = ({ headers }: Pick<IncomingMessage, 'headers'>) =>
  headers['user-agent']?.includes('Mobile') === true;

describe('Lighthouse with a sign-in', () => {
  it('measures the page of somebody who is signed in, and signs in again once where that was lost', async () => {
    const council = await serveSignedIn(DOORS);
    closing.push(() => council.close());
    const visitor = await open(council.start, { script: path.join(folder.path, 'sign-in.mjs') });
    council.endSessions();
    const again = await measure(visitor, council.start, 'Your account - Larkmere Council');
    expect(again.measured).toMatchObject({ ok: true, value: { finalUrl: council.start } });
    expect(council.signIns).toBe(2);
    const sent = council.asked.filter((one) => one.path === '/account' && byLighthouse(one));
    expect(sent.map(({ headers }) => headers.cookie)).toEqual([
      'session=a-session-of-ours-0001-1',
      'session=a-session-of-ours-0001-2',
    ]);
    council.endSessions(true);
    const lost = await measure(visitor, council.start, 'Your account - Larkmere Council');
    expect(lost.measured).toMatchObject({ ok: false, error: { code: 'signed-out' } });
  });

  it('is not taken in by a page for signing in of the same address and name', async () => {
    let open1 = true;
    const server = await serveLoopback((request, response) => {
      response.setHeader('content-type', 'text/html');
      const known = request.headers.cookie === 'session=kept-0001-session' && (open1 || !byLighthouse(request));
      response.end(pageFor(known));
    });
    closing.push(() => server.close());
    const url = `${server.origin}/`;
    const visitor = await open(url, { cookies: [['session', 'kept-0001-session']] });
    expect((await measure(visitor, url, 'Account')).measured).toMatchObject({ ok: true });
    open1 = false;
    const lost = await measure(visitor, url, 'Account');
    expect(lost.measured).toMatchObject({ ok: false, error: { code: 'signed-out' } });
    // Signed in again once, and no more.
    expect(lost.told).toEqual([1, 1]);
  });

  it('has what the browser has stored for the page, and says that headers take time, and nothing of it is written down', async () => {
    const server = await serveLoopback((request, response) => {
      response.setHeader('content-type', 'text/html');
      const known = request.headers['x-key'] === 'a-key-of-ours-01';
      response.end(
        known
          ? `<!doctype html><title>Account</title><h1>Account</h1><p></p><script>
             if (localStorage.getItem('token') === 'kept-0001-token') document.querySelector('p').textContent = 'Sign out';
             </script><img src="/pixel?key=a-key-of-ours-01&token=kept-0001-token" alt="a-key-of-ours-01">`
          : pageFor(false),
      );
    });
    closing.push(() => server.close());
    const stored = [{ origin: server.origin, localStorage: [{ name: 'token', value: 'kept-0001-token' }] }];
    const file = path.join(folder.path, 'stored.json');
    await writeFile(file, JSON.stringify({ cookies: [], origins: stored }));
    const url = `${server.origin}/`;
    const filed: string[] = [];
    const store = memoryBlobStore();
    const put: typeof store.put = (bytes) => {
      filed.push(Buffer.from(bytes).toString('latin1'));
      return store.put(bytes);
    };
    const means = { storageState: file, headers: [['x-key', 'a-key-of-ours-01'] as const] };
    const visitor = await open(url, means, { ...store, put });
    const { measured } = await measure(visitor, url, 'Account');
    expect(measured).toMatchObject({ ok: true });
    // The archive of its requests (HAR) and all else that is written down, where the page writes its keys into an address.
    const written = [...filed, JSON.stringify(measured)].join('\n');
    expect(written).toContain('/pixel?key=secret-left-out');
    expect(written).not.toMatch(/a-key-of-ours-01|kept-0001-token/);
    expect(visitor.notes.join(' ')).toContain('Lighthouse measures is a little slower');
  });
});
