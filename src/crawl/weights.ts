import type { PageEvidence, RequestSeen } from '../model/evidence.ts';
import { siteOf } from '../model/host.ts';
import type { FileKind, PageWeight, Weight, Weights } from '../model/weights.ts';
import { kindOf } from './party.ts';

const MOST_PAGES = 200;
const MOST_HOSTS = 30;
const NOTHING: Weight = { requests: 0, sent: 0, unpacked: 0 };

export interface WeightCollector {
  add(page: PageEvidence): void;
  /** The same whatever the order of the pages; undefined where nothing is known of any. */
  result(): Weights | undefined;
}

/** What pages weigh on a first visit. What two pages share is counted for both. */
export function createWeightCollector(): WeightCollector {
  const pages = new Map<string, PageWeight>();
  const kinds = new Map<FileKind, Weight>();
  const hosts = new Map<string, Weight>();
  let own = NOTHING;
  return {
    add(page) {
      const { requests, response } = page.artifacts;
      if (!requests?.ok || pages.has(page.url)) return;
      const at = response?.ok ? response.value.url : page.url;
      const mine = new Map<FileKind, Weight>();
      let [total, others] = [NOTHING, NOTHING];
      for (const request of requests.value) {
        if (!/^https?:/.test(request.url) || request.status === 0) continue;
        const weight = weightOf(request);
        const kind = kindOf(request.type);
        total = sum(total, weight);
        for (const map of [mine, kinds]) map.set(kind, sum(map.get(kind) ?? NOTHING, weight));
        if (siteOf(request.url) === siteOf(at)) own = sum(own, weight);
        else {
          const host = URL.parse(request.url)?.hostname ?? '';
          others = sum(others, weight);
          hosts.set(host, sum(hosts.get(host) ?? NOTHING, weight));
        }
      }
      pages.set(page.url, { url: page.url, ...total, others, kinds: named(mine, 'kind'), speed: speedOf(page) });
    },
    result() {
      if (pages.size === 0) return undefined;
      const all = [...pages.values()].toSorted((a, b) => b.sent - a.sent || (a.url < b.url ? -1 : 1));
      const others = named(hosts, 'host');
      return {
        pages: { total: all.length, list: all.slice(0, MOST_PAGES) },
        total: all.reduce<Weight>((before, page) => sum(before, page), NOTHING),
        kinds: named(kinds, 'kind'),
        own,
        others: { total: others.length, list: others.slice(0, MOST_HOSTS) },
      };
    },
  };
}

function weightOf({ bytes, delivery }: RequestSeen): Weight {
  return { requests: 1, sent: bytes, unpacked: Math.max(bytes, delivery?.unpacked ?? 0) };
}

function sum(a: Weight, b: Weight): Weight {
  return { requests: a.requests + b.requests, sent: a.sent + b.sent, unpacked: a.unpacked + b.unpacked };
}

/** The heaviest first. */
function named<K extends string, N extends string>(weights: ReadonlyMap<K, Weight>, name: N) {
  return [...weights]
    .toSorted(([a, left], [b, right]) => right.sent - left.sent || (a < b ? -1 : 1))
    .map(([key, weight]) => ({ [name]: key, ...weight }) as Weight & { readonly [_ in N]: K });
}

function speedOf({ artifacts: { vitals, labInteraction } }: PageEvidence): PageWeight['speed'] {
  if (!vitals?.ok) return null;
  const { ttfb, fcp, lcp, cls, longTasks, longestTask = null, lcpElement, shifts } = vitals.value;
  return {
    ttfb,
    fcp,
    lcp,
    cls,
    longTasks,
    longestTask,
    labInteraction: labInteraction?.ok ? labInteraction.value.ms : null,
    lcpElement,
    ...(shifts && { shifts }),
  };
}
