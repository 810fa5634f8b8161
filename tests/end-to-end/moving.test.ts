import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { KEYS, startBucketServer } from '../helpers/bucket-server.ts';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { emptyPostgresDatabase } from '../helpers/postgres-server.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from '../helpers/run-here.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let site: Loopback;
let bucket: Awaited<ReturnType<typeof startBucketServer>>;

beforeAll(async () => {
  folder = await temporaryFolder();
  bucket = await startBucketServer();
  site = await serveLoopback((_, response, address) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (address !== '/') response.writeHead(404);
    response.end('<!doctype html><html lang="en"><title>Bins - Ambleford</title><main><h1>Bins</h1></main></html>');
  });
});
afterAll(async () => {
  await site.close();
  await bucket.close();
  await folder.remove();
});

const at = (...names: readonly string[]) => path.join(folder.path, ...names);
const keys = {
  AWS_ACCESS_KEY_ID: KEYS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: KEYS.secretAccessKey,
  AWS_REGION: KEYS.region,
};
const run = (args: readonly string[], env: Readonly<Record<string, string>>) =>
  runHere(args, { cwd: folder.path, env: { LGDSS_BLOBS: '', LGDSS_DATA: at('data'), ...env } });
const blobsIn = async (store: string) =>
  (await readdir(at(store, 'blobs'), { recursive: true })).filter((name) => name.includes(path.sep)).toSorted();

it('a history moves with its evidence from a folder to a bucket, and from there to a folder', async () => {
  const [laptop = '', server = '', other = ''] = await Promise.all([1, 2, 3].map(() => emptyPostgresDatabase()));
  const scanned = await run(['scan', `${site.origin}/`, '--no-probes', '--out', 'one', '--save'], {
    DATABASE_URL: laptop,
  });
  expect(scanned.code, scanned.out + scanned.err).toBe(0);
  const before = await blobsIn('one/evidence');

  // The pages that are scanned again, and a mark that there is a pack.
  const mark = 'f'.repeat(64);
  await mkdir(at('one/evidence/samples'));
  await mkdir(at('one/evidence/packed'));
  await writeFile(at('one/evidence/samples', `${mark}.json`), 'a sample');
  await writeFile(at('one/evidence/packed', mark), '');
  const exported = await run(['store', 'export', 'a.gz', '--evidence', 'moved'], { DATABASE_URL: laptop });
  expect([exported.code, exported.err]).toEqual([0, '']);
  expect(exported.out).toContain(`The evidence of 1 scan is in ${at('moved')}: ${before.length} files`);
  expect(await blobsIn('moved')).toEqual(before);
  // As on another machine.
  await rm(at('one'), { recursive: true });

  const toBucket = ['store', 'import', 'a.gz', '--evidence', 'moved', '--store', 'kept', '--blobs', bucket.address];
  // A store that is in trouble for longer than anybody asks again.
  const files = bucket.objects.size;
  bucket.trouble.left = 1000;
  const cut = await run(toBucket, { DATABASE_URL: server, ...keys });
  expect([cut.code, cut.err], cut.out).toEqual([2, expect.stringContaining('answered HEAD with 503')]);
  bucket.trouble.left = 0;
  expect(bucket.objects.size).toBe(files);

  const imported = await run(toBucket, { DATABASE_URL: server, ...keys });
  expect([imported.code, imported.err], imported.out).toEqual([0, '']);
  const digestOf = /rows, (sha256:\w{64})/;
  expect(digestOf.exec(imported.out)?.[1]).toBe(digestOf.exec(exported.out)?.[1]);
  const names = [...bucket.objects.keys()].flatMap((name) => name.split('/blobs/')[1] ?? []);
  expect(names).toEqual(expect.arrayContaining(before));
  expect(await readdir(at('kept'))).not.toContain('blobs');
  await rm(at('moved'), { recursive: true });

  // From the bucket to a folder; what the history says of the evidence is where it is now.
  const again = await run(['store', 'export', 'b.gz', '--evidence', 'back'], {
    ...{ DATABASE_URL: server, LGDSS_BLOBS: bucket.address },
    ...keys,
  });
  expect([again.code, again.err], again.out).toEqual([0, '']);
  expect(await blobsIn('back')).toEqual(before);
  const home = await run(['store', 'import', 'b.gz', '--evidence', 'back', '--store', 'home'], { DATABASE_URL: other });
  expect([home.code, home.err], home.out).toEqual([0, '']);
  for (const store of ['kept', 'back', 'home']) {
    expect(await readFile(at(store, 'samples', `${mark}.json`), 'utf8'), store).toBe('a sample');
    expect(await readdir(at(store, 'packed')), store).toEqual([mark]);
  }
  const [record = ''] = await readdir(at('home', 'scans'));
  const judged = await run(['recheck', `sha256:${record.slice(0, 64)}`, '--store', 'home', '--out', 'judged'], {});
  expect(judged.code, judged.out + judged.err).toBe(0);
  expect(await readFile(at('judged', 'report.json'), 'utf8')).toContain(site.origin);

  // What was damaged on the way is named, and does not go on.
  const [damaged = ''] = before;
  await writeFile(at('back', 'blobs', damaged), 'something else');
  const last = await emptyPostgresDatabase();
  const poor = await run(['store', 'import', 'b.gz', '--evidence', 'back', '--store', 'poor'], { DATABASE_URL: last });
  expect([poor.code, poor.err]).toEqual([3, expect.stringMatching(/^1 file of these scans was missing or damaged/)]);
  expect(await blobsIn('poor')).toEqual(before.slice(1));
  // It has to go into an empty history, and says so before it copies anything.
  const full = await run(['store', 'import', 'b.gz', '--evidence', 'back', '--store', 'none'], { DATABASE_URL: last });
  expect([full.code, full.err]).toEqual([2, expect.stringContaining('There is a history already')]);
  expect(await readdir(folder.path)).not.toContain('none');
});
