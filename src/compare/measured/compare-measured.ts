import { pageKey } from '../../../reports/lib/place.ts';
import { byCodeUnit } from '../../../reports/lib/text.ts';
import type { ComparedMetric, ComparedPage, MeasuredComparison } from '../../model/comparison.ts';
import { METRICS, type MeasuredPage, valuesOf } from '../../model/measured-runs.ts';
import type { Device, MeasuredOn } from '../../model/seen/measured.ts';
import { judgeFamily } from './judge.ts';
import { whyNotComparable } from './unlike.ts';

/** What was measured of a site, and the host that makes its own addresses the same in both scans. */
export interface MeasuredSide {
  readonly host: string;
  readonly pages: readonly MeasuredPage[];
}

interface Pair {
  readonly url: string;
  readonly device: Device;
  readonly before: MeasuredOn;
  readonly after: MeasuredOn;
  /** Null where they can be compared. */
  readonly note: string | null;
}

/** Never more than a scan measures: a pack may hold anything. */
const MOST_RUNS = 7;

/** Null where neither scan measured anything. Pure: the same runs give the same comparison. */
export function compareMeasured(before: MeasuredSide, after: MeasuredSide): MeasuredComparison | null {
  if (before.pages.length + after.pages.length === 0) return null;
  const first = byKey(before);
  const second = byKey(after);
  const pairs = [...second].flatMap(([key, page]) => pairsOf(first.get(key), page));
  const metrics = new Map<Pair, ComparedMetric[]>(pairs.map((pair) => [pair, []]));
  const family = pairs
    .filter(({ note }) => note === null)
    .flatMap((pair) =>
      METRICS.map((metric) => ({
        ...{ pair, metric },
        before: valuesOf(pair.before, metric).slice(0, MOST_RUNS),
        after: valuesOf(pair.after, metric).slice(0, MOST_RUNS),
      })),
    );
  judgeFamily(family).forEach((judged, index) => {
    const { pair, metric } = family[index] ?? {};
    if (pair && metric && judged.before && judged.after) metrics.get(pair)?.push({ metric, ...judged });
  });
  const both = [...second.keys()].filter((key) => first.has(key)).length;
  return {
    pages: pairs.map((pair) => pageOf(pair, metrics.get(pair) ?? [])),
    onlyBefore: first.size - both,
    onlyAfter: second.size - both,
  };
}

function byKey({ host, pages }: MeasuredSide): ReadonlyMap<string, MeasuredPage> {
  const sorted = pages.toSorted((a, b) => byCodeUnit(a.url, b.url));
  return new Map(sorted.map((page) => [pageKey(page.url, host), page]));
}

function pairsOf(once: MeasuredPage | undefined, { url, measured }: MeasuredPage): readonly Pair[] {
  return measured.devices.flatMap((after) => {
    const before = once?.measured.devices.find(({ device }) => device === after.device);
    if (!once || !before) return [];
    const note = whyNotComparable({ measured: once.measured, on: before }, { measured, on: after });
    return [{ url, device: after.device, before, after, note }];
  });
}

function pageOf({ url, device, before, after, note }: Pair, metrics: readonly ComparedMetric[]): ComparedPage {
  const leftOut = ({ runs }: MeasuredOn) => runs.filter(({ unreliable }) => unreliable !== null).length;
  return { url, device, note, leftOut: { before: leftOut(before), after: leftOut(after) }, metrics };
}
