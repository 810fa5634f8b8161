import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { KEYS, startBucketServer } from '../helpers/bucket-server.ts';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { runCli, temporaryFolder } from '../helpers/run-cli.ts';

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

const keys = {
  AWS_ACCESS_KEY_ID: KEYS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: KEYS.secretAccessKey,
  AWS_REGION: KEYS.region,
};
const run = (args: readonly string[], env: Readonly<Record<string, string>>) =>
  runCli(args, { cwd: folder.path, env: { LGDSS_BLOBS: '', ...env } });
const scan = (out: string, env: Readonly<Record<string, string>>) =>
  run(['scan', `${site.origin}/`, '--no-probes', '--out', out, '--blobs', bucket.address], env);

it('evidence in a bucket is judged again from there, and only by who has the keys and names it', async () => {
  const refused = await scan('refused', {});
  expect([refused.code, refused.err]).toEqual([
    2,
    `The evidence is in ${bucket.address}. Put the keys to it into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.\n`,
  ]);
  const scanned = await scan('kept', keys);
  expect(scanned.code, scanned.out + scanned.err).toBe(0);
  expect(bucket.objects.size).toBeGreaterThan(10);
  expect(await readdir(path.join(folder.path, 'kept/evidence'))).not.toContain('blobs');

  const again = await run(['recheck', 'kept'], { ...keys, LGDSS_BLOBS: bucket.address });
  expect(again.code, again.out + again.err).toBe(0);
  const stranger = await run(['recheck', 'kept'], keys);
  expect([stranger.code, stranger.err]).toEqual([
    3,
    `The evidence is in ${bucket.address}. If you trust this folder, set LGDSS_BLOBS to that address, so that your keys are used there.\n`,
  ]);
});
