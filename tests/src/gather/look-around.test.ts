import { describe, expect, it, vi } from 'vitest';
import { lookAround } from '../../../src/gather/site/look-around.ts';
import { type LookingAround, NotTested, type SiteGatherer } from '../../../src/gather/site/site-gatherer.ts';

const around = (signal = new AbortController().signal) => ({ signal }) as LookingAround;
const gatherer = (artifact: SiteGatherer['artifact'], gather: SiteGatherer['gather']): SiteGatherer => ({
  artifact,
  what: `the ${artifact}`,
  timeoutMs: 50,
  gather,
});

describe('lookAround', () => {
  it('gathers what each gives', async () => {
    const given = await lookAround([gatherer('plainHttp', async () => null)], around());
    expect(given).toEqual({ plainHttp: { ok: true, value: null } });
  });

  it('takes a failure for that of its own artifact', async () => {
    const broken = gatherer('robots', async () => {
      throw new Error('no answer');
    });
    const given = await lookAround([broken, gatherer('plainHttp', async () => null)], around());
    expect(given.robots).toMatchObject({
      ok: false,
      error: { message: 'Asking for the robots failed: Error: no answer' },
    });
    expect(given.plainHttp?.ok).toBe(true);
  });

  it('says in its own words what could not be tested', async () => {
    const unable = gatherer('dnssec', async () => {
      throw new NotTested('The DNS server does not check signatures.');
    });
    expect(await lookAround([unable], around())).toEqual({
      dnssec: { ok: false, error: { code: 'not-tested', message: 'The DNS server does not check signatures.' } },
    });
  });

  it('ends one that hangs at its deadline, and tells it so', async () => {
    const told = vi.fn();
    const hanging = gatherer('robots', ({ signal }) => {
      signal.addEventListener('abort', told);
      return Promise.withResolvers<never>().promise;
    });
    const given = await lookAround([hanging], around());
    expect(given.robots).toMatchObject({ ok: false, error: { code: 'timed-out' } });
    expect(told).toHaveBeenCalledOnce();
  });

  it('passes on that the scan was stopped', async () => {
    const stop = new AbortController();
    const waiting = gatherer(
      'robots',
      ({ signal }) =>
        new Promise((_, reject) =>
          signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true }),
        ),
    );
    const looking = lookAround([waiting], around(stop.signal));
    stop.abort();
    expect((await looking).robots).toMatchObject({ ok: false });
  });
});
