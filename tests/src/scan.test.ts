import { expect, it } from 'vitest';
import type { CollectSettings } from '../../src/collect.ts';
import { defaultRulebook } from '../../src/compose.ts';
import { canonical } from '../../src/evidence/canonical.ts';
import type { BlobStore, Ports, Visitor } from '../../src/ports.ts';
import { recheck, scan } from '../../src/scan.ts';
import { memoryBlobStore, memoryScanStore } from '../../src/store/memory.ts';
import { at, SITE, siteScope } from './crawl/made-up-site.ts';

const NOW = '2026-11-23T09:00:00.000Z';
const settings: CollectSettings = {
  toolVersion: '0',
  nodeVersion: 'v24',
  userAgent: 'test',
  speed: { concurrency: 2, delayMs: 0, rate: null, ownSite: true },
  machine: { cores: 1, freeMemoryMb: 4096 },
  quietHours: null,
  checkExternalLinks: false,
  coverageFloor: 80,
};
const target = { id: 'a', name: 'A', start: [at('/')], scope: siteScope() };
const heading = { level: 1, text: 'Bins', selector: 'h1', visible: true } as const;
const unasked = { ok: false, error: { code: 'other', message: 'Not asked for.' } } as const;

function visitorThat(lookAround: NonNullable<Visitor['lookAround']>): Visitor {
  return {
    async visitPage(url) {
      const artifacts = { headings: { ok: true, value: [heading] } } as const;
      const page = { url, visitedAt: NOW, artifacts };
      return { url, state: 'scanned', reason: null, detail: '', status: 200, finalUrl: url, retryAfterMs: null, page };
    },
    visitSite: async (origin) => ({
      origin,
      visitedAt: NOW,
      artifacts: {
        robots: { ok: true, value: { url: `${origin}/robots.txt`, status: 404, contentType: '', text: '' } as never },
        sitemap: unasked,
      },
    }),
    robots: async () => unasked,
    comparer: () => async () => ({ unchanged: false, latencyMs: null }),
    checkLink: () => Promise.reject(new Error('There are no links.')),
    lookAround,
    versions: { browser: '', axe: '' },
    notes: [],
    close: async () => undefined,
  };
}

function portsWith(visitor: Visitor, blobs: BlobStore): Ports {
  return {
    clock: {
      now: () => NOW,
      sleep: (_, signal) => new Promise((end) => signal?.addEventListener('abort', () => end())),
    },
    visitor,
    blobs,
    scans: memoryScanStore(),
    samples: { sample: async () => undefined, pinSample: async () => undefined },
    tools: { readBlob: (ref) => blobs.get(ref.blob) },
    emit: () => undefined,
  };
}

it('judges the pages while the site is looked at as a whole, and a recheck says the same', async () => {
  const blobs = memoryBlobStore();
  const { promise: judging, resolve } = Promise.withResolvers<void>();
  // Nobody but a judge reads pages here, and the look around ends only once that has begun.
  const noting: BlobStore = {
    ...blobs,
    get(name) {
      resolve();
      return blobs.get(name);
    },
  };
  const visitor = visitorThat(async () => {
    await judging;
    return { scripts: { ok: true, value: { scripts: [], total: 0, pagesUnread: 0 } } };
  });
  const ports = portsWith(visitor, noting);
  const { record, result } = await scan(target, settings, defaultRulebook, ports);
  expect(record.outcomes.map(({ url, state }) => [url, state])).toEqual([[`${SITE}/`, 'scanned']]);
  const headings = result.results.find(({ subject }) => subject === at('/'));
  expect(headings).toBeDefined();
  // What was learnt last is judged too.
  const scripts = result.results.find(({ check }) => check === 'security/known-vulnerable-js');
  expect(scripts?.outcome.outcome).not.toBe('untested');
  expect(canonical(await recheck(result.scan, defaultRulebook, ports, '0'))).toBe(canonical(result));
});
