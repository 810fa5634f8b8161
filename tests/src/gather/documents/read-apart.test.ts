import { describe, expect, it } from 'vitest';
import { makePdf } from '../../../../fixtures/lib/pdf-files.ts';
import { readApart } from '../../../../src/gather/site/documents/read-apart.ts';

describe('readApart', () => {
  it('hands over the facts, and leaves the bytes to the caller', async () => {
    const bytes = makePdf();
    expect(await readApart(bytes, { mostMs: 10_000 })).toMatchObject({ facts: { pages: 1, title: 'Bin days 2026' } });
    expect(bytes.length).toBeGreaterThan(1000);
  });

  it('says that it needs a password', async () => {
    expect(await readApart(makePdf({ password: 'x' }), { mostMs: 10_000 })).toEqual({ unread: 'password' });
  });

  it('says that it is broken', async () => {
    expect(await readApart(Buffer.from('%PDF-1.7 and no more'), { mostMs: 10_000 })).toEqual({ unread: 'broken' });
  });

  it('gives up a file that becomes too large when it is unpacked', async () => {
    const bomb = makePdf({ unpacksTo: 400_000_000 });
    expect(bomb.length).toBeLessThan(20_000);
    expect(await readApart(bomb, { mostMs: 60_000, mostBytes: 50_000_000 })).toEqual({ unread: 'too-much-memory' });
  });

  it('gives up a file that takes too long', async () => {
    expect(await readApart(makePdf(), { mostMs: 0 })).toEqual({ unread: 'too-slow' });
  });

  it('ends when the scan is stopped, before and while it reads', async () => {
    expect(await readApart(makePdf(), { mostMs: 10_000 }, AbortSignal.abort())).toEqual({ unread: 'out-of-time' });
    const stop = new AbortController();
    const reading = readApart(makePdf({ unpacksTo: 100_000_000 }), { mostMs: 60_000 }, stop.signal);
    stop.abort();
    expect(await reading).toEqual({ unread: 'out-of-time' });
  });
});
