import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SignInMeans } from '../../../../src/gather/sign-in/means.ts';
import { createSecrets } from '../../../../src/gather/sign-in/secrets.ts';
import { openSignIn } from '../../../../src/gather/sign-in/sign-in.ts';
import { temporaryFolder } from '../../../helpers/run-cli.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
  await writeFile(path.join(folder.path, 'sign-in.mjs'), 'export default async () => {};');
});
afterAll(() => folder.remove());

const start = 'https://larkmere.example/account';
const none = { storageState: null, script: null, headers: [], cookies: [], secrets: [], env: {} };

function signIn(more: Partial<SignInMeans>, openContext: () => Promise<never>) {
  const means = { ...none, origins: ['https://larkmere.example'], start, marker: 'Sign out', ...more };
  return openSignIn(means, { openContext, secrets: createSecrets(), now: () => 0 });
}

it('is refused where it keeps more than can be looked for, because some of it would be written down', async () => {
  const localStorage = Array.from({ length: 6000 }, (_, at) => ({ name: `a${at}`, value: `pl4nted-value-${at}` }));
  const storageState = path.join(folder.path, 'state.json');
  await writeFile(storageState, JSON.stringify({ cookies: [], origins: [{ origin: start, localStorage }] }));
  const one = signIn({ storageState }, () => Promise.reject(new Error('Not needed.')));
  expect(await one.begin()).toMatchObject({ ok: false, error: { message: expect.stringContaining('keeps more') } });
  expect(one.forBrowser().stored).toEqual([]);
});

it('that cannot open a page says so, and does not throw', async () => {
  const broken = () => Promise.reject(new Error('Target page, context or browser has been closed'));
  const one = signIn({ script: path.join(folder.path, 'sign-in.mjs') }, broken);
  expect(await one.begin()).toMatchObject({ ok: false, error: { code: 'sign-in' } });
});
