import type { PageArtifact, PageRecord, ProbedPage, UrlOutcome } from '../model/evidence.ts';
import type { Crawled } from './crawl.ts';
import { normaliseUrl } from './normalise-url.ts';

/** What is filed with one page already. */
export interface ToProbe extends Omit<ProbedPage, 'reused'> {
  readonly record: PageRecord;
  /** It is unchanged since an earlier scan, which had tried it out with everything there is. */
  readonly done: boolean;
}

export interface ProbeWishes {
  /** The start pages of the target; the first one always stands for its template. */
  readonly start: readonly string[];
  /** All scanned pages, and not one for each template. */
  readonly every: boolean;
  readonly artifacts: readonly PageArtifact[];
}

/**
 * Which of the scanned pages are tried out: of each template one, as a template that traps the keyboard does so on all its
 * pages. The start page for its own; else a page that was tried out before and is unchanged, which costs nothing; else the
 * first by address. The start page comes first, the others in order of address.
 */
export function pagesToProbe(
  { outcomes, records }: Pick<Crawled, 'outcomes' | 'records'>,
  { start, every, artifacts }: ProbeWishes,
): readonly ToProbe[] {
  const recordOf = new Map(records.map((record) => [record.url, record]));
  const first = normaliseUrl(start[0] ?? '');
  const pages = outcomes
    .flatMap(({ url, state, template, reused }) => {
      const record = state === 'scanned' ? recordOf.get(url) : undefined;
      if (!record) return [];
      const done = reused === true && artifacts.every((name) => typeof record.artifacts[name] === 'string');
      return [{ url, template, record, done, isStart: url === first }];
    })
    .toSorted((a, b) => Number(b.isStart) - Number(a.isStart) || (a.url < b.url ? -1 : 1));
  const chosen = every ? pages : [...Map.groupBy(pages, keyOf).values()].flatMap((group) => standsFor(group) ?? []);
  return chosen
    .toSorted((a, b) => pages.indexOf(a) - pages.indexOf(b))
    .map(({ isStart, ...page }) => ({ ...page, why: isStart ? 'start' : every ? 'every' : 'template' }));
}

/** A page of which the template is not known may be like any other, or like none. */
function keyOf({ url, template }: Pick<UrlOutcome, 'url' | 'template'>): string {
  return template ?? url;
}

function standsFor<T extends { readonly isStart: boolean; readonly done: boolean }>(
  inOrder: readonly T[],
): T | undefined {
  return inOrder.find(({ isStart }) => isStart) ?? inOrder.find(({ done }) => done) ?? inOrder[0];
}
