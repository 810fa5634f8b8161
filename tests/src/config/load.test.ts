import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfigFile } from '../../../src/config/load.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lgdss-config-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, text: string) => writeFileSync(path.join(folder, name), text);

describe('loadConfigFile', () => {
  it.each([
    ['lgdss.config.ts', 'const maxPages: number = 3;\nexport default { maxPages };'],
    ['lgdss.config.js', 'export default { maxPages: 3 };'],
    ['lgdss.config.mjs', 'export default { maxPages: 3 };'],
    ['lgdss.config.json', '{"maxPages": 3}'],
    ['lgdss.config.yaml', 'maxPages: 3'],
    ['lgdss.config.yml', 'maxPages: 3'],
    ['package.json', '{"name": "x", "lgdss": {"maxPages": 3}}'],
  ])('finds %s', async (name, text) => {
    put(name, text);
    const loaded = await loadConfigFile(folder);
    expect(loaded).toEqual({ ok: true, value: { path: path.join(folder, name), name, content: { maxPages: 3 } } });
  });

  it('is content with none', async () => {
    put('package.json', '{"name": "x"}');
    expect(await loadConfigFile(folder)).toMatchObject({ ok: true, value: { path: null, content: undefined } });
  });

  it('takes the file it is told', async () => {
    put('lgdss.config.json', '{"maxPages": 3}');
    put('other.json', '{"maxPages": 4}');
    expect(await loadConfigFile(folder, 'other.json')).toMatchObject({ value: { content: { maxPages: 4 } } });
  });

  it.each([
    ['lgdss.config.json', '{"maxPages": }', undefined, 'lgdss.config.json cannot be read: '],
    ['lgdss.config.yaml', 'a: [', undefined, 'lgdss.config.yaml cannot be read: '],
    ['lgdss.config.ts', 'throw new Error("of its own")', undefined, 'cannot be read: of its own'],
    ['lgdss.config.mjs', 'throw "a text"', undefined, 'cannot be read: '],
    ['lgdss.config.js', 'export const maxPages = 3;', undefined, 'it has no default export.'],
    ['lgdss.config.ts', 'export default {', undefined, 'cannot be read: '],
    ['other.toml', '', 'other.toml', 'must end in .ts, .js, .mjs, .json, .yaml or .yml'],
    ['other.ts', 'export default {};', 'missing.ts', "There is no configuration file at 'missing.ts'."],
    ['other.json', '{}', 'missing.json', "There is no configuration file at 'missing.json'."],
  ])('explains %s holding %j', async (name, text, explicit, message) => {
    put(name, text);
    const loaded = await loadConfigFile(folder, explicit);
    expect(!loaded.ok && loaded.error.message).toContain(message);
    expect(!loaded.ok && loaded.error.message).not.toContain('\n');
  });
});
