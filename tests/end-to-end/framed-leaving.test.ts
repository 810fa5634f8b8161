import { afterAll, beforeAll, expect, it } from 'vitest';
import { keyboard } from '../../src/gather/probes/keyboard.ts';
import { type ProbingPages, startProbing } from '../helpers/probing.ts';

const TELLS = `for (const type of ['pagehide', 'visibilitychange', 'unload', 'beforeunload'])
  addEventListener(type, () => navigator.sendBeacon('/sent?' + type));`;
let world: ProbingPages;

beforeAll(async () => {
  world = await startProbing((request, response, address) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    const { host = '' } = request.headers;
    const inner = `http://${host.replace('127.0.0.1', 'localhost')}/inner${address === '/holds' ? '-holds' : ''}`;
    const holds = `<script>document.querySelector('button').onkeydown = (event) => event.preventDefault()</script>`;
    const body =
      address === '/inner' || address === '/inner-holds'
        ? `<!doctype html><title>Inner</title><button>Play</button><script>${TELLS}</script>${address === '/inner' ? '' : holds}`
        : address === '/own'
          ? `<!doctype html><title>Own</title><body style="margin: 0"><a href="/one">One</a><iframe title="In" style="position: absolute; left: 40px; top: 100px; width: 300px; height: 120px; border: 2px solid; padding: 5px" srcdoc="<body style='margin: 0'><button style='position: absolute; left: 30px; top: 20px; width: 80px; height: 40px'>Play</button>"></iframe>
             <iframe title="Long" style="position: absolute; left: 40px; top: 300px; width: 300px; height: 120px" srcdoc="<button>Stop</button><p style='height: 900px'>"></iframe>`
          : `<!doctype html><title>Outer</title><a id="one" href="/one">One</a><iframe id="film" title="Film" src="${inner}"></iframe>`;
    response.end(body);
  });
});
afterAll(() => world?.close());

it('a frame of another site is not told that it is left, and the walk says that it was not looked into', async () => {
  const walk = await world.run(keyboard, '/outer');
  expect(walk.unseen?.map(({ selector, why }) => `${why} ${selector}`)).toEqual(['frame #film']);
  // A second page in the same tab: by then the first one has been left.
  await world.run(keyboard, '/outer?again');
  expect(world.server.hits.filter((hit) => hit.includes('/inner'))).toHaveLength(2);
  expect(world.server.hits.filter((hit) => hit.includes('/sent'))).toEqual([]);
});

it('a frame of another site that holds the focus is named, and one that lets go is not', async () => {
  expect(await world.run(keyboard, '/holds')).toMatchObject({ ended: 'cut', heldIn: 1, traps: [] });
  expect(await world.run(keyboard, '/outer?lets-go')).not.toHaveProperty('heldIn');
});

it('what has the focus in a frame of the page itself has its place on the page, unless the frame scrolls', async () => {
  const { stops } = await world.run(keyboard, '/own');
  const boxes = stops.map(({ name, box }) => [name, box]);
  expect(boxes).toContainEqual(['Play', { x: 77, y: 127, width: 80, height: 40 }]);
  expect(boxes).toContainEqual(['Stop', null]);
});
