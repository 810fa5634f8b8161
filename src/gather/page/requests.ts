import type { Frame, Request } from 'playwright';
import type { RequestSeen } from '../../model/evidence.ts';
import type { PageGatherer, Visiting } from '../gatherer.ts';

const MAX_REQUESTS = 1000;
const MAX_KNOWN = 20_000;

export const requests: PageGatherer<'requests'> = {
  artifact: 'requests',
  timeoutMs: 5000,
  begin(visiting) {
    const seen: Request[] = [];
    const { page } = visiting;
    let arrived = false;
    const arrive = (frame: Frame) => {
      arrived ||= frame === page.mainFrame();
    };
    const listen = (request: Request) => {
      // Until the page is there, anything but the page itself is asked for by the one before it, on its way out.
      if ((arrived || request.isNavigationRequest()) && seen.length < MAX_REQUESTS) seen.push(request);
    };
    page.on('framenavigated', arrive);
    page.on('request', listen);
    return async () => {
      page.off('request', listen);
      page.off('framenavigated', arrive);
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
