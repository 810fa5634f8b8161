import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boxFont } from '../../fixtures/lib/font.ts';
import { noisePicture } from '../../fixtures/lib/noise.ts';
import { artifact, html, startVisiting, type Visiting } from './visiting.ts';

const SCRIPT = `window.bins = ${JSON.stringify('Tuesday '.repeat(400))};`;
const STYLE = 'p { color: #111 }';
const JPEG = { 'content-type': 'image/jpeg' };
const gzip = { 'content-encoding': 'gzip', 'content-type': 'text/javascript' };

let world: Visiting;
beforeAll(async () => {
  world = await startVisiting((origin) => {
    const elsewhere = origin.replace('127.0.0.1', 'localhost');
    const head = `<title>Bins</title><script src="/packed.js"></script><link rel="stylesheet" href="/style.css">
      <script defer src="/late.js"></script><script defer src="${elsewhere}/theirs.js"></script>`;
    return {
      '/': html('<p>Bins</p>', head),
      '/looks': html(
        '<p id="text">Bins</p><img id="hall" src="/hall.jpg?v=1" alt="Hall" width="80" height="40"><img src="/gone.jpg" alt="Gone" width="80" height="40"><picture><img id="mill" srcset="/mill.jpg 1x" src="/hall.jpg" loading="LAZY" alt="Mill" width="80" height="40"></picture>',
        `<title>Looks</title><style>@font-face { font-family: Mill; src: url(/mill.ttf) }
         @font-face { font-family: Abbey; src: url(/mill.ttf); font-display: swap } @font-face { font-family: Unused; src: url(/no.ttf) }
         p { font-family: Mill } p::after { font-family: Abbey; content: 'A' }</style>`,
      ),
      '/mill.ttf': { body: boxFont(), headers: { 'content-type': 'font/ttf' } },
      '/hall.jpg': { body: noisePicture({ width: 160, height: 80, quality: 40 }), headers: JPEG },
      '/mill.jpg': { body: noisePicture({ width: 240, height: 120, quality: 40 }), headers: JPEG },
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
});

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

describe('what the page shows of its files', () => {
  it('has the pixels of pictures and whether fonts hide text', async () => {
    const visit = await world.visit('/looks');
    const pictures = artifact(visit, 'images').images.map(({ src, file }) => [src, file]);
    expect(pictures).toEqual([
      ['/hall.jpg?v=1', { width: 160, height: 80, lazy: false, chosen: false }],
      ['/gone.jpg', null],
      ['/hall.jpg', { width: 240, height: 120, lazy: true, chosen: true, shown: '/mill.jpg' }],
    ]);
    expect(artifact(visit, 'fonts')).toEqual([
      { family: 'Mill', loaded: true, display: 'auto' },
      { family: 'Abbey', loaded: true, display: 'swap' },
      { family: 'Unused', loaded: false },
    ]);
  });
});
