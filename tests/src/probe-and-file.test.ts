import { describe, expect, it } from 'vitest';
import { type Journal, type JournalEntry, journalAfter } from '../../src/crawl/journal.ts';
import { createPaces } from '../../src/crawl/paces.ts';
import type { PageRecord, UrlOutcome } from '../../src/model/evidence.ts';
import type { Prober } from '../../src/ports.ts';
import { probeAndFile } from '../../src/probe-and-file.ts';
import { memoryBlobStore } from '../../src/store/memory.ts';
import { fakeClock } from '../helpers/fake-clock.ts';
import { keyboardWalk } from '../helpers/keyboard-evidence.ts';
import { at } from './crawl/made-up-site.ts';
import { outcome } from './crawl/outcomes.ts';

const template = { '/': 't-a', '/a': 't-a', '/b': 't-b', '/c': 't-b' };
const outcomes = Object.entries(template).map(
  ([path, id]): UrlOutcome => ({ ...outcome('scanned', null, 200, path), template: id }),
);
const bare = outcomes.map(({ url }): PageRecord => ({ url, visitedAt: '2026-11-23T09:00:00.000Z', artifacts: {} }));
const walk = keyboardWalk();

interface Run {
  readonly records?: readonly PageRecord[];
  readonly reused?: boolean;
  readonly journal?: Journal;
  readonly stop?: AbortController;
  readonly probe?: Prober['probe'];
  readonly without?: true;
}

async function run({ records = bare, reused = false, journal, stop, probe, without }: Run = {}) {
  const clock = fakeClock();
  const paces = createPaces(clock);
  const asked: string[] = [];
  const entries: JournalEntry[] = [];
  const { signal } = stop ?? new AbortController();
  const prober: Prober = {
    artifacts: ['keyboard'],
    async probe(url, options, inner) {
      asked.push(new URL(url).pathname);
      return probe ? probe(url, options, inner) : { keyboard: { ok: true, value: walk } };
    },
  };
  const pace = { mostInFlight: 1, delayMs: 500, byLatency: true, quietHours: null, warn: () => undefined };
  const known = reused ? outcomes.map((one) => ({ ...one, reused: true as const })) : outcomes;
  const result = await clock.until(
    probeAndFile(
      { outcomes: known, records },
      { start: [at('/')], every: false, pauseMs: 500 },
      {
        visitor: without ? ({} as never) : ({ prober } as never),
        blobs: memoryBlobStore(),
        emit: () => undefined,
        journal: journal ?? journalAfter([], async (entry) => void entries.push(entry)),
        paceOf: (url) => paces.site(url, pace),
      },
      signal,
    ),
  );
  return { ...result, asked, entries, slept: clock.elapsed };
}

const artifactsOf = (records: readonly PageRecord[]) =>
  Object.fromEntries(records.map(({ url, artifacts }) => [new URL(url).pathname, artifacts.keyboard]));

describe('probeAndFile', () => {
  it('files what came of the chosen pages, at the pace of their host, and says which they were', async () => {
    const { records, probed, asked, entries, slept } = await run();
    expect(asked).toEqual(['/', '/b']);
    expect(slept).toBeGreaterThanOrEqual(500);
    expect(artifactsOf(records)).toEqual({ '/': digest, '/a': undefined, '/b': digest, '/c': undefined });
    expect(probed).toEqual({
      pages: [
        { url: at('/'), template: 't-a', why: 'start' },
        { url: at('/b'), template: 't-b', why: 'template' },
      ],
      of: 4,
    });
    expect(entries.map((entry) => entry.kind === 'probed' && entry.url)).toEqual([at('/'), at('/b')]);
  });

  it('does nothing twice when it is resumed, and ends with the same', async () => {
    const first = await run();
    const again = await run({ journal: journalAfter(first.entries) });
    expect(again.asked).toEqual([]);
    expect([again.records, again.probed]).toEqual([first.records, first.probed]);
  });

  it('takes over what an earlier scan tried out, and drops it where this one would not have', async () => {
    const first = await run();
    const everywhere = bare.map((record) => ({ ...record, artifacts: { keyboard: digestOf(first.records) } }));
    const again = await run({ records: everywhere, reused: true });
    expect(again.asked).toEqual([]);
    expect(again.probed?.pages.map(({ reused }) => reused)).toEqual([true, true]);
    expect(Object.values(artifactsOf(again.records)).filter(Boolean)).toHaveLength(2);
    const without = await run({ records: everywhere, reused: true, without: true });
    expect(without.probed).toBeUndefined();
    expect(Object.values(artifactsOf(without.records)).filter(Boolean)).toEqual([]);
  });

  it('names as not seen what a stop cut off, and leaves it for the next start', async () => {
    const stop = new AbortController();
    const { records, entries } = await run({
      stop,
      probe: async () => {
        stop.abort();
        return undefined;
      },
    });
    const cut = { code: 'interrupted', message: 'The scan was stopped before it got here.' };
    expect(artifactsOf(records)).toEqual({ '/': cut, '/a': undefined, '/b': cut, '/c': undefined });
    expect(entries).toEqual([]);
  });

  it('files the reason where a probe failed', async () => {
    const error = { code: 'timed-out', message: 'It took too long.' };
    const { records } = await run({ probe: async () => ({ keyboard: { ok: false, error } }) });
    expect(artifactsOf(records)['/b']).toEqual(error);
  });
});

const digest = expect.stringMatching(/^sha256:/);

function digestOf(records: readonly PageRecord[]) {
  const entry = records[0]?.artifacts.keyboard;
  if (entry === undefined) throw new Error('It was not filed.');
  return entry;
}
