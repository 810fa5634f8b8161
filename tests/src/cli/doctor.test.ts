import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runDoctor } from '../../../src/cli/commands/doctor.ts';
import { type DoctorFacts, doctorLines } from '../../../src/cli/commands/doctor-lines.ts';

const WELL: DoctorFacts = {
  node: '24.21.0',
  browser: { path: '/usr/bin/chromium', source: 'installed', version: 'Chromium 156' },
  output: { folder: '/home/sam/lgdss-reports', error: null },
  packages: [{ name: 'axe-core', version: '4.14.1' }],
};

describe('doctorLines', () => {
  it.each<[name: string, facts: Partial<DoctorFacts>, ok: boolean, line: string]>([
    ['all well', {}, true, 'ok       Browser: Chromium 156, installed on this machine: /usr/bin/chromium'],
    ['versions', {}, true, '         axe-core 4.14.1'],
    ['the oldest Node that will do', { node: '22.19.0' }, true, 'ok       Node 22.19.0'],
    ['Node one too old', { node: '22.18.9' }, false, 'PROBLEM  Node 22.18.9 is too old. Install Node 22.19 or later.'],
    ['an old Node', { node: '20.20.2' }, false, 'PROBLEM  Node 20.20.2 is too old. Install Node 22.19 or later.'],
    ['no browser', { browser: { error: 'No browser was found.' } }, false, 'PROBLEM  No browser was found.'],
    [
      'no write access',
      { output: { folder: '/reports', error: 'EROFS' } },
      false,
      'PROBLEM  Reports cannot be written to /reports (EROFS). Choose another folder with --out.',
    ],
  ])('%s', (_, facts, ok, line) => {
    const told = doctorLines({ ...WELL, ...facts });
    expect(told.ok).toBe(ok);
    expect(told.lines).toContain(line);
  });
});

describe('runDoctor', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'lgdss-doctor-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const browser = (script: string) => {
    const file = path.join(folder, 'browser');
    writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return file;
  };

  it('asks the browser for its version and writes nothing', async () => {
    const browserFlag = browser('echo noise >&2; echo "Chromium 156.0"');
    const { text, ok } = await runDoctor({ env: {}, cwd: folder, browserFlag, out: 'a/b' });
    expect(ok).toBe(true);
    expect(text).toContain(`Browser: Chromium 156.0, given with --browser: ${browserFlag}`);
    expect(text).toContain(`Reports can be written to ${path.join(folder, 'a/b')}`);
    expect(text).toMatch(/lgdss-scanner \d+\.\d+\.\d+/);
  });

  it.each([
    ['a browser that does not start', 'exit 127', 'reports', 'does not start'],
    ['a folder that is a file', 'echo 1', 'browser/reports', 'is a file, not a folder'],
  ])('reports %s', async (_, script, out, message) => {
    const { text, ok } = await runDoctor({ env: {}, cwd: folder, browserFlag: browser(script), out });
    expect(ok).toBe(false);
    expect(text).toContain(message);
    expect(text).toContain('Not ready to scan.');
  });
});
