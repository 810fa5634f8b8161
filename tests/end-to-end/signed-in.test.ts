import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Doors, type SignedInCouncil, serveSignedIn } from '../../fixtures/signed-in.ts';
import type { ScanRecord } from '../../src/model/evidence.ts';
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
const WITH_SCRIPT = ['--sign-in', 'sign-in.ts', '--signed-in', 'Sign out'];
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

/** Ends all sessions as the page is asked for by the browser. */
function endAt(served: SignedInCouncil, place: string, forGood: boolean): void {
  let done = false;
  served.onRequest(({ path: where, method }) => {
    if (done || where !== place || method !== 'GET') return;
    done = true;
    served.endSessions(forGood);
  });
}

function states({ pages }: Awaited<ReturnType<typeof readReport>>) {
  return Object.fromEntries(pages.map(({ url, state, reason }) => [new URL(url).pathname, reason ?? state]));
}

/** Pages of which a picture is kept. */
async function withPicture(out: string): Promise<readonly string[]> {
  const [file = ''] = await readdir(path.join(out, 'evidence/scans'));
  const record = JSON.parse(await readFile(path.join(out, 'evidence/scans', file), 'utf8')) as ScanRecord;
  const shown = record.outcomes.filter(({ screenshot }) => screenshot !== null);
  return [...new Set(shown.map(({ url }) => new URL(url).pathname))].toSorted();
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
    // A picture of what a page shows of a secret would be one as well.
    expect(await withPicture(out)).toEqual(['/account', '/bins', '/council-tax']);
    const packed = await runCli(['pack', out, '--out', path.join(out, 'pack.zip')], { cwd: folder.path });
    expect(packed.code).toBe(0);
    expect(await leaks(out, run.out + run.err)).toEqual([]);
    expect((await written(out)).some(({ text }) => text.includes('secret-left-out'))).toBe(true);
  });

  it('signs in again, once for all pages, where the session has ended in the middle', async () => {
    council = await serveSignedIn(DOORS);
    endAt(council, '/bins', false);
    const { run, out } = await scan('again', [...WITH_SCRIPT, ...QUICKLY], council);
    const report = await readReport(out);
    expect(states(report)).toMatchObject({ '/bins': 'scanned', '/council-tax': 'scanned', '/echo': 'scanned' });
    expect(council.signIns).toBe(2);
    expect(run.code).toBe(0);
    expect(await leaks(out, run.out + run.err)).toEqual([]);
  });

  it('says what it could not see where the session has ended for good, and judges no page for signing in', async () => {
    council = await serveSignedIn({ ...DOORS, open: SECRETS.kept });
    const kept = { name: 'session', value: SECRETS.kept, domain: '127.0.0.1', path: '/', expires: -1 };
    const cookies = [{ ...kept, httpOnly: true, secure: false, sameSite: 'Lax' }];
    const origins = [{ origin: council.origin, localStorage: [{ name: 'token', value: `kept ${SECRETS.pass}` }] }];
    await writeFile(path.join(folder.path, 'state.json'), JSON.stringify({ cookies, origins }));
    endAt(council, '/bins', true);
    const words = [
      '--storage-state',
      'state.json',
      '--signed-in',
      '[href="/sign-out"]',
      '--no-probes',
      '--concurrency',
      '1',
    ];
    const { run, out } = await scan('dropped', words, council);
    const report = await readReport(out);
    const ended = states(report);
    expect(ended).toMatchObject({ '/account': 'scanned', '/bins': 'signed-out', '/echo': 'signed-out' });
    expect(report.overall.score).toBeNull();
    expect(run.code).toBe(3);
    expect(run.out).toContain('There is no score, because only 1 of 4 pages could be seen');
    expect(run.out).toContain('did not show what proves that somebody is signed in');
    expect(JSON.stringify(report.findings)).not.toContain('/sign-in"');
    expect(report.pages.filter(({ title }) => title?.startsWith('Sign in'))).toEqual([]);
    expect(await leaks(out, run.out + run.err)).toEqual([]);
  });

  it('goes on signed in after it was stopped, and what lies there meanwhile has no secrets either', async () => {
    council = await serveSignedIn({ ...DOORS, key: SECRETS.key });
    const out = path.join(folder.path, 'resumed');
    const how = [
      '--header',
      'X-Larkmere-Key=LARKMERE_KEY',
      '--signed-in',
      'Sign out',
      '--no-probes',
      '--concurrency',
      '1',
    ];
    let stopped = false;
    const first = await runCli(['scan', council.start, '--out', out, ...how], {
      cwd: folder.path,
      env: ENV,
      watch: (printed, interrupt) => {
        if (stopped || !/\b3 done/.test(printed)) return;
        stopped = true;
        interrupt();
      },
    });
    expect(first.code).toBe(3);
    expect(await leaks(out, first.out + first.err)).toEqual([]);
    const header = how.slice(0, 2);
    const unnamed = await runCli(['scan', '--resume', out], { cwd: folder.path, env: ENV });
    expect(unnamed).toMatchObject({ code: 2, err: expect.stringContaining('--header X-Larkmere-Key=LARKMERE_KEY') });
    const nobody = await runCli(['scan', '--resume', out, ...header], { cwd: folder.path });
    expect(nobody).toMatchObject({ code: 2, err: expect.stringContaining('--header X-Larkmere-Key') });
    const second = await runCli(['scan', '--resume', out, ...header], { cwd: folder.path, env: ENV });
    expect(second.code).toBe(0);
    expect(states(await readReport(out))).toMatchObject({ '/bins': 'scanned', '/council-tax': 'scanned' });
    expect(await leaks(out, second.out + second.err)).toEqual([]);
  });

  it.each([
    [
      'a file that ends with an error',
      `export default async (page, { env }) => { throw new Error('No: ' + env.LARKMERE_PASSWORD + ' ' + btoa(env.LARKMERE_PASSWORD)) }`,
      /The sign-in file ended with an error: No: secret-left-out secret-left-out/,
    ],
    [
      'a file that does nothing',
      'export default async () => {}',
      /account does not show 'Sign out' \(--signed-in\)\. Nothing was scanned/,
    ],
    ['a file that exports something else', 'export default 7', /must export a function as its default/],
    [
      'a file with words of TypeScript that stay',
      'enum A { B }\nexport default async () => A.B',
      /uses TypeScript that Node cannot leave out/,
    ],
  ])('ends before the first page with %s', async (name, text, words) => {
    council = await serveSignedIn(DOORS);
    await writeFile(path.join(folder.path, 'wrong.ts'), text);
    const out = name.replaceAll(' ', '-');
    const { run } = await scan(out, ['--sign-in', 'wrong.ts', '--signed-in', 'Sign out'], council);
    expect(run.code).toBe(3);
    expect(run.err).toMatch(words);
    expect(council.asked.filter(({ path: where }) => where === '/bins')).toEqual([]);
    expect(await leaks(path.join(folder.path, out), run.out + run.err)).toEqual([]);
  });

  it('sends headers and passwords to the site alone, and obeys its robots.txt', async () => {
    council = await serveSignedIn({ ...DOORS, basic: `larkmere:${SECRETS.password}`, disallow: ['/council-tax'] });
    const env = { LARKMERE_USER: 'larkmere' };
    const words = ['--basic-auth', 'LARKMERE_USER:LARKMERE_PASSWORD', '--header', 'X-Larkmere-Key=LARKMERE_KEY'];
    const { run, out } = await scan('basic', [...words, '--signed-in', 'Sign out', ...QUICKLY], council, env);
    const report = await readReport(out);
    expect(states(report)).toMatchObject({ '/account': 'scanned', '/bins': 'scanned', '/council-tax': 'robots' });
    const sent = (what: string) => council?.asked.filter(({ path: where }) => where === what) ?? [];
    expect(sent('/council-tax')).toEqual([]);
    for (const where of ['/account', '/bins', '/bill.pdf', '/away.png'])
      expect(sent(where).map(({ headers }) => headers['x-larkmere-key'])).toContain(SECRETS.key);
    // By a picture, and by a redirect from the site itself.
    expect(new Set(council.elsewhere.map(({ path: where }) => where))).toEqual(new Set(['/seal.svg', '/away.png']));
    const told = council.elsewhere.map(({ headers }) => [
      headers['x-larkmere-key'],
      headers.authorization,
      headers.cookie,
    ]);
    expect(told.flat().filter((value) => value !== undefined)).toEqual([]);
    expect(await leaks(out, run.out + run.err)).toEqual([]);
  });
});
