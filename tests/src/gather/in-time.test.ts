import { expect, it } from 'vitest';
import { inTime } from '../../../src/gather/site/in-time.ts';

const never = new Promise<string>(() => undefined);

it('hands on what comes in time, and what goes wrong in time', async () => {
  const { signal } = new AbortController();
  expect(await inTime(Promise.resolve('here'), signal)).toBe('here');
  await expect(inTime(Promise.reject(new Error('no')), signal)).rejects.toThrow('no');
});

it('waits no longer than it is given', async () => {
  const over = new AbortController();
  const waiting = inTime(never, over.signal);
  over.abort();
  expect(await waiting).toBeUndefined();
  expect(await inTime(never, over.signal)).toBeUndefined();
  expect(await inTime(Promise.reject(new Error('late')), over.signal)).toBeUndefined();
});
