import { describe, expect, it } from 'vitest';
import { digestBytes } from '../../../src/evidence/canonical.ts';
import { isProbed, picturesIn } from '../../../src/evidence/pictures-in.ts';
import type { ScanRecord } from '../../../src/model/evidence.ts';
import { probeArtifacts } from '../../../src/model/probed.ts';
import type { PackInput } from '../../../src/pack/contents.ts';
import { MANIFEST, readManifest, SUMS } from '../../../src/pack/manifest.ts';
import { PROBE_WORDS } from '../../../src/pack/probe-words.ts';
import { verifyPack } from '../../../src/pack/verify.ts';
import { fitsZip, MOST_ZIP_BYTES, MOST_ZIP_FILES, readZip, writeZip } from '../../../src/pack/zip.ts';
import { recordedSites } from '../../helpers/recorded.ts';
import { flipped, packed, recordedInput, sourceOf } from './recorded-pack.ts';

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const inputs = new Map(recordedSites.map(({ name }) => [name, recordedInput(name)]));
const inputOf = (name: string) => inputs.get(name) ?? recordedInput(name);

describe.each(recordedSites.map(({ name }) => name))('the pack of %s', (name) => {
  const made = inputOf(name).then((input) => packed(input));

  it('is whole, as a folder and as a zip', async () => {
    const { files, sealed } = await made;
    for (const source of [sourceOf(files), zipSource(writeZip(files))]) {
      const verified = await verifyPack(source, null);
      expect(verified.problems).toEqual([]);
      expect(verified.seal).toBe(sealed.seal);
      expect(verified.notes.join(' ')).toContain('not signed');
    }
  });

  it('is the same twice, byte for byte', async () => {
    const again = await packed(await inputOf(name));
    expect(Buffer.compare(writeZip(again.files), writeZip((await made).files))).toBe(0);
  });

  it('holds what a reviewer needs, and every page', async () => {
    const { files, sealed } = await made;
    const input = await inputOf(name);
    const { record } = input;
    const paths = files.map((file) => file.path);
    for (const file of [
      'report.html',
      'report.json',
      'report.schema.json',
      'findings.csv',
      'earl.jsonld',
      'wcag-em.json',
    ])
      expect(paths).toContain(file);
    for (const file of ['scan-details.json', 'README.txt', MANIFEST, SUMS]) expect(paths).toContain(file);
    const pages = JSON.parse(text(files.find((file) => file.path === 'pages.json')?.bytes));
    expect(pages.map(({ url }: { url: string }) => url)).toEqual(record.outcomes.map(({ url }) => url));
    expect(paths.filter((file) => /^pages\/.*\/response\.json$/.test(file))).toHaveLength(record.pages.length);
    expect(paths.filter((file) => /^pages\/.*\/document\.html\.txt$/.test(file))).toHaveLength(record.pages.length);
    expect(paths.filter((file) => file.endsWith('.html'))).toEqual(['report.html']);
    // The recordings keep few pictures; what is lost is said, not passed over.
    const pictures = paths.filter((file) => file.endsWith('.jpg')).length;
    const shots = record.outcomes.filter(({ screenshot }) => screenshot).length;
    expect(pictures + sealed.gaps.length).toBe(shots + (await picturesGathered(input)));
    expect(sealed.gaps.every((gap) => gap.includes('The saved copy is missing.'))).toBe(true);
  });

  it('ties its files to the record: responses and pictures have the digests that stand there', async () => {
    const { files } = await made;
    const { record } = await inputOf(name);
    const known = new Set([
      ...record.pages.flatMap(({ artifacts }) => Object.values(artifacts)),
      ...record.outcomes.map(({ screenshot }) => screenshot?.blob),
    ]);
    const kept = files.filter((file) => /response\.json$|screenshot\.jpg$/.test(file.path));
    expect(kept.filter((file) => !known.has(digestBytes(file.bytes)))).toEqual([]);
  });

  it('notices one byte flipped in each file in turn, and names the file', async () => {
    const { files } = await made;
    for (const [index, file] of files.entries()) {
      const at = Math.floor(file.bytes.length / 2);
      const spoilt = files.with(index, { ...file, bytes: flipped(file.bytes, at) });
      const { problems } = await verifyPack(sourceOf(spoilt), null);
      expect(problems.join('\n'), file.path).toContain(file.path);
    }
  });

  it('notices each file that is taken away, and names it', async () => {
    const { files } = await made;
    for (const file of files) {
      const { problems } = await verifyPack(sourceOf(files.filter((one) => one !== file)), null);
      expect(problems.join('\n'), file.path).toContain(`${file.path} is missing`);
    }
  });
});

/** Those beside the ordinary ones of pages: of pages while they were tried out, and of sites as a whole. */
async function picturesGathered({ record, blobs }: PackInput): Promise<number> {
  const ofPages = record.pages.map(({ artifacts }) =>
    Object.entries(artifacts).filter(([artifact]) => isProbed(artifact)),
  );
  const ofSites = record.sites.map(({ artifacts }) => Object.entries(artifacts));
  let pictures = 0;
  for (const [, entry] of [...ofPages, ...ofSites].flat()) {
    const bytes = typeof entry === 'string' ? await blobs.get(entry) : undefined;
    pictures += bytes ? picturesIn(JSON.parse(text(bytes))).length : 0;
  }
  return pictures;
}

describe('a pack that was tampered with', () => {
  const made = inputOf('westmere-forms').then((input) => packed(input));

  it.each(['extra.txt', 'pages/0001-home/extra.txt', 'manifest.sig'])('is told by the added file %s', async (path) => {
    const { files } = await made;
    const { problems } = await verifyPack(sourceOf([...files, { path, bytes: new Uint8Array(64) }]), null);
    expect(problems.join('\n')).toContain(`${path} was added`);
  });

  it.each<[string, (manifest: Record<string, unknown>) => unknown]>([
    ['another version of the tool', (manifest) => ({ ...manifest, tool: { name: 'lgdss-scanner', version: '9.9.9' } })],
    ['another scan', (manifest) => ({ ...manifest, scan: `sha256:${'0'.repeat(64)}` })],
    ['another result', (manifest) => ({ ...manifest, result: `sha256:${'0'.repeat(64)}` })],
    ['a file not listed', (manifest) => ({ ...manifest, files: (manifest.files as unknown[]).slice(1) })],
    ['a key more', (manifest) => ({ ...manifest, note: 'hello' })],
    ['its files in another order', (manifest) => ({ ...manifest, files: (manifest.files as unknown[]).toReversed() })],
    [
      'a path that leads out',
      (manifest) => ({ ...manifest, files: [{ path: '../x', bytes: 0, sha256: '0'.repeat(64) }] }),
    ],
    ['a version to come', (manifest) => ({ ...manifest, schema: 2 })],
  ])('is told by a manifest with %s', async (_name, edit) => {
    const { files } = await made;
    const edited = files.map((file) => {
      if (file.path !== MANIFEST) return file;
      return { ...file, bytes: Buffer.from(JSON.stringify(edit(JSON.parse(text(file.bytes))))) };
    });
    const { problems } = await verifyPack(sourceOf(edited), null);
    expect(problems.join('\n')).toContain(MANIFEST);
  });

  it('is told by a single space in the manifest', async () => {
    const { files } = await made;
    const spaced = files.map((file) =>
      file.path === MANIFEST ? { ...file, bytes: Buffer.from(`${text(file.bytes)} `) } : file,
    );
    expect((await verifyPack(sourceOf(spaced), null)).problems).not.toEqual([]);
  });
});

describe('scan-details.json and README.txt', () => {
  async function detailsWith(change: Partial<ScanRecord>) {
    const input = await inputOf('ambleford');
    const { files } = await packed({ ...input, record: { ...input.record, ...change } });
    const read = (path: string) => text(files.find((file) => file.path === path)?.bytes);
    return { details: JSON.parse(read('scan-details.json')), readme: read('README.txt') };
  }

  it('say so when a scan did not write down who asked for it', async () => {
    const { details, readme } = await detailsWith({});
    expect(details).toMatchObject({ requestedBy: 'not recorded', commands: 'not recorded' });
    expect(readme).toContain('Asked for by  not recorded');
  });

  it('name who asked, and every command as it can be typed again', async () => {
    const at = '2026-11-23T09:00:00.000Z';
    const words = ['scan', 'https://www.ambleford.example/bins', '--exclude', "/it's here/**"];
    const commands = [{ at, words }];
    const { details, readme } = await detailsWith({
      asked: { by: 'Peer review team', commands, settings: { timeoutMs: 30_000 } },
    });
    const command = "lgdss scan https://www.ambleford.example/bins --exclude '/it'\\''s here/**'";
    expect(details).toMatchObject({ requestedBy: 'Peer review team', commands: [{ at, command }] });
    expect(details.configuration).toMatchObject({ timeoutMs: 30_000, maxDepth: 0 });
    expect(readme).toContain(command);
  });

  it('name the file of every probe, and none where no page was tried out', async () => {
    expect(Object.keys(PROBE_WORDS).toSorted()).toEqual([...probeArtifacts].toSorted());
    const { files } = await packed(await inputOf('westmere'));
    const readme = text(files.find(({ path }) => path === 'README.txt')?.bytes);
    const names = files.flatMap(({ path }) => /^pages\/[^/]+\/(\w+\.json)$/.exec(path)?.[1] ?? []);
    expect(new Set(names).size).toBeGreaterThan(3);
    expect(names.filter((name) => !readme.includes(name) && name !== 'response.json')).toEqual([]);
    const { record } = await inputOf('ambleford');
    const bare = record.pages.map((page) => ({ ...page, artifacts: { response: page.artifacts.response } }));
    expect((await detailsWith({ pages: bare as ScanRecord['pages'] })).readme).not.toContain('tried out');
  });

  it('account for every page', async () => {
    const { details, readme } = await detailsWith({});
    const { planned, scanned, skipped, blocked, failed } = details.sample;
    expect(scanned + skipped + blocked + failed).toBe(planned);
    expect(readme).toContain(`${planned} met = ${scanned} scanned`);
  });
});

describe('building', () => {
  it('lets a last change be made before files are sealed', async () => {
    const input = await inputOf('ambleford');
    const change = ({ path, bytes }: { path: string; bytes: Uint8Array }) =>
      path === 'findings.csv' ? { path, bytes: Buffer.from('nothing') } : { path, bytes };
    const { files } = await packed(input, { change });
    expect(text(files.find((file) => file.path === 'findings.csv')?.bytes)).toBe('nothing');
    expect((await verifyPack(sourceOf(files), null)).problems).toEqual([]);
  });

  it('takes further files', async () => {
    const input = await inputOf('ambleford');
    const { files } = await packed({ ...input, more: [{ path: 'report.pdf', bytes: Buffer.from('%PDF') }] });
    const manifest = readManifest(files.find((file) => file.path === MANIFEST)?.bytes ?? new Uint8Array());
    expect(manifest.ok && manifest.value.files.map(({ path }) => path)).toContain('report.pdf');
    expect((await verifyPack(sourceOf(files), null)).problems).toEqual([]);
  });

  it('makes no zip that would not fit', () => {
    expect(fitsZip(MOST_ZIP_FILES, MOST_ZIP_BYTES)).toBe(true);
    expect(fitsZip(MOST_ZIP_FILES + 1, 0)).toBe(false);
    expect(fitsZip(1, MOST_ZIP_BYTES + 1)).toBe(false);
  });
});

function zipSource(zip: Uint8Array) {
  const source = readZip(zip);
  if (!source.ok) throw new Error(source.error.message);
  return source.value;
}
