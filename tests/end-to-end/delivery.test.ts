import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { artifact, html, startVisiting, type Visiting } from './visiting.ts';

const SCRIPT = `window.bins = ${JSON.stringify('Tuesday '.repeat(400))};`;
const STYLE = 'p { color: #111 }';
const gzip = { 'content-encoding': 'gzip', 'content-type': 'text/javascript' };

let world: Visiting;
beforeAll(async () => {
  world = await startVisiting((origin) => {
    const elsewhere = origin.replace('127.0.0.1', 'localhost');
    const head = `<title>Bins</title><script src="/packed.js"></script><link rel="stylesheet" href="/style.css">
      <script defer src="/late.js"></script><script defer src="${elsewhere}/theirs.js"></script>`;
    return {
      '/': html('<p>Bins</p>', head),
      '/packed.js': {
        body: gzipSync(SCRIPT),
        headers: { ...gzip, 'cache-control': 'public, max-age=604800', etag: '"1"' },
      },
      '/style.css': { body: STYLE, headers: { 'content-type': 'text/css', 'cache-control': 'no-store' } },
      '/late.js': { body: '', headers: { 'content-type': 'text/javascript' } },
      '/theirs.js': {
        body: gzipSync(SCRIPT),
        headers: { ...gzip, 'last-modified': 'Mon, 02 Nov 2026 09:00:00 GMT' },
      },
    };
  });
}, 60_000);

afterAll(() => world?.close());

describe('how files were sent', () => {
  it('is the same from the network and out of the cache', async () => {
    const packed = gzipSync(SCRIPT).length;
    for (const round of ['first', 'second']) {
      const seen = artifact(await world.visit('/'), 'requests');
      const path = (url: string) => url.replace(/^.*?:\d+/, '');
      const sent = Object.fromEntries(seen.map(({ url, bytes, delivery }) => [path(url), { bytes, ...delivery }]));
      expect(sent, round).toEqual({
        '/': {
          bytes: expect.any(Number),
          encoding: '',
          lifetime: null,
          validator: false,
          protocol: 'http/1.1',
          unpacked: expect.any(Number),
        },
        '/packed.js': {
          bytes: packed,
          encoding: 'gzip',
          lifetime: 604_800,
          validator: true,
          protocol: 'http/1.1',
          unpacked: SCRIPT.length,
          blocking: true,
        },
        '/style.css': {
          bytes: STYLE.length,
          encoding: '',
          lifetime: 0,
          noStore: true,
          validator: false,
          protocol: 'http/1.1',
          unpacked: STYLE.length,
          blocking: true,
        },
        '/late.js': { bytes: 0, encoding: '', lifetime: null, validator: false, protocol: 'http/1.1', unpacked: 0 },
        '/theirs.js': {
          bytes: packed,
          encoding: 'gzip',
          lifetime: null,
          validator: true,
          protocol: 'http/1.1',
          unpacked: null,
        },
      });
    }
    expect(world.server.hits.filter((hit) => hit === 'GET /packed.js')).toHaveLength(1);
  });
});
