import { expect, it } from 'vitest';
import type { FiledVisit } from '../../../src/crawl/crawl.ts';
import { type JournalEntry, journalAfter } from '../../../src/crawl/journal.ts';
import { createPaces } from '../../../src/crawl/paces.ts';
import { visitPolitely } from '../../../src/crawl/polite.ts';
import { fakeClock } from '../../helpers/fake-clock.ts';
import { at, filed } from './made-up-site.ts';

/** Visits so many pages of one host, all asked for at once. */
async function visiting(count: number, answer: (url: string) => FiledVisit, takesMs = 10) {
  const clock = fakeClock();
  const entries: JournalEntry[] = [];
  const asked: string[] = [];
  const paces = createPaces(clock);
  const options = { mostInFlight: 2, delayMs: 250, byLatency: true, quietHours: null, warn: () => {} };
  const ports = {
    clock,
    journal: journalAfter([], async (entry) => void entries.push(entry)),
    paceOf: (url: string) => paces.site(url, options),
    async visit(url: string) {
      asked.push(url);
      await clock.sleep(takesMs);
      return answer(url);
    },
  };
  const { signal } = new AbortController();
  const urls = Array.from({ length: count }, (_, page) => at(`/${page}`));
  const visits = await clock.until(Promise.all(urls.map((url) => visitPolitely(url, ports, signal))));
  const kept = entries.flatMap((entry) => (entry.kind === 'visited' ? [entry.filed.visit.url] : []));
  return { clock, asked, visits, kept };
}

const timedOut = (url: string) => filed(url, { state: 'failed', reason: 'timed-out' });

it('a page whose next try was cut off is not written down as done, and says why', async () => {
  const tooMany = (url: string) => filed(url, { state: 'blocked', reason: 'rate-limited', status: 429 });
  const { visits, kept, asked } = await visiting(30, tooMany);
  const cutOff = visits.filter((visit) => visit?.visit.detail.includes('We did not try again'));
  expect(cutOff.length).toBeGreaterThan(0);
  // While it turns away page after page, none is asked for again; and none has had all its tries, so none is done.
  expect(new Set(asked).size).toBe(asked.length);
  expect(kept).toEqual([]);
  const notAsked = visits.filter((visit) => visit?.notAsked).map((visit) => visit?.visit.url);
  for (const url of notAsked) expect(asked).not.toContain(url);
  expect(notAsked.length).toBeGreaterThan(5);
});

it('a host that answers nothing is left alone long before every page has timed out', async () => {
  const { clock, asked, visits } = await visiting(300, timedOut, 30_000);
  expect(new Set(asked).size).toBeLessThan(20);
  expect(visits.filter((visit) => visit?.notAsked).length).toBeGreaterThan(280);
  // All pages with all their tries, two at once, would have taken nearly four hours.
  expect(clock.elapsed).toBeLessThan(20 * 60_000);
});

it('a host is not blamed for another one that a redirect dies on', async () => {
  const elsewhere = (url: string) =>
    filed(url, { state: 'failed', reason: 'dns', redirectsTo: 'https://gone.example/' });
  const { visits, asked } = await visiting(40, elsewhere);
  expect(asked).toHaveLength(40);
  expect(visits.some((visit) => visit?.notAsked)).toBe(false);
});
