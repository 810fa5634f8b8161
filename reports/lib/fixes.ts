import type { FixFirst, ReportDocument, RootCause } from './document-types.ts';
import { byCodeUnit } from './text.ts';

// A whole step between two severities, so that reach decides only within one: a barrier that locks people out of a single
// page comes before something minor on all of them.
const RANKS = { critical: 3, serious: 2, moderate: 1, minor: 0 } as const;

/** The rule below, as the report tells it. */
export const FIX_RULE =
  'The most severe come first. Among equals, those that touch the largest share of scanned pages come first, and a fault of the whole site counts as every page. Causes that share one explanation count once.';

/**
 * The root causes to mend first. Only failures, most severe first, then widest, ties by id. The same message in several patterns would
 * read as the same advice again, so repeats come after everything else.
 */
export function topFixes(
  document: Pick<ReportDocument, 'rootCauses' | 'checks' | 'coverage'>,
  wanted: number,
): readonly FixFirst[] {
  const titles = new Map(document.checks.map((check) => [check.id, check.title]));
  const weigh = (cause: RootCause) => RANKS[cause.severity] + shareOf(cause, document.coverage.scanned);
  const ranked = document.rootCauses
    .filter((cause) => cause.outcome === 'failed')
    .map((cause) => ({ cause, weight: Math.round(weigh(cause) * 1000) / 1000 }))
    .toSorted((a, b) => b.weight - a.weight || byCodeUnit(a.cause.id, b.cause.id));
  const firsts = new Map<string, (typeof ranked)[number]>();
  for (const one of ranked) {
    const kind = `${one.cause.check} ${one.cause.messageKey}`;
    if (!firsts.has(kind)) firsts.set(kind, one);
  }
  const leading = new Set(firsts.values());
  return [...leading, ...ranked.filter((one) => !leading.has(one))].slice(0, wanted).map(({ cause, weight }) => ({
    rootCause: cause.id,
    check: cause.check,
    title: titles.get(cause.check) ?? cause.check,
    message: cause.message,
    severity: cause.severity,
    pages: cause.pages.length,
    siteWide: cause.siteWide,
    weight,
  }));
}

function shareOf(cause: RootCause, scanned: number): number {
  if (cause.siteWide || scanned === 0) return 1;
  return Math.min(1, cause.pages.length / scanned);
}
