import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CollectSettings, collect } from '../../src/collect.ts';
import { systemClock } from '../../src/compose.ts';
import { gapsOf } from '../../src/crawl/coverage.ts';
import { type JournalEntry, journalAfter } from '../../src/crawl/journal.ts';
import type { Target } from '../../src/model/target.ts';
import type { Clock } from '../../src/ports.ts';
import { html, startVisiting, type Visiting } from './visiting.ts';

const LIMIT_MS = 180_000;
const PAGES = 12;
const ENOUGH = 4;

let world: Visiting;
let served = 0;
let enough = Promise.withResolvers<void>();

beforeAll(async () => {
  const slow = (body: string) => (_: unknown, response: import('node:http').ServerResponse) => {
    served += 1;
    if (served === ENOUGH) enough.resolve();
    setTimeout(() => response.writeHead(200, { 'content-type': 'text/html' }).end(html(body)), 100);
  };
  const paths = Array.from({ length: PAGES }, (_, page) => `/page-${page}`);
  world = await startVisiting(() => ({
    '/': slow(paths.map((path) => `<a href="${path}">${path}</a>`).join(' ')),
    ...Object.fromEntries(paths.map((path) => [path, slow(`<h1>${path}</h1>`)])),
  }));
});
afterAll(() => world.close());

it('a scan whose time is up says so, counts what is left, and goes on from there', async () => {
  const start = [`${world.server.origin}/`];
  const scope = { origins: [world.server.origin], include: [], exclude: [], maxPages: 50, maxDepth: 5 };
  const target: Target = { id: 'slow', name: 'Slow', start, scope };
  const settings: CollectSettings = {
    toolVersion: '0',
    nodeVersion: 'v24',
    userAgent: 'lgdss-test',
    speed: { concurrency: 1, delayMs: 0, rate: null, ownSite: true },
    machine: { cores: 1, freeMemoryMb: 4096 },
    quietHours: null,
    checkExternalLinks: false,
    coverageFloor: 80,
    timeLimitMs: LIMIT_MS,
  };
  // Three minutes have passed as soon as the server has been asked for a few pages.
  const clock: Clock = {
    now: systemClock.now,
    sleep: (ms, signal) => (ms === LIMIT_MS ? enough.promise : systemClock.sleep(ms, signal)),
  };
  const entries: JournalEntry[] = [];
  const write = async (entry: JournalEntry) => void entries.push(entry);
  const ports = { visitor: world.visitor, blobs: world.blobs, emit: () => undefined };

  const cut = await collect(target, settings, { ...ports, clock }, undefined, journalAfter([], write));
  const states = cut.outcomes.map(({ state, reason }) => reason ?? state);
  expect(cut).toMatchObject({ finished: false, stoppedAfterMinutes: 3 });
  expect(gapsOf(cut)[0]).toBe('The scan was stopped after 3 minutes, as --max-minutes says.');
  expect(states.filter((state) => state === 'scanned').length).toBeGreaterThan(0);
  expect(states.filter((state) => state === 'out-of-time').length).toBeGreaterThan(5);
  expect(new Set(states)).toEqual(new Set(['scanned', 'out-of-time']));
  expect(states).toHaveLength(PAGES + 1);
  expect(cut.outcomes.at(-1)?.detail).toMatch(/--resume/);

  const done = new Set(entries.flatMap((entry) => (entry.kind === 'visited' ? [entry.filed.visit.url] : [])));
  const before = world.server.hits.length;
  enough = Promise.withResolvers<void>();
  const whole = await collect(target, settings, { ...ports, clock }, undefined, journalAfter(entries));
  const again = world.server.hits.slice(before).map((hit) => world.server.origin + hit.replace('GET ', ''));
  expect(whole.finished).toBe(true);
  expect(whole.stoppedAfterMinutes).toBeUndefined();
  expect(whole.outcomes.map(({ state }) => state)).toEqual(states.map(() => 'scanned'));
  // The one that stands for the template is opened once more, to try it out.
  const triedOut = new Set(whole.probed?.pages.map(({ url }) => url));
  expect(again.filter((url) => done.has(url) && !triedOut.has(url))).toEqual([]);
});
