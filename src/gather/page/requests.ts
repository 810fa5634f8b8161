import type { Request } from 'playwright';
import type { RequestSeen } from '../../model/evidence.ts';
import type { FileTiming } from '../../model/seen/delivery.ts';
import type { PageGatherer, Visiting } from '../gatherer.ts';
import { readFileTimings } from '../in-page/file-timings.ts';
import { runBare } from '../in-page/run.ts';
import { deliveryOf } from './delivery.ts';
import { requestsOf } from './requests-of.ts';

const MAX_REQUESTS = 1000;
const MAX_KNOWN = 20_000;

export const requests: PageGatherer<'requests'> = {
  artifact: 'requests',
  timeoutMs: 5000,
  begin(visiting) {
    const { seen, end } = requestsOf(visiting.page, MAX_REQUESTS);
    return async () => {
      end();
      // Without it, what the headers say is still known.
      const timings = await runBare(visiting.world(), readFileTimings).catch(() => []);
      const timingOf = new Map(timings.map((timing) => [timing.url, timing]));
      const all = await Promise.all(seen.map((request) => describeRequest(request, visiting.knownSizes, timingOf)));
      return all.sort((a, b) => (a.url < b.url ? -1 : a.url > b.url ? 1 : 0));
    };
  },
};

async function describeRequest(
  request: Request,
  knownSizes: Visiting['knownSizes'],
  timingOf: ReadonlyMap<string, FileTiming>,
): Promise<RequestSeen> {
  // What never left the browser has an address that is long, or new on every visit.
  const inline = /^(data|blob):/.exec(request.url())?.[0];
  const url = inline ?? request.url().slice(0, 2048);
  const base = { url, type: request.resourceType(), bytes: 0, status: 0, contentType: '' };
  // A request still under way when the page has settled is recorded as it stands.
  const answer = request.timing().responseEnd < 0 ? null : await request.response().catch(() => null);
  if (!answer) return base;
  // The page itself knows the protocol only of what has just come over the network.
  const [sizes, protocol] = await Promise.all([
    request.sizes().catch(() => undefined),
    answer.httpVersion().catch(() => ''),
  ]);
  const measured = Math.max(0, sizes?.responseBodySize ?? 0);
  // A file out of the cache measures nothing; what it weighed on the first visit is what a first visitor pays.
  const isNew = knownSizes.size < MAX_KNOWN || knownSizes.has(url);
  if (measured > 0 && !inline && isNew) knownSizes.set(url, Math.max(measured, knownSizes.get(url) ?? 0));
  const headers = answer.headers();
  const contentType = headers['content-type']?.slice(0, 200) ?? '';
  const bytes = knownSizes.get(url) ?? measured;
  const seen = { ...base, bytes, status: answer.status(), contentType };
  return inline ? seen : { ...seen, delivery: deliveryOf(headers, protocol, bytes, timingOf.get(url)) };
}
