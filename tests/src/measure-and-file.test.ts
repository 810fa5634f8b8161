import { describe, expect, it } from 'vitest';
import { type Journal, type JournalEntry, journalAfter, readEntries } from '../../src/crawl/journal.ts';
import type { Pace } from '../../src/crawl/pace.ts';
import { createPaces } from '../../src/crawl/paces.ts';
import { filePage } from '../../src/evidence/archive.ts';
import { measureAndFile } from '../../src/measure-and-file.ts';
import type { ScanEvent } from '../../src/model/event.ts';
import type { PageRecord, UrlOutcome } from '../../src/model/evidence.ts';
import type { Measurer } from '../../src/ports.ts';
import { memoryBlobStore } from '../../src/store/memory.ts';
import { document, response } from '../helpers/evidence.ts';
import { fakeClock } from '../helpers/fake-clock.ts';
import { seenMeasured } from '../helpers/measured-evidence.ts';
import { at } from './crawl/made-up-site.ts';
import { outcome } from './crawl/outcomes.ts';

const template = { '/': 't-a', '/a': 't-a', '/b': 't-b', '/c': 't-c' };
const outcomes = Object.entries(template).map(
  ([path, id]): UrlOutcome => ({ ...outcome('scanned', null, 200, path), template: id }),
);
const made = seenMeasured({}).measured;
const blobs = memoryBlobStore();
const bare = await Promise.all(
  outcomes.map(({ url }) => {
    const artifacts = {
      response: { ok: true as const, value: response({}, { url: `${url}?landed` }) },
      document: { ok: true as const, value: document('', { title: `Title of ${new URL(url).pathname}` }) },
    };
    return filePage({ url, visitedAt: '2026-11-29T09:00:00.000Z', artifacts }, blobs);
  }),
);

interface Run {
  readonly records?: readonly PageRecord[];
  readonly reused?: boolean;
  readonly journal?: Journal;
  readonly stop?: AbortController;
  readonly measure?: Measurer['measure'];
  readonly devices?: Measurer['devices'];
  readonly mostPages?: number;
  readonly without?: true;
  readonly paceOf?: () => Pick<Pace, 'run'>;
}

async function run(options: Run = {}) {
  const {
    records = bare,
    reused = false,
    journal,
    stop,
    measure,
    devices = ['mobile'],
    mostPages = 10,
    without,
    paceOf,
  } = options;
  const clock = fakeClock();
  const paces = createPaces(clock);
  const asked: string[] = [];
  const entries: JournalEntry[] = [];
  const events: ScanEvent[] = [];
  const { signal } = stop ?? new AbortController();
  const measurer: Measurer = {
    devices,
    mostPages,
    async measure(meant, measuring) {
      asked.push(`${new URL(meant.url).pathname} as ${meant.title} at ${meant.finalUrl}`);
      if (measure) return measure(meant, measuring);
      for (const number of [1, 2]) {
        measuring.began({ device: 'mobile', run: number });
        await measuring.turn(async () => number);
      }
      return { ok: true, value: made };
    },
  };
  const pace = { mostInFlight: 1, delayMs: 500, byLatency: true, quietHours: null, warn: () => undefined };
  const known = reused ? outcomes.map((one) => ({ ...one, reused: true as const })) : outcomes;
  const result = await clock.until(
    measureAndFile(
      { outcomes: known, records },
      [at('/')],
      {
        visitor: (without ? {} : { measurer }) as never,
        blobs,
        emit: (event) => void events.push(event),
        journal: journal ?? journalAfter([], async (entry) => void entries.push(entry)),
        paceOf: (url) => (paceOf?.() ?? paces.site(url, pace)) as Pace,
      },
      signal,
    ),
  );
  return { ...result, asked, entries, events, slept: clock.elapsed };
}

const artifactsOf = (records: readonly PageRecord[]) => records.map(({ artifacts }) => artifacts.measured);
const digest = expect.stringMatching(/^sha256:/);

describe('measureAndFile', () => {
  it('files what came of the chosen pages, each run at the pace of the host, and says which they were', async () => {
    const { records, measured: told, asked, entries, events, slept } = await run({ mostPages: 2 });
    expect(asked).toEqual([`/ as Title of / at ${at('/')}?landed`, `/b as Title of /b at ${at('/b')}?landed`]);
    expect(slept).toBeGreaterThanOrEqual(1500);
    expect(artifactsOf(records)).toEqual([digest, undefined, digest, undefined]);
    expect(told).toEqual({
      pages: [
        { url: at('/'), template: 't-a', why: 'start' },
        { url: at('/b'), template: 't-b', why: 'template' },
      ],
      of: 4,
      left: 1,
    });
    expect(readEntries(entries.map((entry) => JSON.stringify(entry)).join('\n'))).toEqual(entries);
    expect(entries.map((entry) => entry.kind === 'measured' && entry.url)).toEqual([at('/'), at('/b')]);
    expect(events[0]).toEqual({
      kind: 'step-started',
      step: 'Measuring 2 pages with Lighthouse; 1 more would be over the limit',
    });
    expect(events.at(-1)).toEqual({ kind: 'page-measuring', url: at('/b'), page: 2, of: 2, device: 'mobile', run: 2 });
  });

  it('does nothing twice when it is resumed, and ends with the same', async () => {
    const first = await run();
    const again = await run({ journal: journalAfter(first.entries) });
    expect(again.asked).toEqual([]);
    expect([again.records, again.measured]).toEqual([first.records, first.measured]);
  });

  it('takes over what an earlier scan measured in the same way, and drops the rest', async () => {
    const first = await run();
    const entry = first.records[0]?.artifacts.measured;
    if (!entry) throw new Error('It was not filed.');
    const everywhere = bare.map((record) => ({ ...record, artifacts: { ...record.artifacts, measured: entry } }));
    const again = await run({ records: everywhere, reused: true });
    expect(again.asked).toEqual([]);
    expect(again.measured?.pages.map(({ reused }) => reused)).toEqual([true, true, true]);
    expect(artifactsOf(again.records)).toEqual([digest, undefined, digest, digest]);
    const asDesktop = await run({ records: everywhere, reused: true, devices: ['mobile', 'desktop'] });
    expect(asDesktop.asked).toHaveLength(3);
    const without = await run({ records: everywhere, reused: true, without: true });
    expect(without.measured).toBeUndefined();
    expect(artifactsOf(without.records).filter(Boolean)).toEqual([]);
  });

  it('names as not seen what a stop cut off, and leaves it for the next start', async () => {
    const stop = new AbortController();
    const { records, entries } = await run({
      stop,
      measure: async () => {
        stop.abort();
        return undefined;
      },
    });
    const cut = { code: 'interrupted', message: 'The scan was stopped before it got here.' };
    expect(artifactsOf(records)).toEqual([cut, undefined, cut, cut]);
    expect(entries).toEqual([]);
  });

  it('files the reason where a page could not be measured, and goes on', async () => {
    const error = { code: 'elsewhere', message: 'It led somewhere else.' };
    const { records, entries } = await run({ measure: async () => ({ ok: false, error }) });
    expect(artifactsOf(records)).toEqual([error, undefined, error, error]);
    expect(entries).toHaveLength(3);
  });

  it('keeps what was measured on one device where the host was given up on the other, and asks again when resumed', async () => {
    const partly = { ...made, lost: [{ device: 'desktop' as const, error: { code: 'given-up', message: 'No.' } }] };
    const { records, entries } = await run({
      paceOf: () => ({
        run: async () => ({ kind: 'given-up', state: 'blocked', reason: 'rate-limited', detail: 'It was too much.' }),
      }),
      measure: async (_, { turn }) => {
        expect(await turn(async () => 1)).toBeUndefined();
        return { ok: true, value: partly };
      },
    });
    expect(artifactsOf(records)[0]).toEqual(digest);
    expect(entries).toEqual([]);
  });

  it('does not measure a page that the crawl cannot know again', async () => {
    const { records, asked } = await run({ records: bare.map((record) => ({ ...record, artifacts: {} })) });
    expect(asked).toEqual([]);
    expect(artifactsOf(records)[0]).toMatchObject({ code: 'not-known' });
  });
});
