import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadChecks } from '../../../src/custom/load-checks.ts';
import { ownCheckSource, ownMeta } from '../../helpers/own-check.ts';

const source = ownCheckSource(pathToFileURL(path.join(import.meta.dirname, '../../../src/model/check.ts')).href);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lgdss-own-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const put = (name: string, text: string) => writeFileSync(path.join(folder, name), text);

describe('loadChecks', () => {
  it('loads what the setting names', async () => {
    put('our-rule.ts', source);
    expect(await loadChecks(['./our-rule.ts'], folder)).toMatchObject({ ok: true, value: [{ meta: ownMeta }] });
  });

  it('needs none', async () => {
    expect(await loadChecks([], folder)).toEqual({ ok: true, value: [] });
  });

  it('says of every file what is wrong with it', async () => {
    put('our-rule.ts', source);
    put('twice.ts', source);
    put('throws.mjs', 'throw new Error("of its own");');
    put('empty.js', 'export {};');
    const loaded = await loadChecks(
      ['our-rule.ts', 'twice.ts', 'throws.mjs', 'empty.js', 'missing.ts', 'rule.json'],
      folder,
    );
    const lines = loaded.ok ? [] : loaded.error.message.split('\n');
    expect(lines).toEqual([
      "twice.ts: there is another check called 'custom/shouting-title'.",
      'throws.mjs cannot be loaded: of its own',
      'empty.js must export a check by default, made with definePageCheck or defineSiteCheck.',
      expect.stringMatching(/^missing\.ts cannot be loaded: /),
      "A check must be a file that ends in .ts, .js or .mjs, not 'rule.json'.",
    ]);
  });
});
