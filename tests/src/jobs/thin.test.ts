import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/history/database.ts';
import { oldScans } from '../../../src/jobs/old-scans.ts';
import { thinStore } from '../../../src/jobs/thin.ts';
import type { Digest, ScanRecord } from '../../../src/model/evidence.ts';
import { fileBlobStore, fileScanStore } from '../../../src/store/files.ts';
import { folderShelf } from '../../../src/store/shelf.ts';
import { openDatabaseOf } from '../../helpers/jobs-database.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';

const [yes, no] = [() => Promise.resolve(true), () => Promise.resolve(false)];
const bytes = (text: string) => new TextEncoder().encode(text);

describe('thinning a store', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let old: Digest;
  let recent: Digest;
  const names = new Map<string, Digest>();

  /** Two scans with a page each. Both have one artifact in common, and each a picture that an artifact names. */
  beforeEach(async () => {
    folder = await temporaryFolder();
    const blobs = fileBlobStore(folder.path);
    const put = async (name: string, text: string) => {
      const digest = await blobs.put(bytes(text));
      names.set(name, digest);
      return digest;
    };
    const both = await put('both', '{"same":true}');
    const scanOf = async (name: string) => {
      const picture = await put(`${name} picture`, `picture of ${name}`);
      const screenshot = await put(`${name} screenshot`, JSON.stringify({ blob: picture }));
      const pages = [{ url: `https://${name}.example/`, artifacts: { links: both, screenshot } }];
      const record = { schema: 1, target: { id: name }, finishedAt: '2026-01-01T00:00:00.000Z', pages };
      return fileScanStore(folder.path).saveRecord(record as unknown as ScanRecord);
    };
    old = await scanOf('old');
    recent = await scanOf('recent');
  });
  afterEach(() => folder.remove());

  const there = async () => {
    const read = [...names].map(
      async ([name, digest]) => [name, await fileBlobStore(folder.path).get(digest)] as const,
    );
    return (await Promise.all(read)).flatMap(([name, found]) => (found ? [name] : [])).toSorted();
  };
  const thin = (old: readonly Digest[], mayTake: () => Promise<boolean>, journals: readonly string[] = []) => {
    const place = { store: folder.path, shelf: folderShelf(folder.path), signal: new AbortController().signal };
    return thinStore({ ...place, old: new Set(old), journals, mayTake });
  };
  const ALL = ['both', 'old picture', 'old screenshot', 'recent picture', 'recent screenshot'];

  it('only counts when it is not meant', async () => {
    expect(await thin([old], no)).toMatchObject({ scans: 1, blobs: 2 });
    expect(await there()).toEqual(ALL);
  });

  it('takes what only old scans have, pictures in artifacts included, and leaves records', async () => {
    const counted = await thin([old], no);
    expect(await thin([old], yes)).toEqual({ ...counted, taken: true });
    expect(await there()).toEqual(['both', 'recent picture', 'recent screenshot']);
    expect((await readdir(path.join(folder.path, 'scans'))).length).toBe(2);
    expect(await thin([old], yes)).toMatchObject({ blobs: 0, bytes: 0 });
  });

  it('asks at the last moment whether it may: a scan may have begun meanwhile', async () => {
    const before = await there();
    const asked: string[][] = [];
    const thinned = await thin([old], async () => {
      asked.push(await there());
      return false;
    });
    expect(asked).toEqual([before]);
    expect(thinned).toMatchObject({ blobs: 2, taken: false });
    expect(await there()).toEqual(before);
  });

  it('is stopped in the middle, and takes the rest another time, pictures in artifacts included', async () => {
    const stop = new AbortController();
    const whole = folderShelf(folder.path);
    const shelf = {
      ...whole,
      async remove(hex: string) {
        await whole.remove(hex);
        stop.abort();
      },
    };
    const place = { store: folder.path, shelf, old: new Set([old]), journals: [], mayTake: yes };
    await expect(thinStore({ ...place, signal: stop.signal })).rejects.toThrow();
    expect(await there()).toHaveLength(ALL.length - 1);
    expect(await thin([old], yes)).toMatchObject({ blobs: 1 });
    expect(await there()).toEqual(['both', 'recent picture', 'recent screenshot']);
  });

  it('leaves what a very large artifact of another scan names', async () => {
    const picture = names.get('old picture');
    const large = await fileBlobStore(folder.path).put(bytes(`${' '.repeat(8_000_001)}{"blob":"${picture}"}`));
    const pages = [{ url: 'https://large.example/', artifacts: { screenshot: large } }];
    const record = { schema: 1, target: { id: 'large' }, finishedAt: '2026-01-01T00:00:00.000Z', pages };
    await fileScanStore(folder.path).saveRecord(record as unknown as ScanRecord);
    await thin([old], yes);
    expect(await there()).toContain('old picture');
  });

  it('leaves what a scan that is not finished names in its journal', async () => {
    const journal = path.join(folder.path, 'journal.ndjson');
    const visited = { kind: 'visited', filed: { artifacts: { screenshot: names.get('old screenshot') } } };
    await writeFile(journal, `${JSON.stringify(visited)}\n{"kind":"vis`);
    expect(await thin([old], yes, [journal])).toMatchObject({ blobs: 0 });
    expect(await there()).toEqual(ALL);
  });

  it('with nothing old, takes nothing', async () => {
    expect(await thin([], yes)).toEqual({ scans: 0, blobs: 0, bytes: 0, taken: true });
    expect(await there()).toEqual(ALL);
    expect(recent).not.toBe(old);
  });
});

it('old are scans with a later whole one, of this store, that no pack refers to', async () => {
  const opened = await openDatabaseOf('embedded');
  try {
    const { db }: Database = opened.database;
    await db
      .insertInto('targets')
      .values({
        ...{ id: 'ambleford', authority_id: null, name: 'Ambleford', start_url: '', host: '', lgsl: null },
        ...{ platform: null, added_at: '2026-01-01T00:00:00.000Z', removed_at: null },
      })
      .execute();
    const scan = async (day: string, finished: boolean, store = '/store') => {
      const at = `${day}T00:00:00.000Z`;
      await db
        .insertInto('scans')
        .values({
          ...{ id: `sha256:${day}${store}`, target_id: 'ambleford', started_at: at, finished_at: at, finished, store },
          ...{ planned: 1, scanned: 1, skipped: 0, blocked: 0, failed: 0, score: 1, score_low: null, score_high: null },
          ...{ coverage: 100, policy: 'v3', tool: '1', result_digest: 'sha256:0' },
        })
        .execute();
    };
    await scan('2026-01-01', true);
    await scan('2026-01-08', true);
    await scan('2026-01-15', true, '/elsewhere');
    await scan('2026-01-16', true);
    await scan('2026-01-22', false);
    const ask = (before: string, packed: readonly string[] = []) =>
      oldScans(opened.database, {
        ...{ store: '/store', before: `${before}T00:00:00.000Z`, now: '2026-02-01T00:00:00.000Z' },
        packed: new Set(packed),
      });
    expect([...(await ask('2026-02-01'))].toSorted()).toEqual(['sha256:2026-01-01/store', 'sha256:2026-01-08/store']);
    expect([...(await ask('2026-01-05'))]).toEqual(['sha256:2026-01-01/store']);
    expect([...(await ask('2026-02-01', ['sha256:2026-01-08/store']))]).toEqual(['sha256:2026-01-01/store']);
    // Of a clock that was ahead: the next scan is not compared with that one.
    await scan('2027-01-01', true);
    expect((await ask('2026-02-01')).has('sha256:2026-01-16/store')).toBe(false);
  } finally {
    await opened.close();
  }
});
