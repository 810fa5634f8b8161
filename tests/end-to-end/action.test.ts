import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { PAGES_ALONE, temporaryFolder } from '../helpers/run-cli.ts';

const ROOT = path.join(import.meta.dirname, '../..');

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly runs: {
    readonly steps: readonly { readonly run: string; readonly shell: string; readonly env?: Record<string, string> }[];
  };
}

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let site: Loopback;
let action: Action;

/** The action as it is checked out, but its set-up, which installs packages, only writes down how it was called. */
beforeAll(async () => {
  folder = await temporaryFolder();
  action = parse(await readFile(path.join(ROOT, 'action.yml'), 'utf8')) as Action;
  const checkout = path.join(folder.path, 'action');
  await mkdir(path.join(checkout, 'scripts'), { recursive: true });
  for (const name of ['src', 'node_modules']) await symlink(path.join(ROOT, name), path.join(checkout, name));
  const setUp = `import { writeFileSync } from 'node:fs';\nwriteFileSync('set-up.txt', process.argv.slice(2).join(' '));\n`;
  await writeFile(path.join(checkout, 'scripts/bootstrap.mjs'), setUp);
  site = await serveLoopback((_, response) => {
    response
      .setHeader('content-type', 'text/html')
      .end('<!doctype html><html lang="en"><title>Bins</title><main><h1>Bins</h1><img src="/a.png"></main></html>');
  });
});
afterAll(async () => {
  await site.close();
  await folder.remove();
});

/** All steps in a workspace of their own, as GitHub runs them: one script a step, and none after one that failed. */
async function runAction(name: string, inputs: Readonly<Record<string, string>>) {
  const cwd = path.join(folder.path, name);
  await mkdir(cwd);
  const service = {
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION_PATH: path.join(folder.path, 'action'),
    GITHUB_OUTPUT: path.join(cwd, 'output.txt'),
    GITHUB_STEP_SUMMARY: path.join(cwd, 'summary.md'),
    ...PAGES_ALONE,
  };
  let out = '';
  let code: number | null = 0;
  for (const { run, env = {} } of action.runs.steps) {
    const given = Object.entries(env).map(([key, value]) => [key, filledIn(value, inputs)] as const);
    ({ code, out } = await bash(run, cwd, { ...service, ...Object.fromEntries(given) }, out));
    if (code !== 0) break;
  }
  const output = await readFile(service.GITHUB_OUTPUT, 'utf8').catch(() => '');
  return { code, out, output, cwd };
}

function filledIn(value: string, inputs: Readonly<Record<string, string>>): string {
  return value.replace(
    /\$\{\{ inputs\.([\w-]+) \}\}/g,
    (_, name: string) => inputs[name] ?? action.inputs[name]?.default ?? '',
  );
}

function bash(script: string, cwd: string, env: Readonly<Record<string, string>>, before: string) {
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd,
    env: { ...process.env, ...env },
  });
  let out = before;
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
  return new Promise<{ code: number | null; out: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, out }));
  });
}

describe('action.yml', () => {
  it('says of every input what it is, and uses no action of others, no token and no secret', () => {
    const described = Object.values(action.inputs).map(({ description }) => description);
    expect(described.filter((text) => !/^[A-Z].{15,}\.$/s.test(text))).toEqual([]);
    const steps: readonly object[] = action.runs.steps;
    expect(steps.filter((step) => 'uses' in step)).toEqual([]);
    expect(JSON.stringify(action)).not.toMatch(/github\.token|secrets\./);
  });

  it('writes nothing that is given into a script, and uses every input', () => {
    const { steps } = action.runs;
    expect(steps.filter(({ run }) => run.includes('${{'))).toEqual([]);
    const used = JSON.stringify(steps.map(({ env }) => env));
    for (const name of Object.keys(action.inputs)) expect(used).toContain(`inputs.${name} `);
  });

  it('scans, fails with the gate, and says where the reports are', async () => {
    const { code, out, output, cwd } = await runAction('fails', { url: `${site.origin}/`, 'fail-on': 'critical' });
    expect(code, out).toBe(1);
    expect(output).toBe('folder=lgdss-ci\nexit-code=1\n');
    expect(await readFile(path.join(cwd, 'set-up.txt'), 'utf8')).toBe('--browser');
    expect(await readFile(path.join(cwd, 'summary.md'), 'utf8')).toContain('The gate failed.');
    expect(out).toMatch(/^::error title=Gate failed::/m);
    expect(await readdir(path.join(cwd, 'lgdss-ci'))).toEqual(expect.arrayContaining(['lgdss.sarif', 'comment.md']));
  });

  it('takes the address from the configuration where none is given, and passes where nothing is asked', async () => {
    await writeFile(path.join(folder.path, 'bins.yaml'), `start: ["${site.origin}/"]\n`);
    const { code, out, output } = await runAction('passes', { config: '../bins.yaml', out: 'results' });
    expect(code, out).toBe(0);
    expect(output).toBe('folder=results\nexit-code=0\n');
  });

  it.each([
    ['no address at all', {}],
    ['a command in the address', { url: '"; touch pwned; echo "$(touch pwned)`touch pwned`' }],
    ['an option for an address', { url: '--help' }],
    ['a gate that is none', { url: 'http://127.0.0.1:1/', 'min-score': '100; touch pwned' }],
  ])('ends with 2 and runs nothing for %s', async (name, inputs) => {
    const { code, output, cwd } = await runAction(name, inputs);
    expect([code, output]).toEqual([2, 'folder=lgdss-ci\nexit-code=2\n']);
    expect(await readdir(cwd)).not.toContain('pwned');
  });
});
