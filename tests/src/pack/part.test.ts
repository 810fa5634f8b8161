import { beforeAll, describe, expect, it } from 'vitest';
import { partsOf } from '../../../reports/lib/document.ts';
import type { ReportFinding } from '../../../reports/lib/document-types.ts';
import { partOf } from '../../../src/cli/fault-part.ts';
import { defaultRulebook } from '../../../src/compose.ts';
import { digestOfRecord } from '../../../src/evidence/canonical.ts';
import type { PackInput } from '../../../src/pack/contents.ts';
import { type Fault, MANIFEST, readManifest } from '../../../src/pack/manifest.ts';
import { redactScan } from '../../../src/pack/redact/redact-scan.ts';
import type { PackFile } from '../../../src/pack/source.ts';
import { verifyPack } from '../../../src/pack/verify.ts';
import { memoryBlobStore } from '../../../src/store/memory.ts';
import { flipped, packed, recordedInput, sourceOf } from './recorded-pack.ts';

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const contentOf = (files: readonly PackFile[], path: string) => text(files.find((file) => file.path === path)?.bytes);

describe('a pack of one fault', () => {
  let whole: PackInput;
  let findings: readonly ReportFinding[];
  let fault: Fault;
  let pages: readonly string[];

  const cut = (wanted: Fault) => {
    const { result } = whole;
    return partOf(whole, { parts: partsOf(whole), rulebook: defaultRulebook, result } as never, wanted);
  };
  const made = async (wanted = fault, change: (input: PackInput) => Promise<PackInput> = async (same) => same) => {
    const part = cut(wanted);
    if (!part.ok) throw new Error(part.error.message);
    return packed(await change(part.value));
  };

  /** One that is on some pages and not on all. */
  beforeAll(async () => {
    whole = await recordedInput('westmere');
    const { document } = partsOf(whole);
    const cause = document.rootCauses.find(
      (one) => one.outcome === 'failed' && !one.siteWide && one.pages.length < whole.record.pages.length,
    );
    if (!cause) throw new Error('The recording has no such fault.');
    findings = document.findings.filter(
      ({ check, messageKey, rootCause, outcome }) =>
        outcome === 'failed' &&
        check === cause.check &&
        messageKey === cause.messageKey &&
        document.rootCauses.find(({ id }) => id === rootCause)?.pattern === cause.pattern,
    );
    fault = { check: cause.check, message: cause.messageKey, cause: cause.pattern, platform: null };
    pages = [...new Set(findings.map(({ page }) => page))].toSorted();
  });

  it('is whole for verify, and names the scan that it is a part of', async () => {
    const { files, sealed } = await made();
    const verified = await verifyPack(sourceOf(files), null);
    expect(verified.problems).toEqual([]);
    expect(verified.seal).toBe(sealed.seal);
    expect(verified.manifest).toMatchObject({ schema: 2, part: { scan: digestOfRecord(whole.record), fault } });
    expect(verified.manifest?.scan).not.toBe(digestOfRecord(whole.record));
  });

  it('holds the findings and the pages of this fault, and of no other', async () => {
    const { files } = await made();
    const others = new Set(
      whole.result.results.map(({ check }) => check as string).filter((check) => check !== fault.check),
    );
    const ours = files.filter(({ path }) => !path.startsWith('pages/'));
    for (const { path, bytes } of ours) {
      const words = new Set(text(bytes).match(/[\w-]+\/[\w-]+/g));
      expect(
        [...words].filter((word) => others.has(word)),
        path,
      ).toEqual([]);
    }
    const told = JSON.parse(contentOf(files, 'fault.json')).findings;
    expect(told.map(({ id }: ReportFinding) => id).toSorted()).toEqual(findings.map(({ id }) => id).toSorted());
    expect(
      JSON.parse(contentOf(files, 'pages.json'))
        .map(({ url }: { url: string }) => url)
        .toSorted(),
    ).toEqual(pages);
    expect(files.filter(({ path }) => path.endsWith('/document.html.txt'))).toHaveLength(pages.length);
    expect(files.map(({ path }) => path)).not.toContain('report.html');
    const { outcomes, sites } = JSON.parse(contentOf(files, 'evidence/record.json'));
    expect([outcomes.length, sites]).toEqual([pages.length, []]);
  });

  it('says in its README what the fault is, and where', async () => {
    const { files } = await made();
    const readme = contentOf(files, 'README.txt');
    const { meta } = defaultRulebook.checks.find((check) => check.meta.id === fault.check) ?? {};
    expect(readme).toContain(`One fault: ${meta?.title}\n`);
    expect(readme).toContain(meta?.fix);
    for (const page of pages.slice(0, 3)) expect(readme).toContain(page);
    expect(contentOf(files, 'findings.csv').trim().split('\r\n')).toHaveLength(findings.length + 1);
  });

  it.each([
    ['', [], 'a saved page'],
    [' with what was tried out', ['operated'], 'a saved page and what came of trying a page out'],
    [
      ' with what was tried out and measured',
      ['keyboard', 'measured'],
      'a saved page, what came of trying a page out and what Lighthouse measured, with its scores,',
    ],
  ])('says that evidence%s is whole, and may show more than this fault', async (_, names, evidence) => {
    const { files } = await made(fault, async (input) => {
      const saved = await input.blobs.put(new TextEncoder().encode('{}'));
      const more = Object.fromEntries(names.map((name) => [name, saved]));
      const pages = input.record.pages.map((page) => ({ ...page, artifacts: { ...page.artifacts, ...more } }));
      return { ...input, record: { ...input.record, pages } };
    });
    expect(contentOf(files, 'README.txt')).toContain(`was not cut:\n${evidence}\nmay show other faults`);
    for (const name of names) expect(files.map(({ path }) => path.split('/').at(-1))).toContain(`${name}.json`);
  });

  it('has what the check of a site read, where the fault is of the site', async () => {
    const { document } = partsOf(whole);
    const cause = document.rootCauses.find(({ outcome, siteWide }) => outcome === 'failed' && siteWide);
    if (!cause) throw new Error('The recording has no fault of the site.');
    const site = { check: cause.check, message: cause.messageKey, cause: cause.pattern, platform: null };
    const { files } = await made(site);
    expect((await verifyPack(sourceOf(files), null)).problems).toEqual([]);
    expect(JSON.parse(contentOf(files, 'fault.json')).findings[0]).toMatchObject({ siteWide: true });
  });

  it('notices one byte flipped in each file in turn', async () => {
    const { files } = await made();
    for (const [index, file] of files.entries()) {
      const spoilt = files.with(index, { ...file, bytes: flipped(file.bytes, Math.floor(file.bytes.length / 2)) });
      expect((await verifyPack(sourceOf(spoilt), null)).problems.join('\n'), file.path).toContain(file.path);
    }
  });

  it('is the same part without personal data', async () => {
    const { files } = await made(fault, (input) => redactScan(input, memoryBlobStore()));
    const { problems, manifest } = await verifyPack(sourceOf(files), null);
    expect(problems).toEqual([]);
    expect(manifest).toMatchObject({ part: { scan: digestOfRecord(whole.record) }, redacted: {} });
    expect(contentOf(files, 'README.txt')).toContain('were taken out');
  });

  it.each([
    ['another cause', () => ({ ...fault, cause: 'b.nothing' })],
    ['another platform', () => ({ ...fault, platform: 'Made Forms' })],
    ['another message', () => ({ ...fault, message: 'none-such' })],
  ])('is not made of %s', (_, wanted) => {
    expect(cut(wanted())).toMatchObject({ ok: false, error: { message: expect.stringContaining('does not have') } });
  });

  it('is no pack of the first layout, and a whole one is', async () => {
    const { files } = await made();
    const manifest = JSON.parse(contentOf(files, MANIFEST));
    const written = (value: object) => readManifest(new TextEncoder().encode(JSON.stringify(value)));
    expect(written(manifest).ok).toBe(true);
    expect(written({ ...manifest, schema: 1 }).ok).toBe(false);
    const { part: _, ...unnamed } = manifest;
    expect(written(unnamed).ok).toBe(false);
    expect(JSON.parse(contentOf((await packed(whole)).files, MANIFEST)).schema).toBe(1);
  });
});
