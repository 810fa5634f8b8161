import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBaseline } from '../../src/gate/baseline-file.ts';
import { closedPort, type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from '../helpers/run-here.ts';
import { runMain } from '../helpers/run-main.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let site: Loopback;
const FAULT = '<img src="/a.png"><p><a href="/"></a></p>';
const page = (body: string) =>
  `<!doctype html><html lang="en"><head><title>Bins - ::error::Ambleford</title></head><body><main><h1>Bins</h1>${body}</main></body></html>`;

beforeAll(async () => {
  folder = await temporaryFolder();
  site = await serveLoopback((_, response, address) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (address === '/') return void response.end(page(FAULT));
    if (address === '/part') return void response.end(page(`${FAULT}<p><a href="/broken">Your bins</a></p>`));
    response.writeHead(address === '/broken' ? 500 : 404).end(page('<p>Not here.</p>'));
  });
  const scanned = await run('scan', '/', '--out', 'known');
  expect(scanned.code, scanned.out + scanned.err).toBe(0);
  const made = await runHere(['baseline', 'known', '--out', 'known.yaml', '--reason', 'Known.'], { cwd: folder.path });
  expect(made.code, made.err).toBe(0);
  const text = await readFile(at('known.yaml'), 'utf8');
  await writeFile(at('expired.yaml'), text.replaceAll('expires: ""', 'expires: "2020-01-31"'));
  await writeFile(at('empty.yaml'), text.slice(0, text.indexOf('entries:')));
  await writeFile(at('other.yaml'), text.replace('- "127.0.0.1"', '- "www.westmere.example"'));
  await writeFile(at('broken.yaml'), text.replace('places: 1', 'places: none'));
});
afterAll(async () => {
  await site.close();
  await folder.remove();
});

const at = (name: string) => path.join(folder.path, name);
function run(command: 'scan' | 'ci', address: string, ...args: readonly string[]) {
  return runIn({}, command, address, ...args);
}
function runIn(
  env: Readonly<Record<string, string>>,
  command: 'scan' | 'ci',
  address: string,
  ...args: readonly string[]
) {
  const service = { GITHUB_ACTIONS: '', GITLAB_CI: '', TF_BUILD: '' };
  const rest = args.includes('--out') ? args : [...args, '--out', 'out'];
  return runHere([command, `${site.origin}${address}`, '--no-probes', ...rest], {
    cwd: folder.path,
    env: { ...service, ...env },
  });
}

describe('the exit code of a scan', () => {
  it.each<readonly [code: number, what: string, address: string, args: readonly string[], says: RegExp]>([
    [
      0,
      'known faults alone',
      '/',
      ['--new-only', '--baseline', 'known.yaml'],
      /The gate was passed\.\n {2}0 failures are not/,
    ],
    // Each by itself is in judge.test.ts.
    [
      1,
      'a failure that is grave, a score and a point that are low',
      '/',
      ['--fail-on', 'critical', '--min-score', '100', '--min-point', '10=100'],
      /The gate failed:\n {2}\d+ failures? (?:is|are) critical.*\n {2}The overall score is.*\n {2}Point 10 has a score of/,
    ],
    [1, 'a new fault', '/', ['--new-only', '--baseline', 'empty.yaml'], /new failures? (is|are) not in the baseline/],
    [
      1,
      'entries that expired',
      '/',
      ['--new-only', '--baseline', 'expired.yaml'],
      /of the baseline expired, so the faults count again: .*2020-01-31/,
    ],
    [3, 'incomplete, and the gate failed', '/part', ['--fail-on', 'minor'], /incomplete:[\s\S]*The gate failed:/],
    [
      3,
      'incomplete, and nothing seen fails the gate',
      '/part',
      ['--min-score', '0', '--coverage-floor', '0'],
      /It is not passed: the scan is incomplete/,
    ],
  ])('is %i: %s', async (code, _, address, args, says) => {
    const { code: got, out, err } = await run('scan', address, ...args);
    expect(got, out + err).toBe(code);
    expect(out).toMatch(says);
  });

  it('is 3 when the site is down, whatever the gate says', async () => {
    const port = await closedPort();
    const { code } = await runHere(['ci', `http://127.0.0.1:${port}/`, '--out', 'down'], { cwd: folder.path });
    expect(code).toBe(3);
  });

  it.each<readonly [string, readonly string[], RegExp]>([
    ['a minimum that is none', ['--min-point', '10:60'], /--min-point must be a point and its least score/],
    ['a point that there is not', ['--min-point', '16=60'], /--min-point must be/],
    ['a point that never has a score', ['--min-point', '2=60'], /Point 2 never gets a score/],
    [
      'no baseline where one must be',
      ['--new-only'],
      /no baseline at 'lgdss-baseline\.yaml'.*lgdss baseline <scan folder>/,
    ],
    [
      'a baseline with a slip',
      ['--new-only', '--baseline', 'broken.yaml'],
      /broken\.yaml, line \d+: 'places' should be/,
    ],
    [
      'a baseline of another site',
      ['--new-only', '--baseline', 'other.yaml'],
      /baseline 'other\.yaml' is of www\.westmere\.example, and this is a scan of 127\.0\.0\.1\. .*add the host to 'sites'/,
    ],
    ['a format that there is not', ['--formats', 'pdf'], /--formats must be one or more of sarif, junit/],
  ])('is 2, and nothing is scanned: %s', async (_, args, says) => {
    const before = site.hits.length;
    const { code, err } = await runMain(['scan', `${site.origin}/`, ...args], folder.path);
    expect([code, site.hits.length - before], err).toEqual([2, 0]);
    expect(err).toMatch(says);
  });

  it('is 2 for a baseline and two services', async () => {
    await writeFile(at('two.txt'), `${site.origin}/\nhttp://localhost:${site.port}/\n`);
    const { code, err } = await runMain(['scan', '--targets', 'two.txt', '--baseline', 'known.yaml'], folder.path);
    expect([code, err]).toEqual([2, expect.stringMatching(/^A baseline is of one service\./)]);
  });
});

describe('lgdss baseline', () => {
  it('does not write over what people filled in, unless it keeps it', async () => {
    const again = (...args: readonly string[]) =>
      runMain(['baseline', 'known', '--out', 'kept.yaml', ...args], folder.path);
    expect((await again('--reason', 'First.', '--expires', '2030-01-31')).code).toBe(0);
    expect(await again()).toMatchObject({ code: 2, err: expect.stringContaining('Add --keep kept.yaml') });
    expect((await again('--keep', 'kept.yaml', '--reason', 'Second.')).code).toBe(0);
    const read = readBaseline(await readFile(at('kept.yaml'), 'utf8'));
    const entries = read.ok ? read.baseline.entries : [];
    expect(entries.length).toBeGreaterThan(0);
    expect(new Set(entries.map(({ reason, expires }) => `${reason} ${expires}`))).toEqual(
      new Set(['First. 2030-01-31']),
    );
  });

  it.each<readonly [string, readonly string[], RegExp]>([
    ['a day that is none', ['known', '--expires', '2027-02-30'], /Write the day as 2027-03-01/],
    ['a scan that is not there', ['nowhere'], /nowhere/],
    ['to keep what is of another site', ['known', '--keep', 'other.yaml'], /is of www\.westmere\.example/],
  ])('refuses %s', async (_, args, says) => {
    const { code, err } = await runMain(['baseline', ...args, '--out', 'no.yaml'], folder.path);
    expect([code, err]).toEqual([2, expect.stringMatching(says)]);
  });
});

describe('lgdss ci', () => {
  const FILES = [
    'comment.md',
    'gl-code-quality-report.json',
    'github-annotations.txt',
    'github-summary.md',
    'junit.xml',
    'lgdss.sarif',
  ];

  it('in GitHub Actions fills in the job summary, annotates and writes every file', async () => {
    await writeFile(at('summary.md'), '# Before\n');
    const { code, out, err } = await runIn(
      {
        GITHUB_ACTIONS: 'true',
        GITHUB_STEP_SUMMARY: at('summary.md'),
        GITHUB_SERVER_URL: 'https://github.example',
        GITHUB_REPOSITORY: 'ambleford/bins',
        GITHUB_RUN_ID: '7',
      },
      ...(['ci', '/', '--fail-on', 'serious', '--out', 'github'] as const),
    );
    expect(code, out + err).toBe(1);
    expect(await readdir(at('github'))).toEqual(expect.arrayContaining([...FILES, 'report.html', 'report.json']));
    const summary = await readFile(at('summary.md'), 'utf8');
    expect(summary).toMatch(/^# Before\n# /);
    expect(summary).toContain('The gate failed.');
    const commands = out.split('\n').filter((line) => /^\s*(::|##)/.test(line));
    expect(commands[0]).toMatch(/^::error title=Gate failed::\d+ failures? /);
    expect(commands.join('\n')).toBe((await readFile(at('github/github-annotations.txt'), 'utf8')).trimEnd());
    expect(await readFile(at('github/comment.md'), 'utf8')).toContain(
      '<https://github.example/ambleford/bins/actions/runs/7>',
    );
    expect(err).toContain('Gate: There may be no failure that is serious or worse.');
  });

  it('in GitHub Actions annotates on the other stream where programs read the output', async () => {
    const { code, out, err } = await runIn(
      { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: at('json-summary.md') },
      ...(['ci', '/', '--fail-on', 'serious', '--json', '--out', 'json'] as const),
    );
    expect(code, err).toBe(1);
    expect(err).toMatch(/^::error title=Gate failed::/m);
    for (const line of out.trimEnd().split('\n')) expect(JSON.parse(line)).toBeTypeOf('object');
  });

  it('elsewhere it writes the same files, says where the run is, and annotates nothing', async () => {
    const { code, out } = await runIn(
      { GITLAB_CI: 'true', CI_JOB_URL: 'https://gitlab.example/jobs/9' },
      ...(['ci', '/', '--out', 'gitlab'] as const),
    );
    expect(code).toBe(0);
    expect(await readdir(at('gitlab'))).toEqual(expect.arrayContaining(FILES));
    expect(await readFile(at('gitlab/comment.md'), 'utf8')).toContain('<https://gitlab.example/jobs/9>');
    expect(out).not.toMatch(/^::/m);
  });

  it('a scan that is within the gate writes the files that were asked for and no others', async () => {
    const { code, out } = await run(
      ...(['scan', '/', '--min-score', '0', '--formats', 'sarif', '--formats', 'junit', '--out', 'some'] as const),
    );
    expect([code, out]).toEqual([0, expect.stringContaining('The gate was passed.')]);
    const written = (await readdir(at('some'))).filter((file) => FILES.includes(file));
    expect(written).toEqual(['junit.xml', 'lgdss.sarif']);
  });

  it('shows examples with --help', async () => {
    const { code, out } = await runMain(['ci', '--help'], folder.path);
    expect(code).toBe(0);
    expect(out).toContain('lgdss ci http://localhost:3000 --fail-on serious');
    expect(out).toContain('Exit codes:');
  });
});
