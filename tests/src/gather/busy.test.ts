import pLimit from 'p-limit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { patiently } from '../../../src/gather/busy.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('a server that keeps silent gives up its place after a moment, and may still answer', async () => {
  const busy = pLimit(1);
  const log: string[] = [];
  const after = (ms: number, text: string) => () =>
    new Promise<string>((resolve) => {
      log.push(`${text} begins`);
      setTimeout(() => resolve(text), ms);
    });
  const silent = patiently(busy, after(30_000, 'silent'));
  const quick = patiently(busy, after(100, 'quick'));
  await vi.advanceTimersByTimeAsync(2900);
  expect(log).toEqual(['silent begins']);
  await vi.advanceTimersByTimeAsync(300);
  expect(log).toEqual(['silent begins', 'quick begins']);
  expect(await quick).toBe('quick');
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await silent).toBe('silent');
});

it('hands on what went wrong', async () => {
  const broken = patiently(pLimit(1), () => Promise.reject(new Error('Timeout')));
  await expect(broken).rejects.toThrow('Timeout');
});
