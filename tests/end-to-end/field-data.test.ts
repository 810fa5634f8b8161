import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveSite } from '../../fixtures/serve.ts';
import { ANSWER, NOT_FOUND, serveCrux } from '../helpers/crux-server.ts';
import { readReport, runCli, temporaryFolder, WHOLE_SITE } from '../helpers/run-cli.ts';

const KEY = 'a-secret-that-is-written-nowhere';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let site: Awaited<ReturnType<typeof serveSite>>;
let crux: Awaited<ReturnType<typeof serveCrux>>;
beforeAll(async () => {
  folder = await temporaryFolder();
  site = await serveSite('undermere');
  crux = await serveCrux(({ body }) =>
    body.formFactor === 'PHONE' ? { status: 200, body: ANSWER } : { status: 404, body: NOT_FOUND },
  );
});
afterAll(async () => {
  await site.close();
  await crux.close();
  await folder.remove();
});

/** Names of the files in the folder, and in those below it, that hold the key. */
function filesWithKey(): { readonly files: number; readonly found: readonly string[]; readonly journals: number } {
  const files = readdirSync(folder.path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const holding = files.filter((file) => {
    try {
      return readFileSync(path.join(file.parentPath, file.name)).includes(KEY);
    } catch {
      return false; // It was there for a moment only.
    }
  });
  const journals = files.filter(({ name }) => name === 'journal.ndjson').length;
  return { files: files.length, found: holding.map(({ name }) => name), journals };
}

it('field data is asked for with a key, and the key is written nowhere', async () => {
  const out = path.join(folder.path, 'report');
  const during: ReturnType<typeof filesWithKey>[] = [];
  const run = await runCli(
    ['scan', site.url, '--max-pages', '1', '--no-probes', `--crux-key=${KEY}`, '--out', out, ...site.scan],
    {
      cwd: folder.path,
      env: { ...WHOLE_SITE, LGDSS_CRUX_ADDRESS: crux.address },
      watch: () => during.push(filesWithKey()),
    },
  );
  expect(run.code, run.err).toBe(0);
  expect(run.out).toContain('Field data of visitors, 2026-10-26 to 2026-11-22');

  const { fieldData } = await readReport(out);
  expect(fieldData?.[0]?.records.map(({ of, p75 }) => [of, p75?.lcp ?? null])).toEqual([
    ['origin', 2583],
    ['origin', null],
    ['page', 2583],
    ['page', null],
  ]);
  expect(crux.asked.map(({ key }) => key)).toEqual([KEY, KEY, KEY, KEY]);

  const packed = await runCli(['pack', out, '--out', path.join(folder.path, 'pack'), '--no-pdf'], { cwd: folder.path });
  expect(packed.code, packed.err).toBe(0);
  for (const said of [run.out, run.err, packed.out, packed.err]) expect(said).not.toContain(KEY);
  const after = filesWithKey();
  expect(after.files).toBeGreaterThan(20);
  expect(after.found).toEqual([]);
  // The journal was there to be looked at, and the command in it is told without the key.
  expect(during.some(({ journals }) => journals > 0)).toBe(true);
  expect(during.flatMap(({ found }) => found)).toEqual([]);
});
