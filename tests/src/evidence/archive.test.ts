import { describe, expect, it } from 'vitest';
import { filePage, fileSite, readPage, readSite } from '../../../src/evidence/archive.ts';
import { canonical, digest } from '../../../src/evidence/canonical.ts';
import type { Digest, PageArtifact, PageEvidence, SiteEvidence } from '../../../src/model/evidence.ts';
import type { BlobStore } from '../../../src/ports.ts';
import { memoryBlobStore } from '../../../src/store/memory.ts';
import { heading, response } from '../../helpers/evidence.ts';

const timedOut = { code: 'timed-out', message: 'It took more than 30 seconds.' };
const page: PageEvidence = {
  url: 'https://www.ambleford.example/bins',
  visitedAt: '2026-11-23T09:00:00.000Z',
  artifacts: {
    response: { ok: true, value: response({ 'content-type': 'text/html' }) },
    headings: { ok: true, value: [heading(1, 'Biniau – Bins')] },
    axe: { ok: false, error: timedOut },
  },
};
const all: ReadonlySet<PageArtifact> = new Set(['response', 'headings', 'axe', 'vitals']);

describe('filing and reading a page', () => {
  it('gives back what was filed', async () => {
    const blobs = memoryBlobStore();
    expect(await readPage(await filePage(page, blobs), blobs, all)).toEqual(page);
  });

  it('files a failed artifact as its failure, and the others as digests of their canonical JSON', async () => {
    const record = await filePage(page, memoryBlobStore());
    expect(record.artifacts).toEqual({
      response: digest(canonical(response({ 'content-type': 'text/html' }))),
      headings: digest(canonical([heading(1, 'Biniau – Bins')])),
      axe: timedOut,
    });
  });

  it('reads only what is asked for', async () => {
    const asked: Digest[] = [];
    const blobs = memoryBlobStore();
    const record = await filePage(page, blobs);
    const watched: BlobStore = {
      ...blobs,
      async get(name) {
        asked.push(name);
        return blobs.get(name);
      },
    };
    const read = await readPage(record, watched, new Set<PageArtifact>(['headings']));
    expect(Object.keys(read.artifacts)).toEqual(['headings']);
    expect(asked).toEqual([record.artifacts.headings]);
  });

  it('stores equal artifacts once', async () => {
    const stored = new Set<string>();
    const blobs = memoryBlobStore();
    const watched: BlobStore = {
      ...blobs,
      async put(bytes) {
        stored.add(String(bytes));
        return blobs.put(bytes);
      },
    };
    await filePage(page, watched);
    await filePage({ ...page, url: `${page.url}?2`, visitedAt: '2026-11-24T09:00:00.000Z' }, watched);
    expect(stored.size).toBe(2);
  });

  it('loses one artifact, not the page, when a page makes the browser report NaN', async () => {
    const vitals = { ttfb: 1, fcp: 1, lcp: 1, lcpElement: null, cls: Number.NaN, blocking: 0, longTasks: 0 };
    const record = await filePage(
      { ...page, artifacts: { ...page.artifacts, vitals: { ok: true, value: vitals } } },
      memoryBlobStore(),
    );
    expect(record.artifacts.vitals).toMatchObject({
      code: 'not-json',
      message: expect.stringContaining('$.cls is NaN'),
    });
    expect(record.artifacts.headings).toMatch(/^sha256:/);
  });
});

describe('reading what was spoilt', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  it.each([
    ['a blob that is gone', undefined, 'missing'],
    ['a blob cut short', bytes('[{"level":1'), 'corrupt'],
    ['an empty blob', bytes(''), 'corrupt'],
    ['other JSON in its place', bytes('[]'), 'corrupt'],
  ])('%s is a failed artifact', async (_, stored, code) => {
    const blobs = memoryBlobStore();
    const record = await filePage(page, blobs);
    const spoilt = {
      ...blobs,
      get: async (name: Digest) => (name === record.artifacts.headings ? stored : blobs.get(name)),
    };
    const read = await readPage(record, spoilt, all);
    expect(read.artifacts.headings).toMatchObject({ ok: false, error: { code } });
    expect(read.artifacts.response).toEqual(page.artifacts.response);
  });

  it('bytes with the right digest that are not JSON are corrupt too', async () => {
    const blobs = memoryBlobStore();
    const record = { ...page, artifacts: { headings: await blobs.put(bytes('not JSON')) } };
    expect((await readPage(record, blobs, all)).artifacts.headings).toMatchObject({
      ok: false,
      error: { code: 'corrupt' },
    });
  });

  it('a digest that is no digest is missing', async () => {
    const record = { ...page, artifacts: { headings: 'sha256:../../secret' as Digest } };
    const read = await readPage(record, memoryBlobStore(), all);
    expect(read.artifacts.headings).toMatchObject({ ok: false, error: { code: 'missing' } });
  });
});

describe('filing and reading a site', () => {
  const site: SiteEvidence = {
    origin: 'https://www.ambleford.example',
    visitedAt: '2026-11-23T09:00:00.000Z',
    artifacts: {
      plainHttp: { ok: true, value: null },
      linkChecks: { ok: true, value: [] },
      robots: { ok: false, error: timedOut },
    },
  };

  it('gives back what was filed, a null included', async () => {
    const blobs = memoryBlobStore();
    const record = await fileSite(site, blobs);
    expect(await readSite(record, blobs)).toEqual(site);
    expect((await readSite(record, blobs, new Set(['plainHttp']))).artifacts).toEqual({
      plainHttp: { ok: true, value: null },
    });
  });
});
