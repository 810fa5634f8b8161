import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Io } from '../../../src/cli/io.ts';
import { main } from '../../../src/cli/main.ts';
import { loadConfigFile } from '../../../src/config/load.ts';
import { resolveConfig } from '../../../src/config/resolve.ts';

const FILE = 'lgdss.config.yaml';
const URL = 'https://www.ambleford.example/bins';
const CONTACT = 'https://www.ambleford.example/checks';
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
  ])('%s', async (_, args, answers, settings) => {
    const ended = await init(args, answers);
    expect(ended).toMatchObject({ code: 0, asked: answers?.length ?? 0 });
    expect(await written()).toMatchObject(settings);
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

  it('cannot be made to write a setting by an answer', async () => {
    await init([], ['https://www.ambleford.example/"]\nmaxPages: 9', '', '']);
    expect(readdirSync(folder)).toEqual([]);
  });
});
