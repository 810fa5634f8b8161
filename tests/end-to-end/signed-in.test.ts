import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Doors, type SignedInCouncil, serveSignedIn } from '../../fixtures/signed-in.ts';
import { readReport, runCli, temporaryFolder } from '../helpers/run-cli.ts';

const SECRETS = {
  password: 'Pl4nted-passw0rd/with?odd&chars',
  session: 'pl4nted-session-71c2b9e0-number',
  key: 'pl4nted-key-0f5c"quoted<3',
  pass: 'pl4nted-pass-e77a10cc42',
  kept: 'pl4nted-kept-90ab34cd',
};
const DOORS: Doors = { user: 'test.user@larkmere.example', password: SECRETS.password, session: SECRETS.session };
const SCRIPT = `import type { Page } from 'playwright';
export default async (page: Page, { env, start }: { env: Record<string, string>; start: string }) => {
  await page.goto(new URL('/sign-in', start).href);
  await page.locator('[name=user]').fill(env.LARKMERE_USER ?? '');
  await page.locator('[name=password]').fill(env.LARKMERE_PASSWORD ?? '');
  await page.getByRole('button').click();
  await page.waitForURL('**/account');
};`;
const ENV = {
  LARKMERE_USER: DOORS.user,
  LARKMERE_PASSWORD: SECRETS.password,
  LARKMERE_KEY: SECRETS.key,
  LARKMERE_PASS: SECRETS.pass,
};
/** Quickly: neither tried out nor in the whole. */
const QUICKLY = ['--no-probes', '--concurrency', '2'];

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let council: SignedInCouncil | undefined;
let script: string;
beforeAll(async () => {
  folder = await temporaryFolder();
  script = path.join(folder.path, 'sign-in.ts');
  await writeFile(script, SCRIPT);
});
afterEach(async () => {
  await council?.close();
  council = undefined;
});
afterAll(() => folder.remove());

async function scan(
  name: string,
  words: readonly string[],
  { start }: SignedInCouncil,
  env: Record<string, string> = {},
) {
  const out = path.join(folder.path, name);
  const run = await runCli(['scan', start, '--out', out, ...words], { cwd: folder.path, env: { ...ENV, ...env } });
  return { run, out };
}

function states({ pages }: Awaited<ReturnType<typeof readReport>>) {
  return Object.fromEntries(pages.map(({ url, state, reason }) => [new URL(url).pathname, reason ?? state]));
}

/** Every byte that was written, with what is packed unpacked. */
async function written(where: string): Promise<readonly { readonly name: string; readonly text: string }[]> {
  const names = await readdir(where, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const read = await Promise.all(files.map(async (name) => ({ name, bytes: await readFile(name) })));
  return read.flatMap(({ name, bytes }) => unpacked(name, bytes));
}

function unpacked(name: string, bytes: Uint8Array): readonly { readonly name: string; readonly text: string }[] {
  const text = Buffer.from(bytes).toString('latin1');
  const inside = text.startsWith('PK')
    ? Object.entries(unzipSync(bytes))
    : text.startsWith('\x1f\x8b')
      ? [[name, gunzipSync(bytes)] as const]
      : [];
  return [{ name, text: name + text }, ...inside.flatMap(([entry, part]) => unpacked(`${name}/${entry}`, part))];
}

/** A value and what is left of it when it is written another way. */
function forms(value: string): readonly string[] {
  const code = [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before, 'a'), Buffer.from(value)])
      .toString('base64')
      .slice(before + 1, -4),
  );
  const json = JSON.stringify(value).slice(1, -1);
  return [
    value,
    encodeURIComponent(value),
    encodeURI(value),
    json,
    ...code,
    value.replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
  ];
}

async function leaks(where: string, printed = ''): Promise<readonly string[]> {
  const files = [...(await written(where)), { name: 'printed', text: printed }];
  return Object.entries(SECRETS).flatMap(([secret, value]) =>
    files
      .filter(({ text }) => forms(value).some((form) => text.includes(form)))
      .map(({ name }) => `${secret} in ${name}`),
  );
}

describe('a scan that is signed in', () => {
  it('signs in with a file of the owner, and writes none of the secrets down', async () => {
    council = await serveSignedIn({ ...DOORS, key: 'never', pass: 'never' });
    const words = [
      '--sign-in',
      'sign-in.ts',
      '--header',
      'X-Larkmere-Key=LARKMERE_KEY',
      '--cookie',
      'pass=LARKMERE_PASS',
    ];
    const { run, out } = await scan('script', [...words, '--signed-in', 'Sign out', ...QUICKLY], council);
    const report = await readReport(out);
    expect(run.err).not.toMatch(/ended with an error/);
    expect(states(report)).toMatchObject({
      '/account': 'scanned',
      '/bins': 'scanned',
      '/council-tax': 'scanned',
      '/echo': 'scanned',
      '/sign-out': 'state-changing',
    });
    expect(report.settings.signedIn).toBe(true);
    expect(council.signIns).toBe(1);
    expect(council.asked.filter(({ path: where }) => where === '/sign-out')).toEqual([]);
    // It was shown there, or the next line would prove nothing.
    expect(
      council.asked.find(({ path: where, method }) => where === '/echo' && method === 'GET')?.headers,
    ).toMatchObject({
      'x-larkmere-key': SECRETS.key,
      cookie: expect.stringContaining(SECRETS.pass),
    });
    const packed = await runCli(['pack', out, '--out', path.join(out, 'pack.zip')], { cwd: folder.path });
    expect(packed.code).toBe(0);
    expect(await leaks(out, run.out + run.err)).toEqual([]);
    expect((await written(out)).some(({ text }) => text.includes('secret-left-out'))).toBe(true);
  }, 120_000);
});
