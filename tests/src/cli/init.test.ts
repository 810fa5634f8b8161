import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Io } from '../../../src/cli/io.ts';
import { main } from '../../../src/cli/main.ts';
import { loadConfigFile } from '../../../src/config/load.ts';
import { resolveConfig } from '../../../src/config/resolve.ts';
import { runMain } from '../../helpers/run-main.ts';

const FILE = 'lgdss.config.yaml';
const URL = 'https://www.ambleford.example/bins';
const CONTACT = 'https://www.ambleford.example/checks';
const schema = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../../docs/config.schema.json'), 'utf8'));
const ajv = new Ajv2020.default({ strict: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lgdss-init-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Without answers there is nobody to ask. */
async function init(args: readonly string[], answers?: readonly (string | undefined)[]) {
  const printed = { out: '', err: '', asked: 0 };
  const io: Io = {
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
    ...{ env: {}, cwd: folder, terminal: null, elapsed: () => 0, every: () => () => undefined },
    signal: new AbortController().signal,
    ask: answers && (async () => answers[printed.asked++]),
  };
  return { code: await main(['init', ...args], io), ...printed };
}

async function written() {
  const file = await loadConfigFile(folder);
  if (!file.ok) throw new Error(file.error.message);
  const config = resolveConfig({ flags: {}, env: {}, file: file.value.content, version: '1' });
  if (!config.ok) throw new Error(config.error.message);
  const { start, contactUrl, failOn } = config.value;
  return { start, contactUrl, failOn };
}

describe('lgdss init', () => {
  it.each<[string, readonly string[], readonly string[] | undefined, object]>([
    ['asks three questions', [], [URL, CONTACT, 'minor'], { start: [URL], contactUrl: CONTACT, failOn: 'minor' }],
    ['takes what is usual', [], ['', '', ''], { start: [], failOn: 'serious' }],
    ['asks nothing with --yes', ['--yes'], undefined, { start: [], failOn: 'serious' }],
    [
      'asks only what is not given',
      ['--start', URL, '--fail-on', 'never'],
      [CONTACT],
      { start: [URL], contactUrl: CONTACT, failOn: null },
    ],
    [
      'asks again',
      [],
      ['x y', URL, 'nobody', CONTACT, 'dreadful', 'critical'],
      { start: [URL], contactUrl: CONTACT, failOn: 'critical' },
    ],
    [
      'takes an address as people say it',
      [],
      ['www.ambleford.example/bins ', 'www.ambleford.example/checks', 'never'],
      { start: [URL], contactUrl: CONTACT, failOn: null },
    ],
  ])('%s', async (_, args, answers, settings) => {
    const ended = await init(args, answers);
    expect(ended).toMatchObject({ code: 0, asked: answers?.length ?? 0 });
    expect(await written()).toMatchObject(settings);
    const file = await loadConfigFile(folder);
    validate(file.ok ? file.value.content : null);
    expect(validate.errors).toBeNull();
  });

  it('gives editors the schema of the package beside it or above it, or else the published one', async () => {
    const schemaOf = async () => {
      await init(['--yes', '--force']);
      return /^# yaml-language-server: \$schema=(\S+)$/m.exec(readFileSync(path.join(folder, FILE), 'utf8'))?.[1];
    };
    expect(await schemaOf()).toMatch(/^https:\/\/.+\/docs\/config\.schema\.json$/);
    const place = 'node_modules/lgdss-scanner/docs';
    mkdirSync(path.join(folder, place), { recursive: true });
    writeFileSync(path.join(folder, place, 'config.schema.json'), '{}');
    expect(await schemaOf()).toBe(`./${place}/config.schema.json`);
    const project = folder;
    folder = path.join(project, 'services/bins');
    mkdirSync(folder, { recursive: true });
    expect(await schemaOf()).toBe(`../../${place}/config.schema.json`);
    folder = project;
  });

  it('says what each line does', async () => {
    await init(['--yes']);
    const lines = readFileSync(path.join(folder, FILE), 'utf8').split('\n');
    const set = lines.filter((line) => /^(# )?\w+: /.test(line) && !line.startsWith('# yaml'));
    expect(set.length).toBeGreaterThan(5);
    for (const line of set) expect(lines[lines.indexOf(line) - 1]).toMatch(/^# [A-Z].*\.$/);
  });

  it('leaves a file as it is without --force', async () => {
    writeFileSync(path.join(folder, FILE), 'maxPages: 3\n');
    expect(await init(['--yes'])).toMatchObject({
      code: 2,
      err: `There is a file '${FILE}' already. Add --force to write over it.\n`,
    });
    expect(readFileSync(path.join(folder, FILE), 'utf8')).toBe('maxPages: 3\n');
    expect((await init(['--yes', '--force'])).code).toBe(0);
    expect(await written()).toMatchObject({ failOn: 'serious' });
  });

  it.each<[string, readonly string[], readonly (string | undefined)[] | undefined, string]>([
    ['nobody to ask', ['--start', URL], undefined, 'There is no terminal to ask on.'],
    ['an address that is none', ['--yes', '--start', 'x y'], undefined, '--start: '],
    ['a severity that is none', ['--yes', '--fail-on', 'dreadful'], undefined, '--fail-on: It must be critical'],
    [
      'a slip',
      ['--yes', '--fail-on', 'sirious'],
      undefined,
      "minor or never, but it is 'sirious'. Did you mean 'serious'?",
    ],
    [
      'a password in the address',
      ['--yes', '--start', 'https://me:secret@www.ambleford.example'],
      undefined,
      'password',
    ],
    ['a person who gives up', [], [URL, undefined], 'Nothing was written.'],
    ['three wrong answers', [], ['x y', 'x y', 'x y'], 'Nothing was written.'],
  ])('writes nothing for %s', async (_, args, answers, message) => {
    const ended = await init(args, answers);
    expect(ended.code).toBe(2);
    expect(ended.err).toContain(message);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('does not put a second configuration beside another', async () => {
    writeFileSync(path.join(folder, 'lgdss.config.ts'), 'export default {};');
    const ended = await init(['--yes', '--force']);
    expect(ended.err).toBe('There is a configuration already: lgdss.config.ts. Change that one.\n');
    expect(readdirSync(folder)).toEqual(['lgdss.config.ts']);
  });

  it('does not put one over the settings in package.json, and does not mind a package.json without', async () => {
    writeFileSync(path.join(folder, 'package.json'), '{"name": "bins", "lgdss": {"maxPages": 3}}');
    const ended = await init(['--yes']);
    expect(ended).toMatchObject({ code: 2, err: expect.stringContaining("the key 'lgdss' in package.json") });
    writeFileSync(path.join(folder, 'package.json'), '{"name": "bins"}');
    expect((await init(['--yes'])).code).toBe(0);
  });

  it('cannot be made to write a setting by an answer', async () => {
    await init([], ['https://www.ambleford.example/"]\nmaxPages: 9', '', '']);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a name that is no setting', () => {
  it.each([
    ['lgdss.config.ts', 'const maxPage: number = 3;\nexport default { maxPage };'],
    ['lgdss.config.mts', 'const maxPage: number = 3;\nexport default { maxPage };'],
    ['lgdss.config.js', 'export default { maxPage: 3 };'],
    ['lgdss.config.mjs', 'export default { maxPage: 3 };'],
    ['lgdss.config.json', '{"maxPage": 3}'],
    ['lgdss.config.yaml', 'maxPage: 3'],
    ['lgdss.config.yml', 'maxPage: 3'],
    ['package.json', '{"name": "bins", "lgdss": {"maxPage": 3}}'],
  ])('is refused in %s, with the nearest that is one, and nothing is scanned', async (name, text) => {
    writeFileSync(path.join(folder, name), text);
    const { code, err } = await runMain(['ci', 'http://127.0.0.1:1/'], folder);
    const [read, ...rest] = err.split('\n');
    expect(read).toMatch(new RegExp(`^Settings are read from ${name}[,.]`));
    expect([code, rest]).toEqual([2, [`${name}: 'maxPage' is not a setting. Did you mean 'maxPages'?`, '']]);
    expect(readdirSync(folder)).toEqual([name]);
  });
});
