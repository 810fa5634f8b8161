import { expect, it } from 'vitest';
import { packageOf, readSources } from '../../helpers/source.ts';

const LATE = ['@electric-sql/pglite', 'croner', 'feed', 'nodemailer', 'pg', 'pg-boss'];

it('what keeps services under watch is not loaded by a plain scan', () => {
  const sources = new Map(readSources('src', 'checks', 'reports').map((source) => [source.path, source]));
  const loaded = new Set<string>();
  const packages = new Set<string | null>();
  const load = (file: string): void => {
    const source = sources.get(file);
    if (!source || loaded.has(file)) return;
    loaded.add(file);
    for (const one of source.imports) {
      if (one.typeOnly || source.text.includes(`import('${one.specifier}')`)) continue;
      packages.add(packageOf(one));
      if (one.file !== null) load(one.file);
    }
  };
  load('src/cli/main.ts');
  load('src/cli/commands/scan.ts');
  load('src/cli/scan-targets.ts');
  expect(loaded.size).toBeGreaterThan(100);
  expect(packages).toContain('commander');
  expect(LATE.filter((name) => packages.has(name))).toEqual([]);
});
