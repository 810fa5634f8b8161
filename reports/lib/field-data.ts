import type { FieldNumbers, FieldRecord, SiteFieldData } from '../../src/model/seen/field-data.ts';
import { METRIC_TITLES, metricInWords } from './measured-words.ts';
import { cap, oneLine } from './text.ts';

export const FIELD_MEANING =
  'Met by real visitors, not measured by this scan: three of four page loads were at most this. Google publishes it for 28 days at a time, from people who use its browser and agreed. It is no part of the scores.';

export const FIELD_METRICS: readonly (keyof FieldNumbers)[] = ['lcp', 'inp', 'cls', 'fcp', 'ttfb'];

export const FIELD_TITLES: Readonly<Record<keyof FieldNumbers, string>> = {
  lcp: METRIC_TITLES.lcp,
  inp: 'Answer to a click or key (INP)',
  cls: METRIC_TITLES.cls,
  fcp: METRIC_TITLES.fcp,
  ttfb: 'First byte (TTFB)',
};

export function fieldInWords(metric: keyof FieldNumbers, value: number | null): string {
  if (value === null) return 'Not published';
  return metricInWords(metric === 'cls' ? 'cls' : 'lcp', value);
}

export function periodInWords({ period }: Pick<FieldRecord, 'period'>): string {
  return period === null ? 'days not given' : `${period.first} to ${period.last}`;
}

export function fieldOf({ of, formFactor }: Pick<FieldRecord, 'of' | 'formFactor'>): string {
  return `${of === 'origin' ? 'All pages of the host' : 'The start page'}, ${formFactor === 'phone' ? 'phones' : 'desktops'}`;
}

/** Why there are no numbers, in a sentence; null where there are some. */
export function noFieldData({ records, why }: SiteFieldData): string | null {
  if (why !== null) return `Field data is not known. ${cap(oneLine(why), 300)}`;
  if (records.some(({ p75 }) => p75 !== null)) return null;
  return 'Google publishes no field data of this site: too few people visit it with its browser. That is no fault.';
}

/** One line for the terminal of each site. */
export function fieldDataLines(sites: readonly SiteFieldData[] | null): readonly string[] {
  return (sites ?? []).map((site) => {
    const none = noFieldData(site);
    if (none !== null) return none;
    const [first] = site.records.filter(({ p75 }) => p75 !== null);
    if (!first?.p75) return '';
    const { lcp, inp, cls } = first.p75;
    return `Field data of visitors, ${periodInWords(first)} (${fieldOf(first).toLowerCase()}): LCP ${fieldInWords('lcp', lcp)}, INP ${fieldInWords('inp', inp)}, CLS ${fieldInWords('cls', cls)}.`;
  });
}
