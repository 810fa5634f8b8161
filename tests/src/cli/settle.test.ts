import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settle } from '../../../src/cli/settle.ts';
import { runCli, temporaryFolder } from '../../helpers/run-cli.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

async function settled(name: string, text: string, choice?: string | false) {
  const cwd = await mkdtemp(path.join(folder.path, 'settings-'));
  await writeFile(path.join(cwd, name), text);
  const said: string[] = [];
  const err = (line: string) => void said.push(line);
  const config = await settle({}, choice, { cwd, env: {}, err } as Parameters<typeof settle>[2]);
  return { pages: config.ok ? config.value.maxPages : config.error.message, said: said.join('') };
}

const HINT = 'Leave it out with --no-config.\n';

describe('the file that settings are from', () => {
  it.each([
    ['lgdss.config.ts', 'const maxPages: number = 3; export default { maxPages };', ', which is run as a program'],
    ['lgdss.config.mjs', 'export default { maxPages: 3 };', ', which is run as a program'],
    ['lgdss.config.json', '{"maxPages": 3}', ''],
    ['lgdss.config.yaml', 'maxPages: 3', ''],
    ['package.json', '{"name":"x","lgdss":{"maxPages":3}}', ''],
  ])('%s is named in one line, and left out where nobody wants it', async (name, text, how) => {
    expect(await settled(name, text)).toEqual({ pages: 3, said: `Settings are read from ${name}${how}. ${HINT}` });
    expect(await settled(name, text, false)).toEqual({ pages: 50, said: '' });
  });

  it('is named where it was asked for as well, and where there is none, no line is written', async () => {
    const said = `Settings are read from other.json. ${HINT}`;
    expect(await settled('other.json', '{"maxPages": 3}', 'other.json')).toEqual({ pages: 3, said });
    expect(await settled('package.json', '{"name":"other"}')).toEqual({ pages: 50, said: '' });
  });

  it('is named before it is run', async () => {
    const cwd = path.join(folder.path, 'program');
    await mkdir(cwd);
    await writeFile(path.join(cwd, 'lgdss.config.mjs'), "console.error('It runs.'); export default { maxPages: 0 };");
    const run = await runCli(['scan', 'http://127.0.0.1:9/'], { cwd });
    expect(run.err).toMatch(/^Settings are read from lgdss\.config\.mjs, which is run as a program\..*\nIt runs\.\n/);
    const none = await runCli(['scan', 'nonsense', '--no-config'], { cwd });
    expect([none.code, none.err]).toEqual([2, expect.not.stringContaining('Settings are read')]);
    expect(none.err).not.toContain('It runs.');
  });
});
