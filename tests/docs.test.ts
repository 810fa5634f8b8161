import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checks } from '../checks/registry.ts';
import { HAR_FOLDER } from '../reports/lib/measured.ts';
import { buildDocument, pipelineReports, reports } from '../reports/registry.ts';
import { renderChecksDoc } from '../scripts/checks-doc.ts';
import { authoritiesCommand } from '../src/cli/commands/authorities.ts';
import { baselineCommand } from '../src/cli/commands/baseline.ts';
import { ciCommand } from '../src/cli/commands/ci.ts';
import { compareCommand } from '../src/cli/commands/compare.ts';
import { estateCommand } from '../src/cli/commands/estate.ts';
import { explainCommand } from '../src/cli/commands/explain.ts';
import { jobsCommand } from '../src/cli/commands/jobs.ts';
import { rescoreCommand } from '../src/cli/commands/rescore.ts';
import { reviewCommand } from '../src/cli/commands/review.ts';
import { scanCommand } from '../src/cli/commands/scan.ts';
import { scheduleCommand } from '../src/cli/commands/schedule.ts';
import { tidyCommand } from '../src/cli/commands/store-tidy.ts';
import { workerCommand } from '../src/cli/commands/worker.ts';
import { EXIT, EXIT_HELP } from '../src/cli/exit-codes.ts';
import { LETTER } from '../src/cli/letter.ts';
import { SCAN_FILE } from '../src/cli/saved-scan.ts';
import { COMMAND_ONLY } from '../src/library/options.ts';
import { FORMATS } from '../src/library/report.ts';
import { sampleInput } from './reports/sample-input.ts';

const ROOT = path.join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const DECISIONS = readdirSync(path.join(ROOT, 'docs/decisions')).toSorted();
const NAMES = ['review', 'scoring', 'sampling', 'targets', 'ci', 'sign-in', 'journeys', 'estates', 'schedules'];
const GUIDES = ['README.md', ...NAMES.map((name) => `docs/${name}.md`)];
const WRITTEN = [
  ...GUIDES,
  'docs/api.md',
  'docs/deploying.md',
  'docs/scale.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...DECISIONS.map((file) => `docs/decisions/${file}`),
];

describe('docs/checks.md', () => {
  it('is what the checks say now (npm run docs)', () => {
    expect(read('docs/checks.md')).toBe(renderChecksDoc(checks));
  });
});

describe('links between documents', () => {
  it.each(WRITTEN)('%s leads nowhere that is missing', (file) => {
    const targets = [...read(file).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = '']) => target);
    const missing = targets.filter((target) => !existsSync(path.resolve(ROOT, path.dirname(file), target)));
    expect(missing).toEqual([]);
  });
});

describe('guides', () => {
  const io = {
    out: () => undefined,
    err: () => undefined,
    env: {},
    cwd: ROOT,
    terminal: null,
    elapsed: () => 0,
    every: () => () => undefined,
  };
  const commands = [
    scanCommand,
    authoritiesCommand,
    estateCommand,
    explainCommand,
    rescoreCommand,
    reviewCommand,
    compareCommand,
    baselineCommand,
    ciCommand,
    scheduleCommand,
    jobsCommand,
    workerCommand,
    tidyCommand,
  ];
  const all = commands.map((make) => make({ ...io, signal: AbortSignal.abort() }, () => undefined));
  const known = all.flatMap((command) => [command, ...command.commands]).flatMap(({ options }) => options);

  it.each(GUIDES)('%s names only options that there are', (file) => {
    // Those of other programs are theirs.
    const options = [
      ...read(file)
        .replaceAll(/^npx .*$/gm, '')
        .matchAll(/--[a-z][a-z-]+/g),
    ].map(([option]) => option);
    expect(options.length).toBeGreaterThan(2);
    expect(options.filter((option) => !known.some(({ long, short }) => long === option || short === option))).toEqual(
      [],
    );
  });
});

describe('README.md', () => {
  it('has the exit codes of the program, in its words', () => {
    const lines = EXIT_HELP.split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s{2,}/));
    expect(lines.map(([code]) => Number(code))).toEqual(Object.values(EXIT));
    for (const [code, meaning = ''] of lines) {
      expect(read('README.md').replaceAll('`', '')).toContain(`| ${code} | ${meaning} |`);
    }
  });

  it('names npm scripts that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = WRITTEN.flatMap((file) => [...read(file).matchAll(/npm run (\w+)/g)].map(([, name = '']) => name));
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});

describe('decisions', () => {
  it.each(DECISIONS)('%s says why, what, whether it stands, and what follows', (file) => {
    const headings = [...read(`docs/decisions/${file}`).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(['Context', 'Decision', 'Status', 'Consequences']);
  });

  it('explain every dependency, and none that is not there', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, object>;
    const explained = [...read('docs/decisions/0001-dependencies.md').matchAll(/^\| (`.+?) \|/gm)]
      .flatMap(([, cell = '']) => [...cell.matchAll(/`(.+?)`/g)].map(([, name = '']) => name))
      .filter((name) => name !== '@types/*');
    const used = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !name.startsWith('@types/'));
    expect(explained.toSorted()).toEqual(used.toSorted());
  });
});

describe('docs/ci.md', () => {
  const text = read('docs/ci.md');

  it('names every file that a pipeline gets, and no other', () => {
    const written = Object.values(pipelineReports).flatMap((list) => list.map(({ fileName }) => fileName));
    const beside = [`${HAR_FOLDER}/`, 'evidence/', SCAN_FILE, LETTER];
    const all = [...written, ...Object.values(reports).map(({ fileName }) => fileName), ...beside];
    const table = (/## What is written\n([\s\S]*?)\n## /.exec(text)?.[1] ?? '')
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    const named = table.flatMap((line) =>
      [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, file]) => file),
    );
    expect(named.toSorted()).toEqual(all.toSorted());
  });

  it('has the exit codes of the program, with what to do', () => {
    const codes = [...text.matchAll(/^\| (\d) \| .+ \| .+ \|$/gm)].map(([, code]) => Number(code));
    expect(codes).toEqual(Object.values(EXIT));
  });

  it('has recipes that can be read, and that take only files and inputs that there are', () => {
    const recipes = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, recipe = '']) => recipe);
    expect(recipes.length).toBeGreaterThanOrEqual(3);
    for (const recipe of recipes) expect(parse(recipe), recipe).toBeTypeOf('object');
    const files = recipes.flatMap((recipe) => [...recipe.matchAll(/lgdss-ci\/([\w.-]+)/g)].map(([, file]) => file));
    const written = Object.values(pipelineReports).flatMap((list) => list.map(({ fileName }) => fileName));
    expect(files.filter((file) => !written.includes(file ?? ''))).toEqual([]);
    const { jobs } = parse(recipes[0] ?? '') as { jobs: { scan: { steps: { uses?: string; with?: object }[] } } };
    const ours = jobs.scan.steps.find(({ uses }) => uses?.startsWith('lgdss-scanner/'));
    const { inputs } = parse(read('action.yml')) as { inputs: object };
    expect(Object.keys(ours?.with ?? {}).filter((name) => !Object.hasOwn(inputs, name))).toEqual([]);
    expect(ours?.uses).toBe(`lgdss-scanner/lgdss-scanner@v${JSON.parse(read('package.json')).version}`);
  });

  it('scans on GitHub without permission to write, and with actions of one version', () => {
    const [recipe = ''] = /(?<=```yaml\n)[\s\S]*?(?=```)/.exec(text) ?? [];
    const { permissions, jobs } = parse(recipe) as {
      permissions: object;
      jobs: { scan: { steps: { uses?: string }[] } };
    };
    expect(permissions).toEqual({ contents: 'read' });
    const used = jobs.scan.steps.flatMap(({ uses }) => uses ?? []);
    expect(used.filter((one) => !/@v\d+(\.\d+\.\d+)?$/.test(one))).toEqual([]);
    expect(recipe + read('action.yml')).not.toMatch(/github\.token|secrets\./);
  });
});

describe('docs/api.md', () => {
  const text = read('docs/api.md');
  const rowsUnder = (header: string) =>
    (new RegExp(`\\| ${header} \\|.*\\n.*\\n((?:\\|.*\\n)+)`).exec(text)?.[1] ?? '')
      .split('\n')
      .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`(\w+)/g)].map(([, name = '']) => name));

  it('names every member of the document, and no other', () => {
    const { journeys: _, ...document } = buildDocument(sampleInput);
    expect(rowsUnder('Member').toSorted()).toEqual([...Object.keys(document), 'journeys'].toSorted());
  });

  it('names every format there is, and every report that a scan writes is one', () => {
    expect(rowsUnder('Format')).toEqual(FORMATS);
    expect(Object.keys(reports).filter((name) => !FORMATS.some((format) => format === name))).toEqual([]);
    const files = [...Object.values(reports), ...Object.values(pipelineReports).flat()].map(({ fileName }) => fileName);
    const named = [...text.matchAll(/^\| `\w+` \| `([^`]+)`: /gm)].map(([, file = '']) => file);
    expect(named).toHaveLength(FORMATS.length);
    expect(named.filter((file) => !files.includes(file))).toEqual([]);
  });

  it('names no setting as refused that is taken', () => {
    const [, refused = ''] = /Settings that only\nthe command knows, such as (.+), are refused/.exec(text) ?? [];
    const names = [...refused.matchAll(/`(\w+)`/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !COMMAND_ONLY.some((one) => one === name))).toEqual([]);
  });
});
