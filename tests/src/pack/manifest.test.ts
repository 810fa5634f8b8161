import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Digest } from '../../../src/model/evidence.ts';
import { type Manifest, OUTSIDE, readManifest, writeManifest } from '../../../src/pack/manifest.ts';
import { byCodeUnit, clashesIn, problemOfName, slugOf } from '../../../src/pack/names.ts';

const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
const id = hex.map((digits): Digest => `sha256:${digits}`);
const part = fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,9}$/);
const path = fc
  .array(part, { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('/'))
  .filter((name) => problemOfName(name) === undefined);
const file = fc.record({ path, bytes: fc.nat(), sha256: hex });
const manifests: fc.Arbitrary<Manifest> = fc.record({
  kind: fc.constant('lgdss-evidence-pack' as const),
  schema: fc.constant(1 as const),
  tool: fc.record({ name: fc.string(), version: fc.string() }),
  scan: id,
  result: id,
  signer: fc.option(fc.record({ algorithm: fc.constant('Ed25519' as const), fingerprint: fc.string() })),
  files: fc
    .uniqueArray(file, { selector: (one) => one.path })
    .map((files) => files.toSorted((a, b) => byCodeUnit(a.path, b.path))),
});

describe('the manifest', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(manifests, (manifest) => {
        expect(readManifest(writeManifest(manifest))).toEqual({ ok: true, value: manifest });
      }),
    );
  });

  it('is refused when any byte is cut off its end', () => {
    fc.assert(
      fc.property(manifests, fc.nat(), (manifest, cut) => {
        const bytes = writeManifest(manifest);
        expect(readManifest(bytes.slice(0, cut % bytes.length)).ok).toBe(false);
      }),
    );
  });

  it.each(OUTSIDE)('never lists %s', (name) => {
    const manifest = { files: [{ path: name, bytes: 0, sha256: '0'.repeat(64) }] };
    const [base] = fc.sample(manifests, { seed: 1, numRuns: 1 });
    expect(readManifest(writeManifest({ ...(base as Manifest), ...manifest })).ok).toBe(false);
  });

  it('of a later version is said to be one', () => {
    const bytes = Buffer.from(JSON.stringify({ kind: 'lgdss-evidence-pack', schema: 7 }));
    expect(readManifest(bytes)).toMatchObject({ error: { message: expect.stringContaining('version 7') } });
  });
});

describe('names', () => {
  it.each(['a', 'README.txt', 'pages/0001-home/document.html.txt', 'SHA256SUMS'])('%s is fine', (name) => {
    expect(problemOfName(name)).toBeUndefined();
  });

  it.each([
    '',
    '.',
    '..',
    'a/../b',
    '/a',
    'a//b',
    'a/',
    '.hidden',
    'a\\b',
    'C:a',
    'con',
    'a/nul.txt',
    'a ',
    'a.',
    'é',
    'a\0',
  ])('%j is not', (name) => {
    expect(problemOfName(name)).toBeDefined();
  });

  it('that differ in capital letters only clash', () => {
    expect(clashesIn(['a', 'b', 'A', 'b'])).toEqual(['A', 'b']);
  });

  it('of folders are taken from addresses, whatever these hold', () => {
    fc.assert(
      fc.property(fc.webPath(), (where) => {
        expect(problemOfName(`0001-${slugOf(`https://www.ambleford.example${where}`)}`)).toBeUndefined();
      }),
      { numRuns: 25 },
    );
    expect(slugOf('https://www.ambleford.example/')).toBe('home');
    expect(slugOf('https://www.ambleford.example/bins/Bin%20days')).toBe('bins-bin-20days');
  });
});
