import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestBytes } from '../../src/evidence/canonical.ts';
import { blobStoreOf, keepBlobsIn, shelfOf } from '../../src/store/blobs.ts';
import { bucketBlobStore } from '../../src/store/bucket.ts';
import { fileBlobStore } from '../../src/store/files.ts';
import { memoryBlobStore } from '../../src/store/memory.ts';
import { KEYS, startBucketServer } from '../helpers/bucket-server.ts';
import { closedPort, serveLoopback } from '../helpers/loopback.ts';
import { blobStoreContract } from './blob-store.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

blobStoreContract('memory', async () => ({ store: memoryBlobStore(), close: async () => {} }));
blobStoreContract('files', () => inTemporaryFolder(fileBlobStore));

blobStoreContract('bucket', async () => {
  const server = await startBucketServer();
  return { store: bucketBlobStore({ address: server.address, ...KEYS }), close: server.close };
});
blobStoreContract('folder that names a bucket', async () => {
  const server = await startBucketServer();
  const opened = await inTemporaryFolder((folder) => folder);
  const env = environmentOf(KEYS);
  expect(await keepBlobsIn(server.address, opened.folder, env)).toBeUndefined();
  const close = async () => {
    await server.close();
    await opened.close();
  };
  return { store: blobStoreOf(opened.folder, env, server.address), close };
});

describe('a bucket', () => {
  let server: Awaited<ReturnType<typeof startBucketServer>>;
  beforeAll(async () => {
    server = await startBucketServer();
  });
  afterAll(() => server.close());
  const bytes = new TextEncoder().encode('evidence');
  const open = (keys: Partial<typeof KEYS> = {}, address = server.address) =>
    bucketBlobStore({ address, ...KEYS, ...keys });

  it.each([
    ['another secret', { secretAccessKey: 'guessed' }],
    ['another key', { accessKeyId: 'AKWESTMERE' }],
    ['another region', { region: 'eu-west-1' }],
  ])('lets nobody in with %s', async (_, keys) => {
    await expect(open(keys).put(bytes)).rejects.toThrow('answered HEAD with 403. Are the keys right');
  });

  it('that is not there is named', async () => {
    await expect(open({}, `${server.origin}/nothing`).put(bytes)).rejects.toThrow(
      'answered PUT with 404. Is there such a bucket?',
    );
  });

  it('that does not answer is named', async () => {
    const gone = `http://127.0.0.1:${await closedPort()}/evidence`;
    await expect(open({}, gone).put(bytes)).rejects.toThrow(`${gone} does not answer`);
  });

  it('that points elsewhere is not followed', async () => {
    const other = await serveLoopback((_, response) => void response.end());
    const site = await serveLoopback((_, response) => {
      response.writeHead(307, { location: `${other.origin}/evidence` }).end();
    });
    await expect(open({}, `${site.origin}/evidence`).put(bytes)).rejects.toThrow('It points to another address');
    expect(other.hits).toEqual([]);
    await Promise.all([site.close(), other.close()]);
  });

  it('that stops in the middle of an answer is named', async () => {
    const site = await serveLoopback((_, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('half');
      setTimeout(() => response.destroy(), 50);
    });
    await expect(open({}, `${site.origin}/evidence`).get(digestBytes(bytes))).rejects.toThrow('does not answer');
    await site.close();
  });

  it.each([
    ['says so', { 'content-length': '2000' }],
    ['does not say so', {}],
  ])('that gives more than anything we write, and %s, is not read to its end', async (_, headers) => {
    const site = await serveLoopback((request, response) => {
      response.writeHead(200, headers);
      const chunk = Buffer.alloc(500);
      const more = setInterval(() => response.write(chunk), 5);
      request.socket.once('close', () => clearInterval(more));
    });
    const small = bucketBlobStore({ address: `${site.origin}/evidence`, ...KEYS }, 1000);
    await expect(small.get(digestBytes(bytes))).rejects.toThrow('a file of more than this program writes');
    await expect(small.put(new Uint8Array(1001))).rejects.toThrow('a file of more than this program writes');
    await site.close();
  });

  it('is tidied only where it is named, and where the store is alone in it', async () => {
    const own = await startBucketServer();
    const [one, two] = await Promise.all([inTemporaryFolder((place) => place), inTemporaryFolder((place) => place)]);
    const env = environmentOf(KEYS);
    const shelf = async (folder: string, named: string | null) => {
      const found = await shelfOf(folder, env, named);
      if (!found.ok) return found.error.message;
      return found.value.left ?? found.value.shelf;
    };
    expect(await keepBlobsIn(own.address, one.folder, env)).toBeUndefined();
    expect(await keepBlobsIn(own.address, one.folder, env)).toBeUndefined();
    expect(await shelf(one.folder, null)).toContain('name it with LGDSS_BLOBS or --blobs.');
    expect(await shelf(one.folder, `${server.origin}/evidence/other`)).toContain('If you trust this folder');
    const name = await blobStoreOf(one.folder, env, own.address).put(bytes);
    const hex = name.slice('sha256:'.length);
    const alone = await shelf(one.folder, own.address);
    if (typeof alone === 'string') throw new Error(alone);
    expect([await alone.size(hex), await alone.text(hex, 100), await alone.text(hex, 3)]).toEqual([8, 'evidence', '']);
    await alone.remove(hex);
    expect([await alone.size(hex), await alone.text(hex, 100)]).toEqual([undefined, '']);
    // Another machine comes, and what it needs stands in its own records.
    expect(await keepBlobsIn(own.address, two.folder, env)).toBeUndefined();
    for (const { folder } of [one, two])
      expect(await shelf(folder, own.address)).toContain('other stores keep theirs there too');
    await Promise.all([own.close(), one.close(), two.close()]);
  });

  it('in trouble is asked again', async () => {
    server.trouble.left = 2;
    expect(await open().get(await open().put(bytes))).toEqual(bytes);
    expect(server.trouble.left).toBe(0);
  });

  it('is not sent twice what it has', async () => {
    await open().put(bytes);
    const before = server.hits.filter((hit) => hit.startsWith('PUT')).length;
    await open().put(bytes);
    expect(server.hits.filter((hit) => hit.startsWith('PUT'))).toHaveLength(before);
  });

  it('whose content was changed gives nothing back', async () => {
    const name = await open().put(bytes);
    for (const address of server.objects.keys()) server.objects.set(address, Buffer.from('changed'));
    expect(await open().get(name)).toBeUndefined();
  });

  it.each(['', '{}', 'null'])('is not taken for a folder where the folder says %j of it', async (text) => {
    const { folder, close } = await inTemporaryFolder((place) => place);
    await writeFile(path.join(folder, 'blobs.json'), text);
    await expect(blobStoreOf(folder, {}).put(bytes)).rejects.toThrow('cannot be read');
    expect((await keepBlobsIn(server.address, folder, environmentOf(KEYS)))?.message).toContain('cannot be read');
    await close();
  });

  it('is named by its folder, which keeps what it had, takes no other, and is not believed alone', async () => {
    const { store, folder, close } = await inTemporaryFolder(fileBlobStore);
    const name = await store.put(new TextEncoder().encode('of last year'));
    const env = environmentOf(KEYS);
    expect(await keepBlobsIn(server.address, folder, env)).toBeUndefined();
    expect(await blobStoreOf(folder, env).get(name)).toEqual(new TextEncoder().encode('of last year'));
    expect((await keepBlobsIn(`${server.origin}/evidence/other`, folder, env))?.message).toContain(
      `is in ${server.address}`,
    );
    await expect(blobStoreOf(folder, {}, server.address).put(bytes)).rejects.toThrow('Put the keys to it into');
    const before = server.hits.length;
    for (const named of [undefined, null, `${server.origin}/evidence/other`]) {
      await expect(blobStoreOf(folder, env, named).put(bytes)).rejects.toThrow(
        'If you trust this folder, set LGDSS_BLOBS',
      );
    }
    expect(server.hits).toHaveLength(before);
    const word = { ...env, LGDSS_BLOBS: server.address };
    expect(await blobStoreOf(folder, word).put(bytes)).toBe(digestBytes(bytes));
    await close();
  });
});

function environmentOf({ accessKeyId, secretAccessKey, region }: typeof KEYS) {
  return { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_REGION: region };
}
