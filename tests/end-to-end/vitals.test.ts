import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visit } from '../../src/ports.ts';
import { type SocketServer, serveSockets } from '../helpers/socket-server.ts';
import { artifact, html, startVisiting, type Visiting } from './visiting.ts';

/** Moves a little and a lot, in one go, once the page has been drawn. */
const MOVING = html(
  `<div id="top" style="height:0"></div><p id="large" style="margin:0;height:300px;width:1000px">Council tax</p>
  <p id="small" style="margin:0;height:40px;width:1000px">Bins</p>
  <script>addEventListener('load', () => requestAnimationFrame(() => requestAnimationFrame(() => {
    document.getElementById('top').style.height = '120px';
  })))</script>`,
);
const BUSY = 'const until = performance.now() + MS; while (performance.now() < until);';
const busy = (ms: number) => BUSY.replace('MS', String(ms));

let world: Visiting;
let sockets: SocketServer;
beforeAll(async () => {
  sockets = await serveSockets();
  world = await startVisiting(() => ({
    '/still': html('<main><h1>Bins</h1><p><a href="/">Home</a></p></main>'),
    '/moving': MOVING,
    '/slow-script': html(
      '<h1>Bins</h1><script src="/slow.js"></script><script>requestAnimationFrame(() => setTimeout(work, 20))</script>',
    ),
    '/slow.js': { body: `function work() { ${busy(160)} }`, headers: { 'content-type': 'text/javascript' } },
    '/slow-key': html(
      `<h1>Bins</h1><a id="first" href="/">Home</a><script>document.getElementById('first').addEventListener('focus', () => { ${busy(150)} })</script>`,
    ),
    '/leaves': html(
      '<h1>Bins</h1><a id="first" href="/">Home</a><script>document.getElementById("first").onfocus = () => { location.href = "/still" }</script>',
    ),
    '/empty': html(''),
    '/tells': html(
      `<h1>Bins</h1><input id="first" aria-label="Street"><script>
        const told = (path) => fetch(path, { method: 'POST', keepalive: true, body: 'a' }).catch(() => {});
        const first = document.getElementById('first');
        first.onfocus = () => { told('/focus'); navigator.sendBeacon('/beacon', 'a'); setTimeout(told, 5, '/later'); };
        addEventListener('keydown', () => told('/key'));
      </script>`,
    ),
    '/talks': html(
      `<h1>Bins</h1><input aria-label="Street"><script>
        const own = new WebSocket('ws://127.0.0.1:${sockets.port}/own');
        own.onopen = () => own.send('hello');
        addEventListener('keydown', () => own.send('key'));
      </script>`,
    ),
    '/posts': html(
      '<h1>Bins</h1><form method="post" action="/sent"><input aria-label="Street" onfocus="this.form.submit()"></form>',
    ),
  }));
});
afterAll(async () => {
  await world?.close();
  await sockets?.close();
});

describe('vitals', () => {
  it('of a page where nothing moves and nothing takes long', async () => {
    const vitals = artifact(await world.visit('/still'), 'vitals');
    expect(vitals).toMatchObject({ cls: 0, shifts: [], longestTask: expect.any(Number) });
    expect(vitals.slowScripts).toBeInstanceOf(Array);
  });

  it('name what moved, and how much of the shift is whose', async () => {
    const { cls, shifts = [] } = artifact(await world.visit('/moving'), 'vitals');
    expect(cls).toBeGreaterThan(0.01);
    expect(shifts.map(({ selector }) => selector)).toEqual(['#large', '#small']);
    const sum = shifts.reduce((all, { share }) => all + share, 0);
    expect(Math.abs(sum - cls)).toBeLessThan(0.001);
    expect(shifts[0]?.share).toBeGreaterThan(4 * (shifts[1]?.share ?? 1));
  });

  it('name the script that kept the page busy', async () => {
    const { longestTask, slowScripts = [], longTasks } = artifact(await world.visit('/slow-script'), 'vitals');
    expect(longTasks).toBeGreaterThanOrEqual(1);
    expect(longestTask).toBeGreaterThanOrEqual(150);
    const slow = slowScripts.find(
      ({ url }) => url === `${world.server.origin}/slow.js` || url.endsWith('/slow-script'),
    );
    expect(slow?.ms, JSON.stringify(slowScripts)).toBeGreaterThanOrEqual(150);
  });
});

describe('the lab proxy for how soon a page answers', () => {
  it('is the time from a key press until the page is drawn, in tabs side by side too', async () => {
    const visits = await Promise.all(
      ['/still', '/slow-key', '/still', '/empty', '/slow-key'].map((path) => world.visit(path)),
    );
    const [still, slow, again, empty, slowToo] = visits.map((visit) => artifact(visit, 'labInteraction'));
    for (const quick of [still, again, empty])
      expect(quick).toEqual({ key: 'Tab', ms: expect.any(Number), reason: null });
    for (const late of [slow, slowToo]) expect(late?.ms).toBeGreaterThanOrEqual(150);
  });

  it('has no number where the page leaves, and takes nothing with it', async () => {
    const visit = await world.visit('/leaves');
    expect(artifact(visit, 'document').title).toBe('Bins - Ambleford Council');
    expect(artifact(visit, 'screenshot')).not.toBeNull();
    expect(visit.state).toBe('scanned');
    // Whether the page is drawn once more before it goes is up to the machine.
    const { ms, reason } = artifact(visit, 'labInteraction');
    expect(ms === null ? reason : 'drawn').toMatch(/^(page-left|drawn)$/);
  });

  it('is not measured where the page could say something through a socket', async () => {
    const visit = await world.visit('/talks');
    expect(artifact(visit, 'labInteraction')).toEqual({ key: 'Tab', ms: null, reason: 'not-pressed' });
    expect(sockets.said).toEqual(['/own hello']);
  });

  it('lets the page send nothing because of the key', async () => {
    const visits = [await world.visit('/tells'), await world.visit('/posts'), await world.visit('/still')];
    expect(visits.map(({ state }) => state)).toEqual(['scanned', 'scanned', 'scanned']);
    expect(artifact(visits[0] as Visit, 'labInteraction').ms).toEqual(expect.any(Number));
    expect(world.server.hits.filter((hit) => !/^(GET|HEAD) /.test(hit))).toEqual([]);
  });
});
