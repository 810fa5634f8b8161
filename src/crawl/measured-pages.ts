import type { PageMeasured, PageRecord } from '../model/evidence.ts';
import type { Crawled } from './crawl.ts';
import { normaliseUrl } from './normalise-url.ts';
import { byKind, type Candidate } from './sample.ts';

export interface ToMeasure extends Omit<PageMeasured, 'reused'> {
  readonly record: PageRecord;
  /** Unchanged since an earlier scan, which had measured it in the same way. */
  readonly done: boolean;
}

export interface MeasureWishes {
  /** The start pages of the target. */
  readonly start: readonly string[];
  readonly most: number;
  /** By address, of pages that were measured before in the way that is wanted now. */
  readonly done: ReadonlySet<string>;
}

const WHY: Readonly<Record<string, PageMeasured['why']>> = {
  'home page': 'home',
  'form or start of a service': 'service',
};
const ORDER: readonly PageMeasured['why'][] = ['start', 'home', 'service', 'template'];

/**
 * Which of the scanned pages are measured: the start pages, the home page, the page where a service begins, and then of each
 * template one, those with the most pages first. Measuring takes minutes, so there is a limit.
 */
export function pagesToMeasure(
  { outcomes, records }: Pick<Crawled, 'outcomes' | 'records'>,
  candidates: readonly Candidate[],
  { start, most, done }: MeasureWishes,
): { readonly pages: readonly ToMeasure[]; readonly left: number } {
  const recordOf = new Map(records.map((record) => [record.url, record]));
  const starts = new Set(start.map((url) => normaliseUrl(url)));
  const kinds = byKind(candidates);
  const pages = outcomes
    .flatMap(({ url, state, template }) => {
      const record = state === 'scanned' ? recordOf.get(url) : undefined;
      return record ? [{ url, template, record, done: done.has(url), why: whyOf(url, starts, kinds) }] : [];
    })
    .toSorted((a, b) => (a.url < b.url ? -1 : 1));
  const always = pages.flatMap(({ why, ...page }) => (why ? [{ ...page, why }] : []));
  const covered = new Set(always.map(keyOf));
  const groups = [...Map.groupBy(pages, keyOf)].filter(([key]) => !covered.has(key)).map(([, group]) => group);
  const others = groups
    .toSorted((a, b) => b.length - a.length)
    .flatMap((group) => group.find((page) => page.done) ?? group[0] ?? [])
    .map((page) => ({ ...page, why: 'template' as const }));
  const all = [...always.toSorted((a, b) => ORDER.indexOf(a.why) - ORDER.indexOf(b.why)), ...others];
  return { pages: all.slice(0, most), left: Math.max(0, all.length - most) };
}

function whyOf(url: string, starts: ReadonlySet<string | undefined>, kinds: ReadonlyMap<string, string>) {
  return starts.has(url) ? 'start' : WHY[kinds.get(url) ?? ''];
}

/** A page of which the template is not known may be like any other, or like none. */
function keyOf({ url, template }: Pick<PageMeasured, 'url' | 'template'>): string {
  return template ?? url;
}
