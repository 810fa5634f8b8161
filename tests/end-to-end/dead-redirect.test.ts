import { afterAll, beforeAll, expect, it } from 'vitest';
import { closedPort, type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { html, startVisiting, type Visiting } from './visiting.ts';

let world: Visiting;
let silent: Loopback;
let nobody: string;

beforeAll(async () => {
  silent = await serveLoopback(() => undefined);
  nobody = `http://127.0.0.1:${await closedPort()}/gone`;
  const to = (location: string) => ({ status: 302, headers: { location } });
  world = await startVisiting(
    () => ({
      '/to-nobody': to(nobody),
      '/to-silence': to(`${silent.origin}/waits`),
      '/twice': to('/to-nobody'),
      '/hangs': () => undefined,
      '/page': html('<h1>A page</h1>'),
    }),
    { timeoutMs: 1500 },
  );
});
afterAll(async () => {
  await world?.close();
  await silent?.close();
});

it.each([
  ['/to-nobody', 'refused', () => nobody],
  ['/twice', 'refused', () => nobody],
  ['/to-silence', 'timed-out', () => `${silent.origin}/waits`],
  // Its own silence is its own.
  ['/hangs', 'timed-out', () => null],
])('%s fails (%s) at the server that failed', async (path, reason, finalUrl) => {
  expect(await world.visit(path)).toMatchObject({ state: 'failed', reason, status: null, finalUrl: finalUrl() });
});

it('nothing of it is left for the next page', async () => {
  const visit = await world.visit('/page');
  expect(visit).toMatchObject({ state: 'scanned', finalUrl: `${world.server.origin}/page` });
});
