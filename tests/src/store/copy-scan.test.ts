import { mkdir, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Digest, ScanRecord } from '../../../src/model/evidence.ts';
import type { ScanResult } from '../../../src/model/result.ts';
import type { BlobStore } from '../../../src/ports.ts';
import { beginCopying, copyScan } from '../../../src/store/copy-scan.ts';
import { fileBlobStore, fileScanStore } from '../../../src/store/files.ts';
import { memoryBlobStore } from '../../../src/store/memory.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const NEVER = `sha256:${'a'.repeat(64)}` as const;

describe('copying a scan into another store', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let scan: Digest;
  const names: Record<string, Digest> = {};
  const at = (name: string) => path.join(folder.path, name);
  const fileOf = (digest = '') => path.join(at('from'), 'blobs', digest.slice(7, 9), digest.slice(9));

  /** A page with a picture that a probe names, a site, and a step of a journey. The body of a document was never kept. */
  beforeEach(async () => {
    folder = await temporaryFolder();
    const blobs = fileBlobStore(at('from'));
    const put = async (name: string, text: string) => {
      names[name] = await blobs.put(bytes(text));
      return names[name];
    };
    const picture = await put('picture', 'a picture');
    const keyboard = await put('keyboard', JSON.stringify({ shots: [{ blob: picture, mediaType: 'image/png' }] }));
    const document = await put('document', JSON.stringify({ bodyHash: NEVER, text: `"blob":"${NEVER}"` }));
    const tls = await put('tls', '{"tls":1}');
    const step = await put('step', '{"step":1}');
    const screenshot = { blob: await put('shot', 'the screenshot'), mediaType: 'image/jpeg' };
    const record = {
      ...{ schema: 1, target: { id: 'ambleford' }, finishedAt: '2026-01-01T00:00:00.000Z' },
      pages: [{ url: 'https://a.example/', artifacts: { keyboard, document, axe: { code: 'x', message: 'y' } } }],
      sites: [{ origin: 'https://a.example', artifacts: { tls } }],
      journeys: [{ pages: [{ url: 'https://a.example/1', artifacts: { step } }] }],
      outcomes: [{ url: 'https://a.example/', screenshot }],
    };
    const scans = fileScanStore(at('from'));
    scan = await scans.saveRecord(record as unknown as ScanRecord);
    await scans.saveResult({ schema: 1, scan } as unknown as ScanResult);
  });
  afterEach(() => folder.remove());

  const copy = async (blobs: BlobStore = fileBlobStore(at('to')), copying = beginCopying()) => {
    const from = { folder: at('from'), blobs: fileBlobStore(at('from')) };
    const done = await copyScan(scan, from, { folder: at('to'), blobs }, copying, new AbortController().signal);
    const there = Object.entries(names).map(async ([name, digest]) => ((await blobs.get(digest)) ? [name] : []));
    return { done, files: copying.files, lost: copying.lost.size, there: (await Promise.all(there)).flat().toSorted() };
  };
  const ALL = ['document', 'keyboard', 'picture', 'shot', 'step', 'tls'];

  it('copies all that it names, its results and its record', async () => {
    expect(await copy()).toEqual({ done: true, files: 6, lost: 0, there: ALL });
    const scans = fileScanStore(at('to'));
    expect(await scans.record(scan)).toEqual(await fileScanStore(at('from')).record(scan));
    expect(await scans.results(scan)).toHaveLength(1);
    expect(await scans.history('ambleford', 9)).toHaveLength(1);
  });

  it('copies a file once that many scans have', async () => {
    const [blobs, copying] = [memoryBlobStore(), beginCopying()];
    await copy(blobs, copying);
    expect((await copy(blobs, copying)).files).toBe(6);
  });

  it('goes on where it was cut off', async () => {
    const whole = fileBlobStore(at('to'));
    let left = 2;
    const full: BlobStore = {
      ...whole,
      put: async (given) => {
        left -= 1;
        if (left < 0) throw new Error('The disk is full.');
        return whole.put(given);
      },
    };
    await expect(copy(full)).rejects.toThrow('full');
    expect(await fileScanStore(at('to')).record(scan)).toBeUndefined();
    expect(await copy()).toEqual({ done: true, files: 6, lost: 0, there: ALL });
  });

  it('writes nothing any more once it has said that it failed', async () => {
    const [slow, whole] = [Promise.withResolvers<void>(), memoryBlobStore()];
    const [written, begun]: string[][] = [[], []];
    const full: BlobStore = {
      ...whole,
      put: async (given) => {
        begun?.push('');
        if (begun?.length === 1) throw new Error('The disk is full.');
        await slow.promise;
        written?.push('');
        return whole.put(given);
      },
    };
    const copied = copy(full).catch(String);
    setTimeout(slow.resolve, 200);
    expect(await copied).toContain('full');
    const [before, asked] = [written?.length, begun?.length];
    await sleep(300);
    expect([written?.length, begun?.length]).toEqual([before, asked]);
    // Of those that waited for their turn, none was begun.
    expect(asked).toBeLessThanOrEqual(4);
  });

  it('counts what is missing once, whoever names it first, however often it is asked for', async () => {
    const put = (text: string) => fileBlobStore(at('from')).put(bytes(text));
    const inner = await put(JSON.stringify({ shots: [{ blob: NEVER }] }));
    const keyboard = await put(JSON.stringify({ bodyHash: NEVER, har: { har: inner } }));
    const record = { schema: 1, target: { id: 'ambleford' }, finishedAt: '2026-01-02T00:00:00.000Z', sites: [] };
    const pages = [{ url: 'https://a.example/', artifacts: { keyboard } }];
    const scans = fileScanStore(at('from'));
    const copying = beginCopying();
    scan = await scans.saveRecord({ ...record, pages } as unknown as ScanRecord);
    expect((await copy(undefined, copying)).lost).toBe(1);
    // As after very many files.
    copying.seen.clear();
    expect((await copy(undefined, copying)).lost).toBe(1);
  });

  it.each<[string, () => Promise<void>]>([
    ['missing', () => rm(fileOf(names.picture))],
    ['damaged', () => writeFile(fileOf(names.picture), 'b picture')],
    // Without a byte of it on the disk.
    ['far too large', () => truncate(fileOf(names.picture), 2 ** 29)],
  ])('counts a file that is %s, and copies the others', async (_, harm) => {
    await harm();
    expect(await copy()).toEqual({ done: true, files: 5, lost: 1, there: ALL.filter((name) => name !== 'picture') });
  });

  it.each<[string, (file: string) => Promise<void>]>([
    ['missing', (file) => rm(file)],
    ['changed', (file) => writeFile(file, '{"schema":1}')],
  ])('copies nothing of a scan whose record is %s', async (_, harm) => {
    await mkdir(at('to'));
    await harm(path.join(at('from'), 'scans', `${scan.slice(7)}.json`));
    expect(await copy()).toEqual({ done: false, files: 0, lost: 0, there: [] });
  });
});
