import type { BrowserContext } from 'playwright';
import { describe, expect, it, vi } from 'vitest';
import { inCleanTab } from '../../../src/gather/site/clean-tab.ts';
import { atOnce } from '../../../src/gather/site/in-turn.ts';
import { memoryBlobStore } from '../../../src/store/memory.ts';
import { clock } from '../../end-to-end/visiting.ts';

/** A context that opens nothing, and notes when it is closed. */
function means(signal: AbortSignal, turn = atOnce) {
  const close = vi.fn(async () => undefined);
  const page = {
    on: () => undefined,
    url: () => 'https://a.example/',
    goto: () => Promise.reject(new Error('net::ERR_CONNECTION_RESET')),
  };
  const context = {
    newPage: async () => page,
    newCDPSession: async () => ({ send: async () => undefined }),
    route: async () => undefined,
    routeWebSocket: async () => undefined,
    close,
  };
  const cleanContext = async () => context as unknown as BrowserContext;
  return { close, around: { cleanContext, turn, clock, blobs: memoryBlobStore(), pageTimeoutMs: 100, signal } };
}

describe('a clean tab', () => {
  it('is closed when all is done, and when it fails', async () => {
    const { close, around } = means(new AbortController().signal);
    expect(await inCleanTab(around, {}, async () => 7)).toBe(7);
    await expect(inCleanTab(around, {}, (tab) => tab.open('https://a.example/'))).rejects.toThrow(
      /ERR_CONNECTION_RESET/,
    );
    expect(close).toHaveBeenCalledTimes(2);
  });

  it('is closed at the deadline, whatever it is waiting for', async () => {
    const late = new AbortController();
    const { close, around } = means(late.signal);
    const waiting = Promise.withResolvers<void>();
    const looking = inCleanTab(around, {}, () => waiting.promise);
    await new Promise((resolve) => setImmediate(resolve));
    late.abort();
    expect(close).toHaveBeenCalledOnce();
    waiting.resolve();
    await looking;
  });

  it('opens nothing once the scan was stopped, nor where the host was given up', async () => {
    const { close, around } = means(AbortSignal.abort());
    const look = vi.fn(async () => undefined);
    await expect(inCleanTab(around, {}, look)).rejects.toThrow('The scan was stopped.');
    expect(look).not.toHaveBeenCalled();
    expect(close).toHaveBeenCalled();
    const alone = means(new AbortController().signal, async () => undefined);
    await expect(inCleanTab(alone.around, {}, (tab) => tab.open('https://a.example/'))).rejects.toThrow(/left alone/);
    expect(await inCleanTab(alone.around, {}, (tab) => tab.act(async () => 7))).toBeNull();
  });
});
