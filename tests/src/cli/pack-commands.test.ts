import { execFile } from 'node:child_process';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { packCommands } from '../../../src/cli/estate/pack-commands.ts';
import type { FaultSeen } from '../../../src/model/estate.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';

const seen = (target: string, digit: string, day: string): FaultSeen => ({
  ...{ platform: 'Made Forms', check: 'forms/labels', message: 'none', cause: 'input.text', severity: 'serious' },
  ...{ council: target, councilName: `${target}'s council\u001b`, target, host: `${target}.example`, places: 1 },
  ...{ since: '2026-01-01T00:00:00.000Z', scan: `sha256:${digit.repeat(64)}` },
  ...{ finishedAt: `${day}T00:00:00.000Z`, store: "/srv/it's here" },
});

it.runIf(process.platform !== 'win32')(
  'each service gets one pack, of its latest scan with the fault, whatever becomes of the others',
  async () => {
    const folder = await temporaryFolder();
    const at = (name: string) => path.join(folder.path, name);
    // One that is not whole, one that is there already, and one that is good.
    const codes = 'case "$*" in *ambleford) exit 3 ;; *westmere) exit 2 ;; esac';
    await writeFile(at('lgdss'), `#!/bin/sh\necho "$*" >> '${at('asked')}'\n${codes}\n`);
    await chmod(at('lgdss'), 0o755);
    const fault = [
      seen('ambleford', '1', '2026-11-15'),
      seen('ambleford', '2', '2026-11-22'),
      seen('ambleford', '3', '2026-11-08'),
      seen('westmere', '4', '2026-11-22'),
      seen('northmere', '5', '2026-11-22'),
    ];
    const env = { ...process.env, PATH: `${folder.path}:${process.env.PATH}` };
    const ended = await new Promise((resolve) => {
      const shell = execFile('sh', { cwd: folder.path, env }, () => resolve(shell.exitCode));
      shell.stdin?.end(packCommands(fault, '002-forms-labels'));
    });
    const asked = (await readFile(at('asked'), 'utf8')).trim().split('\n');
    await folder.remove();
    expect(ended).toBe(2);
    expect(asked).toEqual(
      [
        ['2', 'ambleford'],
        ['4', 'westmere'],
        ['5', 'northmere'],
      ].map(
        ([digit = '', target]) =>
          `pack sha256:${digit.repeat(64)} --fault forms/labels none input.text --platform Made Forms --store /srv/it's here --redact --out packs/002-forms-labels-${target}`,
      ),
    );
  },
);

it('packs of different faults and of different services go to different folders, which lie side by side', () => {
  const named = (target: string, fault: string) =>
    /--out '([^']*)'/.exec(packCommands([seen(target, '1', '')], fault))?.[1];
  const services = ['a/b', 'a-b', 'a:b', 'A-b', '../a-b', '.', ''.padEnd(300, 'x'), ''.padEnd(301, 'x')];
  const folders = services.flatMap((target) => ['001-one', '002-two'].map((fault) => named(target, fault) ?? ''));
  expect(new Set(folders.map((folder) => folder.toLowerCase())).size).toBe(2 * services.length);
  for (const folder of folders) expect(folder).toMatch(/^packs\/00[12]-[\w.-]{1,120}$/);
});
