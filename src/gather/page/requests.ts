import type { Request } from 'playwright';
import type { RequestSeen } from '../../model/evidence.ts';
import type { PageGatherer, Visiting } from '../gatherer.ts';
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
      const all = await Promise.all(seen.map((request) => describeRequest(request, visiting.knownSizes)));
      return all.sort((a, b) => (a.url < b.url ? -1 : a.url > b.url ? 1 : 0));
    };
  },
};

async function describeRequest(request: Request, knownSizes: Visiting['knownSizes']): Promise<RequestSeen> {
  // What never left the browser has an address that is long, or new on every visit.
  const inline = /^(data|blob):/.exec(request.url())?.[0];
  const url = inline ?? request.url().slice(0, 2048);
  const base = { url, type: request.resourceType(), bytes: 0, status: 0, contentType: '' };
  // A request still under way when the page has settled is recorded as it stands.
  const answer = request.timing().responseEnd < 0 ? null : await request.response().catch(() => null);
  if (!answer) return base;
  const sizes = await request.sizes().catch(() => undefined);
  const measured = Math.max(0, sizes?.responseBodySize ?? 0);
  // A file out of the cache measures nothing; what it weighed on the first visit is what a first visitor pays.
  const isNew = knownSizes.size < MAX_KNOWN || knownSizes.has(url);
  if (measured > 0 && !inline && isNew) knownSizes.set(url, Math.max(measured, knownSizes.get(url) ?? 0));
  const contentType = answer.headers()['content-type']?.slice(0, 200) ?? '';
  return { ...base, bytes: knownSizes.get(url) ?? measured, status: answer.status(), contentType };
}
