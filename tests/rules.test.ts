import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checks } from '../checks/registry.ts';
import { allPoints, laws, wcagCriteria } from '../checks/standards/index.ts';
import { renderChecksDoc } from '../scripts/checks-doc.ts';
import { renderStandardsDoc } from '../scripts/standards-doc.ts';
import { defaultRulebook } from '../src/compose.ts';
import { renderConfigurationDoc } from '../src/config/doc.ts';
import { renderConfigSchema } from '../src/config/json-schema.ts';
import { probes } from '../src/gather/probes/registry.ts';
import { probeArtifacts } from '../src/model/probed.ts';
import { catalogueOf } from '../src/scan.ts';
import { cyclesIn, importsOf, loadedWith, packageOf, ROOT, readSources } from './helpers/source.ts';
import { zoneOf } from './helpers/zones.ts';

/** Where the program may touch the world: time, chance, the process, the terminal, the network. */
const EFFECTS = [
  ...['src/browser/', 'src/gather/', 'src/history/embedded/', 'src/notify/send.ts', 'src/pictures/', 'src/store/'],
  ...['src/jobs/child.ts', 'src/jobs/folder.ts', 'src/jobs/steady-clock.ts', 'src/jobs/thin.ts'],
  ...['src/cli/bin.ts', 'src/cli/finish/worker.ts', 'src/compose.ts'],
];
/**
 * Where it may read and write files or ask the system. Besides the effects: commands that write what the user asked
 * for, the configuration file, our own package.json, and the report's templates.
 */
const SYSTEM = [...EFFECTS, 'src/cli/', 'src/config/load.ts', 'src/version.ts', 'reports/html/environment.ts'];
/** Node's modules that only compute. */
const COMPUTING = ['node:assert', 'node:crypto', 'node:path', 'node:url'];
/** Looks at the Node it runs on, because that is its job. */
const KNOWS_PROCESS = [...EFFECTS, 'src/cli/commands/doctor.ts'];
const BROWSER = ['src/browser/', 'src/gather/'];
/** Loaded whatever is typed. */
const ALWAYS = ['src/cli/bin.ts', 'src/cli/main.ts'];

const MOST_LINES = 300;
/** Types, tables and wording, one entry after the other; splitting them would help nobody. */
const TABLES = ['checks/registry.ts', 'src/config/schema.ts', 'src/model/evidence.ts'];

const PERMISSIVE =
  /^(MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|MPL-2\.0|BlueOak-1\.0\.0|PSF-2\.0|\(MIT OR CC0-1\.0\))$/;

const sources = readSources('src', 'checks', 'reports');
const within = (file: string, places: readonly string[]) => places.some((place) => file.startsWith(place));
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

/** `file:line` of every line outside `places` that shows the sign. */
function linesWith(sign: RegExp, places: readonly string[]): readonly string[] {
  return sources
    .filter(({ path: file }) => !within(file, places))
    .flatMap(({ path: file, lines }) =>
      lines.flatMap((line, index) => (sign.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
    );
}

/** `file imports that` for every import outside `places` that is meant. */
function importsOutside(places: readonly string[], meant: (specifier: string) => boolean): readonly string[] {
  return sources
    .filter(({ path: file }) => !within(file, places))
    .flatMap(({ path: file, imports }) =>
      imports.filter(({ specifier }) => meant(specifier)).map(({ specifier }) => `${file} imports ${specifier}`),
    );
}

describe('the scan for imports', () => {
  it('sees every form of import, and what is a type only', () => {
    const code = `import a, { b } from './a.ts';
import type { C } from '../c.ts';
export { d } from './d.ts';
export type { E } from './e.ts';
import {
  type F,
} from './f.ts';
import './g.ts';
const text = 'h'; export const i = 'j';
const k = await import('./k.ts');
import table from './l.json' with { type: 'json' };
const m = require.resolve('@m/m/package.json');`;
    expect(importsOf(code, 'src/x').map(({ file, specifier, typeOnly }) => [file ?? specifier, typeOnly])).toEqual([
      ['src/x/a.ts', false],
      ['src/c.ts', true],
      ['src/x/d.ts', false],
      ['src/x/e.ts', true],
      ['src/x/f.ts', false],
      ['src/x/g.ts', false],
      ['src/x/l.json', false],
      ['src/x/k.ts', false],
      ['@m/m/package.json', false],
    ]);
  });

  it('finds a circle of imports, but not one of types', () => {
    const file = (name: string, code: string) => ({ path: name, text: code, lines: [], imports: importsOf(code, '.') });
    const there = file('a.ts', "import { b } from './b.ts';");
    expect(cyclesIn([there, file('b.ts', "export * from './a.ts';")])).toEqual(['a.ts -> b.ts -> a.ts']);
    expect(cyclesIn([there, file('b.ts', "import type { A } from './a.ts';")])).toEqual([]);
  });
});

describe('who may import whom', () => {
  it('every file belongs to a zone', () => {
    expect(sources.filter(({ path: file }) => !zoneOf(file)).map(({ path: file }) => file)).toEqual([]);
  });

  it('no import crosses the table in tests/helpers/zones.ts', () => {
    const crossings = sources.flatMap(({ path: file, imports }) => {
      const allowed = zoneOf(file)?.mayImport ?? [];
      const wrong = imports.filter((one) => one.file !== null && !within(one.file, allowed));
      return wrong.map((one) => `${file} imports ${one.file}`);
    });
    expect(crossings).toEqual([]);
  });

  it('there is no circle of imports', () => {
    expect(cyclesIn(sources)).toEqual([]);
  });

  it('a scan that is not saved loads no database, and help loads no scan', () => {
    const commands = sources.map((source) => source.path).filter((file) => file.startsWith('src/cli/commands/'));
    const help = loadedWith(sources, ...ALWAYS, ...commands);
    expect(help).toContain('checks/registry.ts');
    const scan = loadedWith(sources, 'src/cli/scan-targets.ts');
    const databases = ['kysely', 'pg', 'pg-boss', '@electric-sql/pglite', 'aws4fetch'];
    expect(scan).toContain('src/history/database.ts');
    expect(databases.filter((name) => help.has(name) || scan.has(name))).toEqual([]);
    expect(['src/cli/scan-targets.ts', 'src/history/database.ts'].filter((file) => help.has(file))).toEqual([]);
  });

  it('to say its version, the program loads none of its commands, and with them no check', () => {
    const version = [...loadedWith(sources, ...ALWAYS)];
    expect(version).toContain('commander');
    expect(version.filter((file) => /^(checks|reports|src\/cli\/commands)\//.test(file))).toEqual([]);
  });

  it('only the browser and the gatherers know Playwright, even as a type', () => {
    expect(importsOutside(BROWSER, (specifier) => specifier.startsWith('playwright'))).toEqual([]);
  });

  it('the pure half uses only those modules of Node that compute', () => {
    const touchesSystem = (name: string) => name.startsWith('node:') && !COMPUTING.includes(name);
    expect(importsOutside(SYSTEM, touchesSystem)).toEqual([]);
    expect(importsOutside(KNOWS_PROCESS, (name) => name === 'node:process')).toEqual([]);
  });
});

describe('the pure half', () => {
  it.each([
    ['asks no clock', /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/],
    ['throws no dice', /\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b/],
    ['does not know the process', /\bprocess\.\w/],
    ['prints nothing', /\bconsole\.\w/],
    ['opens no connection', /(?<![.\w])fetch\(/],
    ['sets no timer', /\bset(Timeout|Interval|Immediate)\(/],
  ])('%s', (_, sign) => {
    expect(linesWith(sign, EFFECTS)).toEqual([]);
  });

  it('sorts and writes the same everywhere, whatever the language of the machine', () => {
    expect(linesWith(/\.(localeCompare|toLocale\w*)\(|\bIntl\./, EFFECTS)).toEqual([]);
  });
});

describe('the checks', () => {
  const files = sources.map(({ path: file }) => file).filter((file) => /^checks\/(?!lib|standards)[^/]+\//.test(file));

  it('are in the registry, each once, and nothing else is', () => {
    const ids = files.map((file) => file.slice('checks/'.length, -'.ts'.length));
    expect(checks.map(({ meta }) => meta.id).toSorted()).toEqual(ids.toSorted());
  });

  it.each(files)('%s defines the check of its name and has its test', async (file) => {
    const id = file.slice('checks/'.length, -'.ts'.length);
    const exported: readonly unknown[] = Object.values(await import(path.join(ROOT, file)));
    expect(checks.filter((check) => exported.includes(check)).map(({ meta }) => meta.id)).toEqual([id]);
    expect(existsSync(path.join(ROOT, `tests/checks/${id}.test.ts`)), `tests/checks/${id}.test.ts`).toBe(true);
  });

  it.each(checks.map(({ meta }) => [meta.id, meta] as const))('%s names only what the standards have', (_, meta) => {
    const points = allPoints.map(({ id }) => id).filter((id) => id.startsWith('lgdss:'));
    const criteria = wcagCriteria.map(({ number }) => number);
    expect(meta.points.length).toBeGreaterThan(0);
    expect(meta.points.filter((id) => !points.includes(id))).toEqual([]);
    expect(meta.criteria.filter((number) => !criteria.includes(number))).toEqual([]);
    expect(meta.legal.filter((id) => !Object.hasOwn(laws, id))).toEqual([]);
    expect(meta.basis === 'law' && meta.legal.length === 0, 'a legal basis names its law').toBe(false);
    expect(meta.basis === 'good-practice' && meta.legal.length > 0, 'good practice names no law').toBe(false);
    expect(Object.keys(meta.severities ?? {}).filter((key) => !Object.hasOwn(meta.messages, key))).toEqual([]);
    expect(Object.keys(meta.criteriaOf ?? {}).filter((key) => !Object.hasOwn(meta.messages, key))).toEqual([]);
    for (const [key, list] of Object.entries(meta.criteriaOf ?? {}))
      for (const number of list) expect(meta.criteria, key).toContain(number);
    for (const list of [meta.points, meta.criteria, meta.legal, meta.sources])
      expect(new Set<string>(list).size, `a repetition in ${list}`).toBe(list.length);
  });
});

describe('the probes', () => {
  it('make artifacts that are known to be made by probes, each once', () => {
    const made = probes.map(({ artifact }) => artifact);
    expect(made.filter((name) => !probeArtifacts.has(name))).toEqual([]);
    expect(new Set(made).size).toBe(made.length);
  });
});

describe('the documents', () => {
  it.each([
    ['docs/checks.md', () => renderChecksDoc(checks)],
    ['docs/configuration.md', renderConfigurationDoc],
    ['docs/config.schema.json', renderConfigSchema],
    ['docs/standards.md', () => renderStandardsDoc(catalogueOf(defaultRulebook))],
  ])('%s is what npm run docs would write now', (file, render) => {
    expect(read(file)).toBe(render());
  });
});

describe('the files', () => {
  it(`have at most ${MOST_LINES} lines`, () => {
    const long = sources.filter(
      ({ path: file, text }) => text.split('\n').length > MOST_LINES + 1 && !TABLES.includes(file),
    );
    expect(long.map(({ path: file }) => file)).toEqual([]);
  });

  it('name no folder of a single machine and no host of a package registry', () => {
    // What is committed and what is about to be.
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT });
    const files = [...new Set(listed.toString().split('\0'))].filter(
      (file) => file && existsSync(path.join(ROOT, file)),
    );
    expect(files).toContain('package.json');
    const wrong = files.flatMap((file) => {
      const text = read(file);
      if (text.includes('\0')) return [];
      const sign = /(?:^|[^.\w])\/(?:work|root)\/|\/\/(?:registry\.|npm\.)[\w.-]+|"resolved"\s*:\s*"http[^"]*/m.exec(
        text,
      );
      return sign ? [`${file}: ${sign[0]}`] : [];
    });
    expect(wrong).toEqual([]);
  });
});

describe('the packages', () => {
  const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };

  it('that users install are all used, and those used are all listed', () => {
    const used = new Set(sources.flatMap(({ imports }) => imports.flatMap((one) => packageOf(one) ?? [])));
    // The documents that are made from the code show how others use this very package.
    used.delete('lgdss-scanner');
    expect([...used].toSorted()).toEqual(Object.keys(dependencies).toSorted());
  });

  it('may be passed on freely, they and what they bring along', () => {
    const lock = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { license?: string; dev?: boolean }>;
    };
    const installed = Object.entries(lock.packages).filter(([name, { dev }]) => name !== '' && !dev);
    expect(installed.length).toBeGreaterThanOrEqual(Object.keys(dependencies).length);
    // "(MIT OR CC0-1.0)" lets whoever takes it choose.
    const choices = (license = 'none given') => license.replaceAll(/[()]/g, '').split(' OR ');
    const others = installed.filter(([, { license }]) => !choices(license).some((one) => PERMISSIVE.test(one)));
    expect(others.map(([name, { license }]) => `${name}: ${license}`)).toEqual([]);
  });
});
