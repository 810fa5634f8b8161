import type { LimitName } from '../model/budget.ts';
import type { PageArtifacts, PageEvidence } from '../model/evidence.ts';
import { siteOf } from '../model/host.ts';
import { type Metric, type Spread, spreadOf, valuesOf } from '../model/measured-runs.ts';
import type { Device } from '../model/seen/measured.ts';

/** What one page costs by one measure. */
export interface Cost {
  readonly value: number;
  readonly measured: { readonly device: Device; readonly spread: Spread } | null;
  /** It is at least so much: not everything was written down. */
  readonly atLeast: boolean;
}

/** As many requests of a page as are written down. */
const MOST_REQUESTS = 1000;
/** Fewer runs than this are no measurement. */
const FEWEST_RUNS = 3;

/** Undefined where it is not known. */
export function costOf(what: LimitName, { url, artifacts }: PageEvidence): Cost | undefined {
  if (what === 'lcp' || what === 'cls' || what === 'tbt' || what === 'score') return measuredCost(what, artifacts);
  const { requests } = artifacts;
  if (!requests?.ok) return undefined;
  const seen = requests.value.filter((request) => !/^(data|blob):/.test(request.url));
  const counted = COUNTS[what](seen, url);
  return { value: counted, measured: null, atLeast: requests.value.length >= MOST_REQUESTS };
}

type Requests = PageArtifacts['requests'];
const sum = (requests: Requests) => requests.reduce((total, { bytes }) => total + bytes, 0);

const COUNTS: Readonly<Record<Exclude<LimitName, Metric>, (requests: Requests, page: string) => number>> = {
  bytes: sum,
  requests: (requests) => requests.length,
  thirdParties: (requests, page) => {
    const own = siteOf(page);
    return new Set(requests.map(({ url }) => siteOf(url)).filter((site) => site !== own)).size;
  },
  scriptBytes: (requests) => sum(requests.filter(({ type }) => type === 'script')),
};

/** A phone's numbers where there are any: that is how most people come. */
function measuredCost(metric: Metric, { measured }: PageEvidence['artifacts']): Cost | undefined {
  const [on] = measured?.ok ? measured.value.devices : [];
  const spread = on && spreadOf(valuesOf(on, metric));
  if (!spread || spread.runs < FEWEST_RUNS) return undefined;
  return { value: spread.median, measured: { device: on.device, spread }, atLeast: false };
}
