import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BehindLogin, serveBehindLogin } from '../../fixtures/behind-login.ts';
import { type JourneyCouncil, serveJourneys } from '../../fixtures/journeys.ts';
import type { ScanRecord } from '../../src/model/evidence.ts';
import { readReport, runCli, temporaryFolder } from '../helpers/run-cli.ts';

const SECRETS = {
  password: 'Pl4nted-passw0rd/of?brackmere',
  session: 'pl4nted-session-5d21-',
  key: 'pl4nted-key-88a1c0ff',
};
const DOORS = { user: 'test.user@brackmere.example', ...SECRETS };
const ENV = { BRACKMERE_USER: DOORS.user, BRACKMERE_PASSWORD: SECRETS.password, BRACKMERE_KEY: SECRETS.key };
const SCRIPT = `export default async (page, { env, start }) => {
  await page.goto(new URL('/sign-in', start).href);
  await page.locator('[name=user]').fill(env.BRACKMERE_USER);
  await page.locator('[name=password]').fill(env.BRACKMERE_PASSWORD);
  const answered = page.waitForResponse((one) => one.request().method() === 'POST');
  await page.getByRole('button').click();
  // Ends with an error, as waiting in vain would, where nobody is let in any more.
  if ((await answered).headers().location === '/sign-in') throw new Error('Nobody is let in.');
  await page.getByText('Sign out').waitFor({ timeout: 30_000 });
};`;
const NAMES = ['report-missed-bin', 'blue-badge', 'pay-council-tax'];
const FILES = NAMES.flatMap((name) => [
  '--journey',
  fileURLToPath(new URL(`../../fixtures/journeys/${name}.ts`, import.meta.url)),
]);
const BY_SCRIPT = ['--sign-in', 'sign-in.mjs', '--signed-in', 'Sign out'];
/** Only the start page besides the journeys: they are what this is about. */
const QUICKLY = ['--max-pages', '1', '--no-probes'];

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let council: JourneyCouncil;
let door: BehindLogin;
beforeAll(async () => {
  folder = await temporaryFolder();
  await writeFile(path.join(folder.path, 'sign-in.mjs'), SCRIPT);
});
beforeEach(async () => {
  council = await serveJourneys();
  door = await serveBehindLogin(council.origin, DOORS);
});
afterEach(async () => {
  await door.close();
  await council.close();
});
afterAll(() => folder.remove());

const start = () => `${door.origin}/report-missed-bin/`;

async function scan(name: string, words: readonly string[]) {
  const out = path.join(folder.path, name);
  const run = await runCli(['scan', start(), '--out', out, ...QUICKLY, ...words], { cwd: folder.path, env: ENV });
  return { run, out, report: await readReport(out) };
}

type Report = Awaited<ReturnType<typeof readReport>>;
const told = ({ journeys }: Report) =>
  journeys?.map(({ name, state, steps }) => [name, state, ...steps.map((step) => `${step.name}: ${step.state}`)]);

async function recordIn(out: string): Promise<ScanRecord> {
  const [file = ''] = await readdir(path.join(out, 'evidence/scans'));
  return JSON.parse(await readFile(path.join(out, 'evidence/scans', file), 'utf8')) as ScanRecord;
}

/** Files in which one of these stands as it is. */
async function whereWords(out: string, ...words: readonly string[]): Promise<readonly string[]> {
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  const names = entries.filter((one) => one.isFile()).map((one) => path.join(one.parentPath, one.name));
  const texts = await Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(name);
      return { name, text: (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('latin1') };
    }),
  );
  return texts.filter(({ text }) => words.some((one) => text.includes(one))).map(({ name }) => name);
}

async function leaks(out: string, printed: string): Promise<readonly string[]> {
  const values = Object.values(SECRETS);
  const said = values.some((one) => printed.includes(one)) ? ['printed'] : [];
  return [...said, ...(await whereWords(out, ...values))];
}

/** Ends all sessions once, as this is asked for after the crawl: the start page has been opened by then. */
function endAt(what: string, forGood: boolean): void {
  let done = false;
  door.onRequest((asked) => {
    if (done || asked !== what) return;
    done = true;
    door.endSessions(forGood);
  });
}

describe('journeys of somebody who is signed in', () => {
  it('reach the same steps as without a sign-in, send nothing that finishes, and write down no secret', async () => {
    const { run, out, report } = await scan('script', [...BY_SCRIPT, ...FILES]);
    expect(told(report)).toEqual([
      [
        ...['report-missed-bin', 'stopped', 'Start page: reached', 'Postcode: reached', 'Postcode left empty: reached'],
        ...['Which bin: reached', 'Check your answers: reached', 'Report sent: stopped'],
      ],
      [
        ...['blue-badge', 'stopped', 'Start page: reached', 'Name: reached', 'Email address: reached'],
        ...['Declaration: reached', 'Application sent: stopped'],
      ],
      [
        ...['pay-council-tax', 'stopped', 'Start page: reached', 'Your bill: reached', 'Your payment: reached'],
        'Card details: stopped',
      ],
    ]);
    expect(council.finished).toEqual([]);
    expect(council.sent).toContain('POST /report-missed-bin/details');
    // The one that signs in, and no other.
    expect(door.asked.filter((one) => one === 'POST /sign-in')).toHaveLength(1);
    const steps = (await recordIn(out)).journeys?.flatMap(({ pages }) => pages) ?? [];
    expect(steps).toHaveLength(12);
    // The key stands on each of their pages.
    expect(await whereWords(out, 'secret-left-out')).not.toEqual([]);
    expect(await leaks(out, run.out + run.err)).toEqual([]);
  });

  it('are signed in by a header as well', async () => {
    const words = ['--header', 'X-Brackmere-Key=BRACKMERE_KEY', '--signed-in', 'Sign out'];
    const { run, out, report } = await scan('header', [...words, ...FILES.slice(0, 2)]);
    expect(report.journeys?.[0]).toMatchObject({ state: 'stopped', counts: { planned: 6, reached: 5, stopped: 1 } });
    expect(council.finished).toEqual([]);
    expect(await leaks(out, run.out + run.err)).toEqual([]);
  });

  it('begin again once, where the sign-in ends on the way', async () => {
    endAt('GET /report-missed-bin/details', false);
    const { run, report } = await scan('again', [...BY_SCRIPT, ...FILES.slice(0, 2)]);
    expect(door.signIns).toBe(2);
    expect(report.journeys?.[0]).toMatchObject({ state: 'stopped', counts: { planned: 6, reached: 5, stopped: 1 } });
    expect(run.code).toBe(0);
    expect(council.finished).toEqual([]);
  });

  it('are blocked, and the page for signing in never judged, where it ends for good', async () => {
    endAt('GET /report-missed-bin/details', true);
    const { run, out, report } = await scan('lost', [...BY_SCRIPT, ...FILES.slice(0, 4)]);
    const sentence = 'The page did not show what proves that somebody is signed in';
    expect(report.journeys?.map(({ state, detail }) => [state, detail.slice(0, sentence.length)])).toEqual([
      ['blocked', sentence],
      ['blocked', sentence],
    ]);
    expect(told(report)?.map((one) => one.slice(2))).toEqual([
      [
        ...['Start page: reached', 'Postcode: reached', 'Postcode left empty: reached', 'Which bin: blocked'],
        ...['Check your answers: not-reached', 'Report sent: not-reached'],
      ],
      [
        ...['Start page: blocked', 'Name: not-reached', 'Email address: not-reached', 'Declaration: not-reached'],
        'Application sent: not-reached',
      ],
    ]);
    expect(run.code).toBe(3);
    expect(run.out).toContain('6 steps planned = 3 reached + 2 not reached + 0 stopped + 0 failed + 1 blocked');
    // Those before it were seen by somebody who was signed in.
    const pages = (await recordIn(out)).journeys?.flatMap((one) => one.pages) ?? [];
    expect(pages.map(({ url }) => new URL(url).pathname)).not.toContain('/sign-in');
    expect(pages).toHaveLength(3);
    // Nobody pressed the button there.
    expect(door.asked.filter((one) => one === 'POST /sign-in').length).toBeLessThanOrEqual(4);
    expect(await leaks(out, run.out + run.err)).toEqual([]);
  });

  it('are blocked as well where they press on and on, and tell no secret as they break down', async () => {
    endAt('GET /report-missed-bin/details', true);
    const goes = `export const start = '/report-missed-bin/'; export const allow = ['POST /report-missed-bin/**'];
      export default async ({ page, step, fill, start }) => {
        await page.goto(start);
        await step('Start page');
        await page.getByRole('button', { name: 'Start now' }).click();
        await fill(page);
        await page.getByRole('button', { name: 'Continue' }).click();
        await page.getByRole('button', { name: 'Continue' }).click();
        await step('Which bin');
      };`;
    const breaks = `export const start = '/blue-badge/';
      export default () => { throw new Error('x'.repeat(290) + process.env.BRACKMERE_PASSWORD); };`;
    await writeFile(path.join(folder.path, 'goes.mjs'), goes);
    await writeFile(path.join(folder.path, 'breaks.mjs'), breaks);
    const { report } = await scan('on', [...BY_SCRIPT, '--journey', 'breaks.mjs', '--journey', 'goes.mjs']);
    expect(told(report)).toEqual([
      ['breaks', 'failed'],
      ['goes', 'blocked', 'Start page: reached', 'Which bin: blocked'],
    ]);
    // By the sign-in file, twice: nothing that the journey pressed was sent.
    expect(door.asked.filter((one) => one === 'POST /sign-in')).toHaveLength(2);
    expect(report.journeys?.[0]?.detail).not.toContain(SECRETS.password.slice(0, 8));
  });

  it('run one by one, too', async () => {
    const words = ['--start', start(), '--store', path.join(folder.path, 'store'), ...BY_SCRIPT];
    const run = await runCli(['journey', 'run', FILES[1] ?? '', ...words], { cwd: folder.path, env: ENV });
    expect(run.out).toContain('6 steps planned = 5 reached + 0 not reached + 1 stopped + 0 failed');
    expect(run.code).toBe(0);
    const out = await runCli(['journey', 'run', FILES[1] ?? '', '--start', start()], { cwd: folder.path, env: ENV });
    // As somebody who is not signed in.
    expect([out.code, out.out]).toEqual([3, expect.stringContaining('1 failed')]);
  });
});
