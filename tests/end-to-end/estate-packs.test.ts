import { execFile } from 'node:child_process';
import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { partsOf, prepared } from '../../reports/lib/document.ts';
import { defaultRulebook, systemClock } from '../../src/compose.ts';
import { canonical, digestOfResult, isDigest } from '../../src/evidence/canonical.ts';
import { openDatabase } from '../../src/history/database.ts';
import { saveScan } from '../../src/history/save-scan.ts';
import type { PageArtifacts } from '../../src/model/evidence.ts';
import { assessRecord, catalogueOf } from '../../src/scan.ts';
import { fileBlobStore, fileScanStore } from '../../src/store/files.ts';
import { toolVersion } from '../../src/version.ts';
import { madeHistory } from '../helpers/made-history.ts';
import { readRecording } from '../helpers/recorded.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from '../helpers/run-here.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const at = (...parts: readonly string[]) => path.join(folder.path, ...parts);
const env = () => ({ LGDSS_DATA: at('data') });
const run = (...args: readonly string[]) => runHere(args, { cwd: folder.path, env: env() });

/** A recorded visit of a site that says what it runs on, as two councils might have it. Names of targets come from a file. */
beforeAll(async () => {
  folder = await temporaryFolder();
  await madeHistory(at('data', 'history'));
  const { record, blobs } = await readRecording('westmere-forms');
  const filed = fileBlobStore(at('store'));
  for (const { artifacts } of [...record.pages, ...record.sites]) {
    for (const entry of Object.values(artifacts)) {
      const bytes = typeof entry === 'string' ? await blobs.get(entry) : undefined;
      if (bytes) await filed.put(bytes);
    }
  }
  const [home, ...others] = record.pages;
  const answer = home?.artifacts.response;
  const saved = isDigest(answer) ? await filed.get(answer) : undefined;
  const response = JSON.parse(new TextDecoder().decode(saved)) as PageArtifacts['response'];
  const headers = [...response.headers, ['x-generator', 'Drupal 10']];
  const named = await filed.put(new TextEncoder().encode(canonical({ ...response, headers })));
  const pages = [{ ...home, artifacts: { ...home?.artifacts, response: named } }, ...others] as typeof record.pages;
  const opened = await openDatabase({ url: null, folder: at('data', 'history') }, { clock: systemClock });
  if (!opened.ok) throw new Error(opened.error.message);
  const now = systemClock.now();
  for (const [id, name] of [
    ['bins/report', 'Westmere Council'],
    ['bins-report', 'Ambleford Council'],
  ] as const) {
    const target = { ...record.target, id, name, authority: { name, gss: '', homepage: '' } };
    // The recording keeps no pictures of this site.
    const outcomes = record.outcomes.map((outcome) => ({ ...outcome, screenshot: null }));
    const own = { ...record, pages, outcomes, target, startedAt: now, finishedAt: now };
    const result = await assessRecord(own, defaultRulebook, filed, toolVersion);
    await fileScanStore(at('store')).saveRecord(own);
    await fileScanStore(at('store')).saveResult(result);
    const input = { record: own, result, catalogue: catalogueOf(defaultRulebook), standard: 'lgdss' } as const;
    const { document } = partsOf(prepared(input));
    const scan = { record: own, document, results: result.results, result: digestOfResult(result), store: at('store') };
    await opened.value.transact((writing) => saveScan(writing, scan));
  }
  await opened.value.end();
});
afterAll(() => folder.remove());

it.runIf(process.platform !== 'win32')('the commands of two faults of one platform make all their packs', async () => {
  await rm(at('packs'), { recursive: true, force: true });
  const told = await run('estate', 'faults', '--platform', 'Drupal', '--out', 'faults');
  expect(told.code, told.out + told.err).toBe(0);
  const bin = fileURLToPath(new URL('../../src/cli/bin.ts', import.meta.url));
  await writeFile(at('lgdss'), `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n`);
  await chmod(at('lgdss'), 0o755);
  const names = (await readdir(at('faults'))).filter((name) => /^00[12]-/.test(name));
  expect(names).toHaveLength(2);
  for (const name of names) {
    const options = { cwd: folder.path, env: { ...process.env, ...env(), PATH: `${folder.path}:${process.env.PATH}` } };
    const ended = await new Promise<readonly unknown[]>((resolve) => {
      const script = at('faults', name, 'packs.sh');
      const shell = execFile('sh', [script], options, (_, out, err) => resolve([shell.exitCode, out, err]));
    });
    expect(ended, String(ended)).toEqual([0, expect.stringContaining('Packed'), '']);
  }
  const packs = (await readdir(at('packs'))).filter((name) => !name.endsWith('.zip'));
  const made = packs.map(async (name) => JSON.parse(await readFile(at('packs', name, 'manifest.json'), 'utf8')).part);
  const parts = (await Promise.all(made)).map(
    ({ scan, fault }) => `${scan} ${fault.check} ${fault.message} ${fault.cause}`,
  );
  expect(new Set(parts).size).toBe(4);
  // What they refer to can be found where they are.
  const tidied = await run('store', 'tidy', '--keep-evidence', '12w', '--packs', 'packs', '--dry-run');
  expect(tidied.code, tidied.err).toBe(0);
});
