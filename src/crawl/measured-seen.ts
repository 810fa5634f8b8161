import type { PageArtifact, PageEvidence } from '../model/evidence.ts';
import { siteOf } from '../model/host.ts';
import type { Loaded, MeasuredSummary, MeasuredSummaryOn } from '../model/measured-summary.ts';
import type { MeasuredOn } from '../model/seen/measured.ts';
import { kindOf } from './party.ts';

export const measuredNeeds: readonly PageArtifact[] = ['measured'];

const MOST_HOSTS = 30;
const NOTHING: Loaded = { requests: 0, bytes: 0 };

export interface MeasuredCollector {
  /** Keeps what was measured of a page, without the pictures and the requests. */
  add(page: PageEvidence): void;
  /** Hands the pages on as they come, and adds each. */
  watch(pages: AsyncIterable<PageEvidence>): AsyncGenerator<PageEvidence>;
  /** Once all pages have passed. The same whatever the order they came in. */
  result(): readonly MeasuredSummary[];
}

export function watchMeasured(): MeasuredCollector {
  const seen = new Map<string, MeasuredSummary>();
  const add = ({ url, artifacts: { measured } }: PageEvidence) => {
    if (!measured?.ok) return;
    const { lighthouse, finalUrl, devices, lost } = measured.value;
    const summaries = devices.map((on) => summaryOf(on, finalUrl));
    seen.set(url, { url, lighthouse, devices: summaries, ...(lost && { lost }) });
  };
  return {
    add,
    async *watch(pages) {
      for await (const page of pages) {
        add(page);
        yield page;
      }
    },
    result: () => [...seen.values()].toSorted((a, b) => (a.url < b.url ? -1 : 1)),
  };
}

function summaryOf(on: MeasuredOn, finalUrl: string): MeasuredSummaryOn {
  const { device, throttling, runs, lcpElement, shifts, savings, requests, waterfall, har } = on;
  const kinds = loadedBy(waterfall, ({ type }) => kindOf(type));
  const isOwn = ({ url }: { readonly url: string }) => siteOf(url) === siteOf(finalUrl);
  const own = loadedBy(waterfall.filter(isOwn), () => 'own').get('own') ?? NOTHING;
  const others = loadedBy(
    waterfall.filter((entry) => !isOwn(entry)),
    ({ url }) => URL.parse(url)?.host ?? '',
  );
  return {
    ...{ device, throttling, runs, lcpElement, requests, shifts },
    unused: {
      scripts: unusedIn(savings, 'unused-javascript'),
      styles: unusedIn(savings, 'unused-css-rules'),
    },
    kinds: heaviestFirst(kinds).map(([kind, loaded]) => ({ kind, ...loaded })),
    own,
    others: {
      total: others.size,
      list: heaviestFirst(others)
        .slice(0, MOST_HOSTS)
        .map(([host, loaded]) => ({ host, ...loaded })),
    },
    har: har !== null,
  };
}

function unusedIn(savings: MeasuredOn['savings'], name: string): number {
  return savings.find(({ audit }) => audit === name)?.bytes ?? 0;
}

type Entry = MeasuredOn['waterfall'][number];

function loadedBy<K extends string>(entries: readonly Entry[], keyOf: (entry: Entry) => K): ReadonlyMap<K, Loaded> {
  const sums = new Map<K, Loaded>();
  for (const entry of entries) {
    const { requests, bytes } = sums.get(keyOf(entry)) ?? NOTHING;
    sums.set(keyOf(entry), { requests: requests + 1, bytes: bytes + entry.bytes });
  }
  return sums;
}

function heaviestFirst<K extends string>(sums: ReadonlyMap<K, Loaded>): readonly (readonly [K, Loaded])[] {
  return [...sums].toSorted(([a, left], [b, right]) => right.bytes - left.bytes || (a < b ? -1 : 1));
}
