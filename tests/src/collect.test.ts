import { expect, it } from 'vitest';
import { type CollectSettings, collect } from '../../src/collect.ts';
import type { Clock, Visitor } from '../../src/ports.ts';
import { memoryBlobStore } from '../../src/store/memory.ts';

const ORIGIN = 'https://www.ambleford.example';
const settings: CollectSettings = {
  toolVersion: '0',
  nodeVersion: 'v24',
  userAgent: 'test',
  speed: { concurrency: 1, delayMs: 0, rate: null, ownSite: true },
  machine: { cores: 1, freeMemoryMb: 4096 },
  quietHours: null,
  checkExternalLinks: false,
  coverageFloor: 80,
  timeLimitMs: 14_400_000,
};
const scope = { origins: [ORIGIN], include: [], exclude: [], maxPages: 1, maxDepth: 0 };
const target = { id: 'a', name: 'A', start: [`${ORIGIN}/`], scope };

it('leaves no timer behind when something breaks', async () => {
  const sleeping: (AbortSignal | undefined)[] = [];
  const clock: Clock = {
    now: () => '2026-11-23T09:00:00.000Z',
    sleep(_, signal) {
      sleeping.push(signal);
      return new Promise((resolve) => signal?.addEventListener('abort', () => resolve()));
    },
  };
  const visitor: Visitor = {
    visitPage: () => Promise.reject(new Error('a bug')),
    visitSite: () => Promise.reject(new Error('a bug')),
    robots: () => Promise.reject(new Error('a bug')),
    comparer: () => () => Promise.reject(new Error('a bug')),
    checkLink: () => Promise.reject(new Error('a bug')),
    versions: { browser: '', axe: '' },
    notes: [],
    close: async () => undefined,
  };
  const scanning = collect(target, settings, { visitor, clock, blobs: memoryBlobStore(), emit: () => undefined });
  await expect(scanning).rejects.toThrow('a bug');
  expect(sleeping).toHaveLength(1);
  expect(sleeping[0]?.aborted).toBe(true);
});

it('what breaks in the middle ends the scan: pages that were still to come are not opened, whoever looks after the browser', async () => {
  const clock: Clock = {
    now: () => '2026-11-23T09:00:00.000Z',
    sleep: (_, signal) => new Promise((resolve) => signal?.addEventListener('abort', () => resolve())),
  };
  const opened: string[] = [];
  const response = { url: `${ORIGIN}/robots.txt`, status: 404, headers: {}, body: '' };
  const visitor: Visitor = {
    visitPage(url) {
      opened.push(url);
      return Promise.reject(new Error('no space left on device'));
    },
    visitSite: async (origin) =>
      ({ origin, visitedAt: clock.now(), artifacts: { robots: { ok: true, value: response } } }) as never,
    robots: async () => ({ ok: true, value: response }) as never,
    comparer: () => () => Promise.reject(new Error('a bug')),
    checkLink: () => Promise.reject(new Error('a bug')),
    versions: { browser: '', axe: '' },
    notes: [],
    close: async () => undefined,
  };
  const start = ['', 'bins', 'tax', 'parks'].map((page) => `${ORIGIN}/${page}`);
  const wide = { ...target, start, scope: { ...scope, maxPages: 4 } };
  const scanning = collect(wide, settings, { visitor, clock, blobs: memoryBlobStore(), emit: () => undefined });
  await expect(scanning).rejects.toThrow('no space left on device');
  // Whoever was waiting for a place has had one by then.
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(opened).toEqual([`${ORIGIN}/`]);
});

it.each([
  { sitemap: [], known: 1 },
  { sitemap: ['', 'bins', 'tax'], known: 3 },
  { sitemap: Array.from({ length: 40 }, (_, at) => `page-${at}`), known: 4 },
])(
  'makes ready for the pages that are known of, and for no more than are open at once: $known',
  async ({ sitemap, known }) => {
    const clock: Clock = {
      now: () => '2026-11-23T09:00:00.000Z',
      sleep: (_, signal) => new Promise((resolve) => signal?.addEventListener('abort', () => resolve())),
    };
    const expected: number[] = [];
    const response = { url: `${ORIGIN}/robots.txt`, status: 404, headers: {}, body: '' };
    const urls = sitemap.map((page) => `${ORIGIN}/${page}`);
    const visitor: Visitor = {
      expect: (_, pages) => void expected.push(pages),
      visitPage: () => Promise.reject(new Error('enough is known')),
      visitSite: async (origin) =>
        ({
          ...{ origin, visitedAt: clock.now() },
          artifacts: { robots: { ok: true, value: response }, sitemap: { ok: true, value: { urls } } },
        }) as never,
      robots: async () => ({ ok: true, value: response }) as never,
      comparer: () => () => Promise.reject(new Error('a bug')),
      checkLink: () => Promise.reject(new Error('a bug')),
      versions: { browser: '', axe: '' },
      notes: [],
      close: async () => undefined,
    };
    const wide = { ...target, scope: { ...scope, maxPages: 100 } };
    const quick = { ...settings, speed: { ...settings.speed, concurrency: 4 } };
    const scanning = collect(wide, quick, { visitor, clock, blobs: memoryBlobStore(), emit: () => undefined });
    await expect(scanning).rejects.toThrow('enough is known');
    expect(expected).toEqual([known]);
  },
);
