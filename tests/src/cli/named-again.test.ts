import { existsSync } from 'node:fs';
import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { scanToSave } from '../../../src/cli/jobs/scan-to-save.ts';
import { envFromAnywhere } from '../../../src/cli/named-again.ts';
import { readUnfinished } from '../../../src/cli/resume.ts';
import type { SavedInFolder } from '../../../src/jobs/saved-in-folder.ts';
import { runCli, temporaryFolder } from '../../helpers/run-cli.ts';

const target = {
  id: 'larkmere',
  name: 'Larkmere',
  start: ['http://127.0.0.1:9/'],
  scope: { origins: ['http://127.0.0.1:9'], include: [], exclude: [], maxPages: 1, maxDepth: 0 },
};

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let place: string;
let ran: string;
let program: string;
beforeAll(async () => {
  folder = await temporaryFolder();
  place = path.join(folder.path, 'out');
  ran = path.join(folder.path, 'it-ran');
  program = path.join(folder.path, 'foreign.mjs');
  await mkdir(place);
  const leavesMark = `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(ran)}, ''); export default 7;`;
  await writeFile(program, leavesMark);
});
beforeEach(() => expect(existsSync(ran)).toBe(false));
afterAll(() => folder.remove());

async function journalWith(config: object, of: unknown = target): Promise<void> {
  const begun = { kind: 'begun', schema: 1, startedAt: '2026-11-29T09:00:00.000Z', target: of, config };
  await writeFile(path.join(place, 'journal.ndjson'), `${JSON.stringify(begun)}\n`);
}

const read = async (config: object, flags: object, env: Record<string, string> = {}) => {
  await journalWith(config);
  const unfinished = await readUnfinished('out', { cwd: folder.path, env }, flags);
  return unfinished.ok ? 'goes on' : unfinished.error.message;
};

describe('a journal that names what runs or lets somebody in', () => {
  it.each<[config: (program: string) => object, flags: object, env: Record<string, string>, words: RegExp]>([
    [() => ({}), {}, {}, /^goes on$/],
    [(file) => ({ journeys: [file] }), {}, {}, /name them again if they are yours: --journeys foreign\.mjs$/],
    [(file) => ({ checks: [file] }), {}, {}, /--checks foreign\.mjs$/],
    [(file) => ({ signIn: file, signedIn: 'Sign out' }), {}, {}, /--sign-in foreign\.mjs$/],
    [(file) => ({ browser: file }), {}, {}, /--browser foreign\.mjs$/],
    [() => ({ browser: '/usr/bin/another' }), {}, {}, /--browser \/usr\/bin\/another$/],
    // It would be shown to the site that the journal names.
    [() => ({ header: ['X-Key=AWS_SECRET'] }), {}, {}, /--header X-Key=AWS_SECRET$/],
    [() => ({ storageState: '/home/me/state.json' }), {}, {}, /--storage-state \/home\/me\/state\.json$/],
    [() => ({ cookie: ['a=B'], basicAuth: 'C:D' }), { cookie: ['a=B'] }, {}, /yours: --basic-auth C:D$/],
    [(file) => ({ journeys: [file], checks: [file] }), { journeys: ['foreign.mjs'] }, {}, /yours: --checks foreign/],
    [(file) => ({ journeys: [file] }), { journeys: ['./foreign.mjs'] }, {}, /^goes on$/],
    [(file) => ({ signIn: file }), {}, { LGDSS_SIGN_IN: 'foreign.mjs' }, /^goes on$/],
    [() => ({}), { journeys: ['foreign.mjs'] }, {}, /it began with another --journeys\.$/],
    [() => ({}), {}, { LGDSS_JOURNEYS: 'foreign.mjs' }, /^goes on$/],
    [() => ({ journeys: ['a\u001b[2J\nb.mjs'] }), {}, {}, /^\P{Cc}*$/u],
  ])('%o resumed with %o %o', async (config, flags, env, words) => {
    expect(await read(config(program), flags, env)).toMatch(words);
  });

  it('is told with the site that it names, because that is where a key would go', async () => {
    expect(await read({ header: ['X-Key=KEY'] }, {})).toMatch(/^This scan of http:\/\/127\.0\.0\.1:9\/ runs /);
  });

  it('and the site is told as well where the environment has named them, so that nobody has looked', async () => {
    const env = { LGDSS_HEADER: 'X-Key=KEY' };
    await journalWith({ header: ['X-Key=KEY'] });
    const known = await readUnfinished('out', { cwd: folder.path, env });
    expect(known).toMatchObject({ ok: true, value: { notes: ['This scan signs in at http://127.0.0.1:9.'] } });
    await journalWith({});
    expect(await readUnfinished('out', { cwd: folder.path, env })).toMatchObject({ ok: true, value: { notes: [] } });
  });

  it('is not obeyed by the command', async () => {
    await journalWith({ journeys: [program], checks: [program] });
    const run = await runCli(['scan', '--resume', place], { cwd: folder.path });
    expect(run).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--journeys foreign.mjs --checks') });
    expect(existsSync(ran)).toBe(false);
  });
});

describe('files that the environment names', () => {
  const moved = (env: Readonly<Record<string, string>>) => envFromAnywhere(env, folder.path);

  it('are found from another folder too', async () => {
    const env = moved({
      LGDSS_JOURNEYS: 'foreign.mjs, other/two.mjs',
      LGDSS_SIGN_IN: ' in.mjs ',
      LGDSS_MAX_PAGES: '5',
    });
    const at = (name: string) => path.join(folder.path, name);
    expect(env).toEqual({
      LGDSS_JOURNEYS: `${at('foreign.mjs')},${at('other/two.mjs')}`,
      ...{ LGDSS_SIGN_IN: at('in.mjs'), LGDSS_MAX_PAGES: '5' },
    });
    await journalWith({ journeys: [program] });
    const goesOn = async (from: Readonly<Record<string, string | undefined>>) =>
      (await readUnfinished(place, { cwd: place, env: from })).ok;
    expect(await goesOn(env)).toBe(true);
    expect(await goesOn({ LGDSS_JOURNEYS: 'foreign.mjs' })).toBe(false);
  });

  it('stay as they are where they say all, or nothing', () => {
    const env = { LGDSS_BROWSER: '/usr/bin/chromium', LGDSS_CHECKS: '', LGDSS_STORAGE_STATE: ' ' };
    expect(moved(env)).toEqual(env);
  });
});

it('a check that the database names is run by no worker whose environment does not name it too', async () => {
  const save = (env: Readonly<Record<string, string>>) =>
    scanToSave({} as SavedInFolder, { checks: [program] }, { env, cwd: folder.path });
  await expect(save({})).rejects.toThrow(`Name in LGDSS_CHECKS of this worker what it may run: ${program}`);
  expect(existsSync(ran)).toBe(false);
  await expect(save({ LGDSS_CHECKS: 'foreign.mjs' })).rejects.toThrow('foreign.mjs');
  expect(existsSync(ran)).toBe(true);
  await rm(ran);
});

describe('a journal whose target is none that this program writes', () => {
  const { scope } = target;
  it.each<[string, unknown]>([
    ['nothing', null],
    ['no start page', { ...target, start: [] }],
    ['a start page that is no address', { ...target, start: ['file:///etc/passwd'] }],
    ['no scope', { ...target, scope: undefined }],
    // A key would be sent there, and nobody would be told.
    [
      'the pages of another site',
      { ...target, scope: { ...scope, origins: ['http://127.0.0.1:9', 'http://127.0.0.1:8'] } },
    ],
    // Files are called by it.
    ['a path for a name', { ...target, id: '../../larkmere' }],
  ])('is refused: %s', async (_, of) => {
    await journalWith({}, of);
    const unfinished = await readUnfinished('out', { cwd: folder.path, env: {} });
    expect(unfinished).toMatchObject({ ok: false, error: { message: expect.stringMatching(/cannot be resumed/) } });
  });

  it('and goes on where it says www in one place alone', async () => {
    const www = { ...scope, origins: ['https://www.larkmere.example'] };
    await journalWith({}, { ...target, start: ['http://larkmere.example/'], scope: www });
    expect(await readUnfinished('out', { cwd: folder.path, env: {} })).toMatchObject({ ok: true });
  });
});

it('a scan whose evidence somebody has taken away is not gone on with', async () => {
  const store = path.join(folder.path, 'evidence');
  await journalWith({ store });
  const resumed = async () => {
    const unfinished = await readUnfinished('out', { cwd: folder.path, env: {} });
    return unfinished.ok ? 'goes on' : unfinished.error.message;
  };
  expect(await resumed()).toBe('goes on');
  const probed = { kind: 'probed', url: 'https://www.ambleford.example/', artifacts: {} };
  await appendFile(path.join(place, 'journal.ndjson'), `${JSON.stringify(probed)}\n`);
  expect(await resumed()).toBe(`What the scan in 'out' saw is not in '${store}' any more. Start it again.`);
  await mkdir(store);
  expect(await resumed()).toBe('goes on');
});
