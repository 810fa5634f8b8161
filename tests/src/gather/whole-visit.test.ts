import { describe, expect, it } from 'vitest';
import type { Tab, TabPool } from '../../../src/gather/tabs.ts';
import { visitInTime } from '../../../src/gather/whole-visit.ts';
import type { Visit } from '../../../src/ports.ts';
import { fakeClock } from '../../helpers/fake-clock.ts';

const URL = 'https://www.ambleford.example/';
const SCANNED: Visit = {
  url: URL,
  state: 'scanned',
  reason: null,
  detail: '',
  status: 200,
  finalUrl: URL,
  retryAfterMs: null,
  page: null,
};

function pool() {
  const log: string[] = [];
  const gone = Promise.withResolvers<never>();
  gone.promise.catch(() => undefined);
  const context = {
    async close() {
      log.push('closed');
      gone.reject(new Error('Target closed'));
    },
  };
  const tab = { context, spoiled: false } as unknown as Tab;
  const tabs: TabPool = {
    take: async () => tab,
    give: async ({ spoiled }) => void log.push(spoiled ? 'given back spoiled' : 'given back'),
    close: async () => undefined,
  };
  return { tabs, tab, log, gone: gone.promise };
}

describe('visitInTime', () => {
  it('leaves a visit alone that ends in time', async () => {
    const clock = fakeClock();
    const { tabs, log } = pool();
    const visit = async (watched: TabPool) => {
      const tab = await watched.take(URL);
      await clock.sleep(119_000);
      await watched.give(tab);
      return SCANNED;
    };
    expect(await clock.until(visitInTime(URL, visit, { mostMs: 120_000, tabs, clock }))).toEqual(SCANNED);
    await clock.until(clock.sleep(5000));
    expect(log).toEqual(['given back']);
  });

  it('ends one whose steps take too long together, and closes its tab', async () => {
    const clock = fakeClock();
    const { tabs, log, gone } = pool();
    const visit = async (watched: TabPool) => {
      const tab = await watched.take(URL);
      await gone.catch(() => undefined);
      await watched.give(tab);
      return { ...SCANNED, state: 'failed' } as const;
    };
    const ended = await clock.until(visitInTime(URL, visit, { mostMs: 120_000, tabs, clock }));
    expect(ended).toMatchObject({ url: URL, state: 'failed', reason: 'timed-out' });
    expect(clock.elapsed).toBe(120_000);
    await clock.until(Promise.resolve());
    expect(log).toEqual(['closed', 'given back spoiled']);
  });

  it('ends one when the scan is stopped, and closes its tab, so that its place is free', async () => {
    const clock = fakeClock();
    const { tabs, log, gone } = pool();
    const stopping = new AbortController();
    const visit = async (watched: TabPool) => {
      const tab = await watched.take(URL);
      await gone.catch(() => undefined);
      await watched.give(tab);
      return { ...SCANNED, state: 'failed' } as const;
    };
    const visited = visitInTime(URL, visit, { mostMs: 120_000, tabs, clock, signal: stopping.signal });
    await clock.until(clock.sleep(10));
    stopping.abort();
    expect(await clock.until(visited)).toMatchObject({ url: URL, state: 'skipped', reason: 'interrupted' });
    expect(clock.elapsed).toBeLessThan(120_000);
    await clock.until(clock.sleep(1));
    expect(log).toEqual(['closed', 'given back spoiled']);
    const none = visitInTime(URL, () => Promise.reject(new Error('opened')), {
      mostMs: 1,
      tabs,
      clock,
      signal: stopping.signal,
    });
    expect(await none, 'nothing is opened once it is stopped').toMatchObject({ reason: 'interrupted' });
  });

  it('closes a tab that the browser opens too late', async () => {
    const clock = fakeClock();
    const { tabs, tab, log } = pool();
    const late: TabPool = { ...tabs, take: () => clock.sleep(200_000).then(() => tab) };
    const visit = async (watched: TabPool) => {
      await watched.take(URL);
      return SCANNED;
    };
    const ended = await clock.until(visitInTime(URL, visit, { mostMs: 120_000, tabs: late, clock }));
    expect(ended.reason).toBe('timed-out');
    await clock.until(clock.sleep(100_000));
    expect(log).toEqual(['closed']);
  });
});
