import { existsSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPackedReport } from '../../../src/cli/packed-report.ts';
import { defaultRulebook } from '../../../src/compose.ts';
import { canonical, digest, digestBytes } from '../../../src/evidence/canonical.ts';
import type { ScanComparison } from '../../../src/model/comparison.ts';
import { sumsOf } from '../../../src/pack/build.ts';
import { RECORD, RESULT } from '../../../src/pack/contents.ts';
import { MANIFEST, OUTSIDE, readManifest, SUMS, writeManifest } from '../../../src/pack/manifest.ts';
import type { PackFile } from '../../../src/pack/source.ts';
import { readZip } from '../../../src/pack/zip.ts';
import { catalogueOf } from '../../../src/scan.ts';
import { openPackFolder, writePackFile } from '../../../src/store/pack-folder.ts';
import { oldPacks, zipOf } from '../../helpers/old-packs.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';
import { runMain } from '../../helpers/run-main.ts';
import { saveRecording } from '../../helpers/saved-recording.ts';

const folder = await temporaryFolder();
const at = (...parts: readonly string[]) => path.join(folder.path, ...parts);
afterAll(() => folder.remove());
const lgdss = (args: readonly string[]) => runMain(args, folder.path);
const { report } = await saveRecording('westmere', folder.path);
const pack = at('pack');
const zip = at('pack.zip');

beforeAll(async () => {
  // 3: the recording keeps few pictures.
  expect((await lgdss(['pack', report, '--out', pack, '--no-pdf'])).code).toBe(3);
});

describe('a pack in place of a scan', () => {
  it.each([[[]], [['--point', '10']], [['--point', 'govuk:5', '--policy', 'v1']]])(
    'is explained with %j like the scan it was made from',
    async (options) => {
      const [fromReport, fromZip] = await Promise.all([report, zip].map((one) => lgdss(['explain', one, ...options])));
      expect(fromZip).toEqual(fromReport);
      expect(fromZip?.out).toContain('Sum of the weights');
    },
  );

  it('is compared with the scan it was made from, and nothing has changed', async () => {
    const run = await lgdss(['compare', zip, report, '--out', at('compared')]);
    expect(run).toMatchObject({ code: 0, err: '' });
    const comparison: ScanComparison = JSON.parse(await readFile(at('compared', 'comparison.json'), 'utf8'));
    expect(comparison.counts.findings).toMatchObject({ new: 0, fixed: 0, 'not-retested': 0 });
    expect(comparison.counts.findings['not-fixed']).toBeGreaterThan(10);
    expect(comparison.overall.direction).toBe('same');
    expect(comparison.cautions).toEqual(['Both are the same scan.']);
  });

  it('is compared with a caution where personal data was taken out of it', async () => {
    expect((await lgdss(['pack', report, '--out', at('redacted'), '--no-pdf', '--redact'])).code).toBe(3);
    const run = await lgdss(['compare', report, at('redacted')]);
    expect(run.out).toContain('Personal data was taken out of the later scan.');
    expect(run.out).toMatch(/^New: 0 causes/m);
    expect((await lgdss(['explain', at('redacted')])).out).toBe((await lgdss(['explain', report])).out);
  });

  it('is scored by another policy, and what is written from it does not point at a store that is not there', async () => {
    const run = await lgdss(['rescore', pack, '--policy', 'v1', '--out', at('rescored')]);
    expect(run.out).toContain('scored by policy 1.');
    expect(existsSync(at('rescored', 'report.html'))).toBe(true);
    expect(existsSync(at('rescored', 'scan.json'))).toBe(false);
  });

  it('is enough to begin a review', async () => {
    await Promise.all(
      [report, pack].map((one, index) => lgdss(['review', 'start', one, '--out', at(`review-${index}.yaml`)])),
    );
    expect(await readFile(at('review-1.yaml'), 'utf8')).toBe(await readFile(at('review-0.yaml'), 'utf8'));
  });

  it.each([[['recheck', zip]], [['pack', zip, '--out', at('again')]], [['pack', pack, '--out', at('again')]]])(
    '%j is refused, and what to do is said',
    async (args) => {
      const run = await lgdss(args);
      expect(run).toMatchObject({ code: 2, out: '' });
      expect(run.err).toContain('Give the report folder that the pack was made from.');
      expect(existsSync(at('again'))).toBe(false);
    },
  );

  it('is not read at all where a byte of it was changed', async () => {
    await cp(pack, at('changed'), { recursive: true });
    const file = at('changed', 'findings.csv');
    await writeFile(file, `${await readFile(file, 'utf8')} `);
    const run = await lgdss(['explain', at('changed')]);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toMatch(/is not whole, so nothing is read from it\. findings\.csv was changed/);
  });
});

describe('a pack that somebody wrote by hand and sealed', () => {
  it.each([[['explain']], [['compare', report]], [['rescore', '--policy', 'v1']], [['review', 'start']]])(
    'is refused by %j without a stack trace, and prints nothing that moves the cursor',
    async (args) => {
      const run = await lgdss([...args, await forged()]);
      expect(run).toMatchObject({ code: 2, out: '' });
      expect(run.err).toContain('is not one that this program writes');
    },
  );
});

/** The pack with a record and a result that fit each other and no program. */
async function forged(): Promise<string> {
  const place = at('forged');
  if (existsSync(place)) return place;
  const changes = new Map<string, Uint8Array>();
  const bytes = (value: unknown) => new TextEncoder().encode(canonical(value));
  const record = { schema: 1, target: { name: '\u001b[2J' } };
  changes.set(RECORD, bytes(record));
  const result = JSON.parse(await readFile(path.join(pack, RESULT), 'utf8'));
  changes.set(RESULT, bytes({ ...result, scan: digest(canonical(record)) }));
  const files: PackFile[] = [];
  for (const file of (await openPackFolder(pack)).files)
    files.push({ path: file.path, bytes: changes.get(file.path) ?? (await readFile(path.join(pack, file.path))) });
  const sums = (path: string) => digestBytes(files.find((file) => file.path === path)?.bytes ?? new Uint8Array());
  const listed = files
    .filter(({ path }) => !OUTSIDE.includes(path))
    .map((file) => ({ path: file.path, bytes: file.bytes.length, sha256: sums(file.path).slice('sha256:'.length) }));
  const old = readManifest(await readFile(path.join(pack, MANIFEST)));
  if (!old.ok) throw new Error(old.error.message);
  const manifest = writeManifest({ ...old.value, scan: sums(RECORD), result: sums(RESULT), files: listed });
  const seals = [{ path: MANIFEST, bytes: manifest }];
  const outside = [...seals, { path: SUMS, bytes: sumsOf(listed, seals) }];
  for (const file of [...files.filter(({ path }) => !OUTSIDE.includes(path)), ...outside])
    await writePackFile(place, file);
  return place;
}

describe.each(oldPacks)('the old pack $name', (old) => {
  const place = at(`${old.name}.zip`);
  const checks = digest(canonical(catalogueOf(defaultRulebook).checks));
  let sameChecks = false;

  beforeAll(async () => {
    const zipped = zipOf(old.name);
    await writeFile(place, zipped);
    const source = readZip(zipped);
    const report = source.ok ? readPackedReport(await source.value.read('report.json')) : undefined;
    // A pack of today: its checks are the ones of this version until one of those changes.
    sameChecks = report?.versions.checks === checks;
  });

  it('is explained, where checks have changed by what its report says', async () => {
    const run = await lgdss(['explain', place]);
    expect(run).toMatchObject({ code: 0, err: '' });
    const changed = `The checks have changed since version ${old.tool}, which made this pack. Its report says:`;
    expect(run.out.includes(changed)).toBe(!sameChecks);
    expect(run.out).toMatch(new RegExp(`Score: ${old.score} of 100.*Scoring policy ${old.policy}`));
    expect((await lgdss(['explain', place, '--point', '99'])).err).toContain("no point 'lgdss:99'");
  });

  it('is compared, where checks have changed as its report has it, and that is said', async () => {
    const run = await lgdss(['compare', place, zip]);
    expect(run).toMatchObject({ code: 0, err: '' });
    const caution = `The earlier scan comes from a pack by version ${old.tool}, and stands as its report has it`;
    expect(run.out.includes(caution)).toBe(!sameChecks);
    expect(run.out).toMatch(new RegExp(`^Overall score: ${old.score}(?: \\(.*\\))?, then `, 'm'));
  });

  it.each([
    [['rescore', place, '--policy', 'v2', '--out', at(`rescored-${old.name}`)]],
    [['explain', place, '--policy', 'v2']],
    [['compare', place, zip, '--policy', 'v2']],
    [['review', 'start', place, '--out', at(`${old.name}.yaml`)]],
  ])('is refused for %j where checks have changed, and what to do is said', async (args) => {
    const run = await lgdss(args);
    expect(run.code).toBe(sameChecks ? 0 : 2);
    if (!sameChecks) {
      expect(run.out).toBe('');
      expect(run.err).toContain('Use the report folder that it was made from, or the version that made it.');
    }
  });
});

it('one of the old packs was made with other checks', async () => {
  expect((await lgdss(['explain', at('v1.zip')])).out).toContain('The checks have changed since version 0.1.0');
});
