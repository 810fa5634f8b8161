/** One page on loopback, with work of its own, that can be made slower in three ways, each by so much as a simulated phone would feel it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The server answers later; a script keeps the browser busy; the picture that is the largest part is heavier. */
export const KINDS = ['server', 'script', 'picture'] as const;
export type Kind = (typeof KINDS)[number];

/** As Lighthouse simulates a phone: a processor so many times slower. */
const SLOWDOWN = 4;
/** Found by trying: so many more bytes of the picture move what it makes of it by a millisecond. */
const BYTES_IN_A_MS = 240;

/** Real work, as a page that builds itself does: what it takes varies from run to run, as it does on real pages. */
const WORK = `const rows = Array.from({ length: 1500 }, (_, i) => ({ street: 'Street ' + (i * 7919) % 1500, day: i % 5 }));
const table = document.createElement('table');
document.querySelector('main').append(table);
for (let part = 0; part < 6; part += 1) {
  rows.sort((a, b) => part % 2 ? a.street.localeCompare(b.street) : b.day - a.day);
  table.innerHTML = rows.map(({ street, day }) => '<tr><th>' + street + '</th><td>' + day + '</td></tr>').join('');
  table.dataset.height = table.offsetHeight;
}`;
const TEXT = '<p>The council collects bins every week and recycling every other week.</p>'.repeat(12);
const PAGE = `<!doctype html><html lang="en"><head><title>Bins</title><link rel="stylesheet" href="/style.css"><meta name="viewport" content="width=device-width"></head><body><main><h1>Bins</h1><img src="/picture.svg" alt="" width="360" height="400">${TEXT}</main><script src="/script.js"></script></body></html>`;
const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 10"><rect width="9" height="10" fill="#175"/></svg>';
const PICTURE_BYTES = 60_000;

function bodyOf(path: string, kind: Kind | undefined, ms: number): readonly [type: string, body: string] | undefined {
  switch (path) {
    case '/':
      return ['text/html; charset=utf-8', PAGE];
    case '/style.css':
      return ['text/css', `body { font: 19px sans-serif; } ${'/* a rule that is not used */ '.repeat(300)}`];
    case '/script.js': {
      const busy = kind === 'script' ? ms / SLOWDOWN : 0;
      return ['text/javascript', `const end = performance.now() + ${busy}; while (performance.now() < end);\n${WORK}`];
    }
    case '/picture.svg': {
      const more = kind === 'picture' ? ms * BYTES_IN_A_MS : 0;
      return ['image/svg+xml', `${PICTURE}<!--${'.'.repeat(PICTURE_BYTES + more)}-->`];
    }
  }
  return undefined;
}

/** `slow(undefined)` serves it as it usually is. */
export async function serveSlowedPage(ms: number) {
  let kind: Kind | undefined;
  const server = createServer(({ url = '' }, response) => {
    const file = bodyOf(url, kind, ms);
    if (!file) return void response.writeHead(404).end();
    const [type, body] = file;
    const answer = () => response.setHeader('content-type', type).end(body);
    setTimeout(answer, kind === 'server' && url === '/' ? ms : 0);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    title: 'Bins',
    slow(by: Kind | undefined) {
      kind = by;
    },
    close: () => server.close(),
  };
}
