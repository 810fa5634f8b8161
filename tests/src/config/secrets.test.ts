import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readUnfinished } from '../../../src/cli/resume.ts';
import { resolveConfig } from '../../../src/config/resolve.ts';
import { withoutSecrets } from '../../../src/config/secrets.ts';

const resolve = (env: Record<string, string>, file: unknown = {}) =>
  resolveConfig({ flags: {}, env, file, fileName: 'lgdss.config.json', version: '1.2.3' });

it('a key that cannot be one is refused without being said', () => {
  const refused = resolve({ LGDSS_CRUX_KEY: 'secret but wrong' }, { cruxKey: 7_777_777 });
  expect(refused).toMatchObject({ ok: false });
  const said = refused.ok ? '' : refused.error.message;
  expect(said.split('\n')).toHaveLength(2);
  expect(said).toContain('LGDSS_CRUX_KEY must be a key of 10 to 200 letters');
  expect(said).not.toMatch(/secret|7777777/);
});

it('the address for tests is not taken for a slip of the pen', () => {
  expect(resolve({ LGDSS_CRUX_ADDRESS: 'http://127.0.0.1:1/' }).ok).toBe(true);
});

it('a scan that goes on takes its key from the environment, because none was written down', async () => {
  const settled = resolve({ LGDSS_CRUX_KEY: 'secret-enough' });
  if (!settled.ok) throw new Error(settled.error.message);
  const config = withoutSecrets(settled.value);
  expect(JSON.stringify(config)).not.toContain('secret');
  const cwd = await mkdtemp(path.join(tmpdir(), 'lgdss-test-'));
  const scope = { origins: ['https://x.example'], include: [], exclude: [], maxPages: 50, maxDepth: 5 };
  const target = { id: 'x', name: 'x', start: ['https://x.example/'], scope };
  const begun = { kind: 'begun', schema: 1, startedAt: '2026-11-23T09:00:00.000Z', target, config };
  await writeFile(path.join(cwd, 'journal.ndjson'), `${JSON.stringify(begun)}\n`);
  const keyWith = async (env: Record<string, string>) => {
    const read = await readUnfinished(cwd, { cwd, env: { LGDSS_MAX_PAGES: '3', ...env } });
    return read.ok ? [read.value.config.cruxKey, read.value.config.maxPages] : read.error.message;
  };
  expect(await keyWith({ LGDSS_CRUX_KEY: 'another-secret' })).toEqual(['another-secret', 50]);
  expect(await keyWith({})).toEqual([null, 50]);
  await rm(cwd, { recursive: true });
});
