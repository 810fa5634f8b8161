import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadScript, runScript } from '../../../../src/gather/sign-in/script.ts';
import { createSecrets } from '../../../../src/gather/sign-in/secrets.ts';
import { temporaryFolder } from '../../../helpers/run-cli.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

describe('a file that signs in', () => {
  it('of TypeScript is refused in plain words where Node cannot read it', async () => {
    expect(await loadScript('/somewhere/sign-in.ts', false)).toEqual({
      ok: false,
      error: {
        code: 'sign-in',
        message: 'This Node cannot read sign-in.ts, as it is TypeScript. Use Node 22.18 or later, or write it as .mjs.',
      },
    });
  });

  it('is loaded from JavaScript whatever Node can do', async () => {
    const file = path.join(folder.path, 'fine.mjs');
    await writeFile(file, 'export default async () => {}');
    expect((await loadScript(file, false)).ok).toBe(true);
  });

  it('that is not there is named', async () => {
    const loaded = await loadScript(path.join(folder.path, 'none.mjs'));
    expect(loaded.ok ? '' : loaded.error.message).toMatch(/^none\.mjs cannot be loaded: /);
  });

  it.each([
    ['PASSWORD', 'correct horse', true],
    ['PIN', '4321', true],
    ['USER_NAME', 'resident', false],
    ['USER_NAME', 'resident@larkmere.example', true],
    ['USER_ID', 'a1b2c3d4', true],
    ['START', 'https://larkmere.example/', false],
    ['PLACE', 'larkmere', false],
  ])('makes a secret of what it reads: %s=%s %s', async (name, value, isOne) => {
    const secrets = createSecrets();
    const read = async (_: Page, { env }: { readonly env: Readonly<Record<string, string | undefined>> }) => env[name];
    const tools = { env: { [name]: value }, start: 'https://larkmere.example/account' };
    expect((await runScript(read, {} as Page, tools, secrets)).ok).toBe(true);
    expect(secrets.isIn(`It is ${value}.`)).toBe(isOne);
  });

  it('may fail with a message, which shows nothing it has read', async () => {
    const fail = async (_: Page, { env }: { readonly env: Readonly<Record<string, string | undefined>> }) => {
      throw new Error(`${'x'.repeat(290)} ${env.PASSWORD} was wrong\nand more`);
    };
    const ran = await runScript(
      fail,
      {} as Page,
      { env: { PASSWORD: 'correct horse' }, start: 'https://a.example/' },
      createSecrets(),
    );
    expect(ran.ok ? '' : ran.error.message).toMatch(/^The sign-in file ended with an error: x+ secret-le/);
  });
});
