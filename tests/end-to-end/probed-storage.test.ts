import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Probe, Probing } from '../../src/gather/probes/probe.ts';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { type ProbingPages, startProbing } from '../helpers/probing.ts';

/** Tells what it finds kept, then keeps more. */
const KEEPS = `<script>
  const seen = async () => ({
    name: window.name,
    cookie: document.cookie,
    session: Object.keys(sessionStorage),
    local: Object.keys(localStorage),
    databases: (await indexedDB.databases()).map((one) => one.name),
    caches: await caches.keys(),
  });
  const keep = async () => {
    window.name = document.cookie = 'left=1';
    sessionStorage.left = localStorage.left = '1';
    await new Promise((resolve) => { indexedDB.open('left').onsuccess = resolve; });
    await caches.open('left');
  };
  const ready = seen().then((found) => (/next/.test(location) ? found : keep().then(() => found)));
</script>`;
const page = (body = '') => `<!doctype html><html lang="en"><title>Bins</title><body><h1>Bins</h1>${KEEPS}${body}`;

let world: ProbingPages;
let other: Loopback;
beforeAll(async () => {
  other = await serveLoopback((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page()),
  );
  const frames = (path: string) =>
    `<iframe src="${path}"></iframe><iframe src="http://localhost:${other.port}${path}"></iframe>`;
  world = await startProbing({
    '/first': page(),
    '/framed': page(frames('/inner')),
    '/inner': page(),
    '/next-inner': page(),
    '/writes': page(`<script>setInterval(() => { sessionStorage.left = '1'; }, 1);
      addEventListener('pagehide', () => { sessionStorage.left = '1'; })</script>`),
    '/next': page(frames('/next-inner')),
  });
});
afterAll(async () => {
  await world?.close();
  await other?.close();
});

const NOTHING = { name: '', cookie: '', session: [], local: [], databases: [], caches: [] };
const [all, each] = ['left=1', ['left']];
const KEPT = { name: all, cookie: all, session: each, local: each, databases: each, caches: each };
type Seen = readonly (typeof NOTHING)[];
/** In the place of a real artifact: what the page and its frames found when they were loaded. */
const looking = {
  artifact: 'headings',
  timeoutMs: 8000,
  leaves: 'as-found',
  run: ({ page }: Probing) => Promise.all(page.frames().map((frame) => frame.evaluate('ready'))),
} as unknown as Probe;

/** The same once the page has kept what it keeps. */
const lookingAgain = {
  ...looking,
  run: ({ page }: Probing) => Promise.all(page.frames().map((frame) => frame.evaluate('ready.then(seen)'))),
} as unknown as Probe;

async function foundIn(path: string, probe = looking): Promise<Seen> {
  const { headings } = await world.runAll([probe], path);
  return (headings?.ok ? headings.value : headings?.error) as unknown as Seen;
}

it.each([
  ['/first', [KEPT]],
  ['/framed', [KEPT, KEPT, { ...KEPT, cookie: '' }]],
  ['/writes', [KEPT]],
])('%s keeps something everywhere while it is there', async (path, kept) => {
  expect(await foundIn(path, lookingAgain)).toEqual(kept);
});

it.each(['/first', '/framed', '/writes'])(
  'nothing that %s keeps is there for the next page that is tried',
  async (path) => {
    await foundIn(path);
    expect(await foundIn('/next')).toEqual([NOTHING, NOTHING, NOTHING]);
  },
);
