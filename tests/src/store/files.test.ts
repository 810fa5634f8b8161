import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonical, digest, digestBytes } from '../../../src/evidence/canonical.ts';
import { fileBlobStore, fileScanStore } from '../../../src/store/files.ts';
import { scanRecord, scanResult } from '../../contracts/scan-store.ts';
import { inTemporaryFolder } from '../../contracts/temporary-folder.ts';

let folder: string;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ folder, close } = await inTemporaryFolder((path) => path));
});
afterEach(() => close());

const files = async () => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
};
const hex = (name: string) => name.slice('sha256:'.length);

describe('blobs on disk', () => {
  const bytes = new TextEncoder().encode('hello');
  const path = () => join(folder, 'blobs', hex(digestBytes(bytes)).slice(0, 2), hex(digestBytes(bytes)).slice(2));

  it('lie where the layout says, with nothing else beside them', async () => {
    const blobs = fileBlobStore(folder);
    await Promise.all(Array.from({ length: 20 }, () => blobs.put(bytes)));
    expect((await files()).map((file) => join(folder, file))).toEqual([path()]);
    expect(new Uint8Array(await readFile(path()))).toEqual(bytes);
  });

  it('are found by another store on the same folder', async () => {
    const name = await fileBlobStore(folder).put(bytes);
    expect(await fileBlobStore(folder).get(name)).toEqual(bytes);
  });

  it('are written again when a file was cut short', async () => {
    const blobs = fileBlobStore(folder);
    const name = await blobs.put(bytes);
    await writeFile(path(), 'hel');
    await fileBlobStore(folder).put(bytes);
    expect(await blobs.get(name)).toEqual(bytes);
  });

  it('are written again when a file of the same length is damaged, by a store that has not written it', async () => {
    const name = await fileBlobStore(folder).put(bytes);
    await writeFile(path(), 'jello');
    const blobs = fileBlobStore(folder);
    await blobs.put(bytes);
    expect(await blobs.get(name)).toEqual(bytes);
  });

  it('say so when they cannot be written, and leave no half file', async () => {
    await writeFile(join(folder, 'blobs'), 'a file where the folder should be');
    await expect(fileBlobStore(folder).put(bytes)).rejects.toThrow();
    expect(await files()).toEqual(['blobs']);
  });
});

describe('scans on disk', () => {
  it('lie where the layout says, each file named after its own content', async () => {
    const store = fileScanStore(folder);
    const scan = await store.saveRecord(scanRecord());
    await store.saveResult(scanResult(scan, '1'));
    const result = digest(canonical(scanResult(scan, '1')));
    expect((await files()).toSorted()).toEqual([
      join('results', hex(scan), `${hex(result)}.json`),
      join('scans', `${hex(scan)}.json`),
      join('targets', hex(digest('www.ambleford.example')), hex(scan)),
    ]);
    expect(digestBytes(await readFile(join(folder, 'scans', `${hex(scan)}.json`)))).toBe(scan);
  });

  it('are not read when they were changed by hand', async () => {
    const store = fileScanStore(folder);
    const scan = await store.saveRecord(scanRecord());
    await store.saveResult(scanResult(scan, '1'));
    for (const file of (await files()).filter((name) => name.endsWith('.json'))) {
      await writeFile(join(folder, file), (await readFile(join(folder, file), 'utf8')).replace('0.1.0', '0.1.1'));
    }
    expect(await store.record(scan)).toBeUndefined();
    expect(await store.results(scan)).toEqual([]);
  });

  it('stand stray and half-written files beside them', async () => {
    const store = fileScanStore(folder);
    const scan = await store.saveRecord(scanRecord());
    await store.saveResult(scanResult(scan, '1'));
    for (const stray of ['.half.tmp', 'notes.txt', `${'0'.repeat(64)}.json`]) {
      await writeFile(join(folder, 'results', hex(scan), stray), '{"schema":1}');
      await writeFile(join(folder, 'targets', hex(digest('www.ambleford.example')), stray), '9999');
    }
    expect(await store.history('www.ambleford.example', 10)).toEqual([scanResult(scan, '1')]);
  });

  it('survive a history whose record was deleted', async () => {
    const store = fileScanStore(folder);
    const scan = await store.saveRecord(scanRecord());
    await rm(join(folder, 'scans', `${hex(scan)}.json`));
    expect(await store.record(scan)).toBeUndefined();
    expect(await store.history('www.ambleford.example', 10)).toEqual([]);
  });
});
