import { describe, expect, it } from 'vitest';
import { lookAround } from '../../../src/gather/site/look-around.ts';
import { type LookingAround, NotTested, type SiteGatherer } from '../../../src/gather/site/site-gatherer.ts';

const gatherer = (artifact: SiteGatherer['artifact'], gather: SiteGatherer['gather']): SiteGatherer => ({
  artifact,
  what: 'something',
  timeoutMs: 50,
  gather,
});
// None of these looks at anything.
const around = { signal: new AbortController().signal } as LookingAround;

describe('lookAround', () => {
  it('lets what fails or hangs cost its own artifact, and says why in its own words where they are known', async () => {
    const stopped: boolean[] = [];
    const seen = await lookAround(
      [
        gatherer('dns', async () => null),
        gatherer('dnssec', async () => {
          throw new NotTested('The DNS server does not check signatures.');
        }),
        gatherer('robots', async () => {
          throw new Error('connect ECONNREFUSED');
        }),
        gatherer(
          'sitemap',
          ({ signal }) => new Promise(() => signal.addEventListener('abort', () => stopped.push(true))),
        ),
      ],
      around,
    );
    expect(seen).toEqual({
      dns: { ok: true, value: null },
      dnssec: { ok: false, error: { code: 'not-tested', message: 'The DNS server does not check signatures.' } },
      robots: {
        ok: false,
        error: { code: 'refused', message: expect.stringContaining('Asking for something failed') },
      },
      sitemap: { ok: false, error: { code: 'timed-out', message: expect.stringContaining('Asking for something') } },
    });
    expect(stopped).toEqual([true]);
  });
});
