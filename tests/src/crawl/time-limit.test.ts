import { describe, expect, it } from 'vitest';
import { startTimeLimit, stopReason } from '../../../src/crawl/time-limit.ts';
import { fakeClock } from '../../helpers/fake-clock.ts';

const HOUR_MS = 3_600_000;
const quietHours = { from: '20:00', to: '06:00' };

/** When the signal was aborted, in milliseconds from the start. */
async function ends(start: string, limitMs: number, hours: typeof quietHours | null = null) {
  const clock = fakeClock(start);
  const time = startTimeLimit({ limitMs, quietHours: hours }, clock, new AbortController().signal);
  const aborted = new Promise((resolve) => time.signal.addEventListener('abort', resolve));
  await clock.until(aborted);
  return { at: clock.elapsed, time };
}

describe('the time limit', () => {
  it('is up when the time has passed', async () => {
    const { at, time } = await ends('2026-11-23T09:00:00.000Z', 4 * HOUR_MS);
    expect(at).toBe(4 * HOUR_MS);
    expect(time.isUp).toBe(true);
    expect(stopReason(time.signal)).toBe('out-of-time');
  });

  it.each([
    ['before the window opens', '2026-11-23T09:00:00.000Z', 11 * HOUR_MS + 4 * HOUR_MS],
    ['in the window', '2026-11-23T21:00:00.000Z', 4 * HOUR_MS],
    ['across the time it is shut', '2026-11-24T05:00:00.000Z', 4 * HOUR_MS + 14 * HOUR_MS],
  ])('does not count the wait for quiet hours: %s', async (_, start, at) => {
    expect((await ends(start, 4 * HOUR_MS, quietHours)).at).toBe(at);
  });

  it('is no reason when somebody stopped the scan first', async () => {
    const clock = fakeClock();
    const stop = new AbortController();
    const time = startTimeLimit({ limitMs: HOUR_MS, quietHours: null }, clock, stop.signal);
    stop.abort();
    await clock.until(Promise.resolve());
    expect(time.isUp).toBe(false);
    expect(stopReason(time.signal)).toBe('interrupted');
  });

  it('ends nothing once the scan is over', async () => {
    const clock = fakeClock();
    const time = startTimeLimit({ limitMs: HOUR_MS, quietHours: null }, clock, new AbortController().signal);
    time.end();
    await clock.until(clock.sleep(2 * HOUR_MS));
    expect(time.signal.aborted).toBe(false);
  });

  it('may be none', async () => {
    const clock = fakeClock();
    const time = startTimeLimit({ limitMs: null, quietHours: null }, clock, new AbortController().signal);
    expect(clock.sleeps).toEqual([]);
    expect(time.signal.aborted).toBe(false);
  });
});
