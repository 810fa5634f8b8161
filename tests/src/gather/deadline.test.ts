import { afterEach, describe, expect, it, vi } from 'vitest';
import { within } from '../../../src/gather/deadline.ts';

// Other files run in this process too.
afterEach(() => {
  vi.useRealTimers();
});

describe('within', () => {
  it('hands on what the work gives', async () => {
    await expect(within(1000, 'Work', Promise.resolve(1))).resolves.toBe(1);
    await expect(within(1000, 'Work', Promise.reject(new Error('No.')))).rejects.toThrow('No.');
  });

  it('gives up on work that takes too long, and does not mind how it ends', async () => {
    vi.useFakeTimers();
    const work = Promise.withResolvers<never>();
    const waiting = within(2000, 'Counting sheep', work.promise);
    const outcome = expect(waiting).rejects.toThrow('Timeout: Counting sheep took longer than 2 seconds.');
    await vi.advanceTimersByTimeAsync(2000);
    await outcome;
    work.reject(new Error('Too late.'));
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves no timer behind', async () => {
    vi.useFakeTimers();
    await within(2000, 'Work', Promise.resolve());
    expect(vi.getTimerCount()).toBe(0);
  });
});
