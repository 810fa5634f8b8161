import type { FixFirst, ReportDocument, RootCause } from './document-types.ts';
import { byCodeUnit } from './text.ts';

// The weights of scoring policy 1, so that the list and the scores pull the same way.
const WEIGHTS = { critical: 10, serious: 6, moderate: 3, minor: 1 } as const;

/** The rule below, as the report tells it. */
export const FIX_RULE =
  'Each cause counts 10 for critical, 6 for serious, 3 for moderate or 1 for minor, times the share of scanned pages it touches. A fault of the whole site counts as every page. Causes that share one explanation count once.';

/**
 * The root causes to mend first. Only failures, heaviest first, ties by id. The same message in several patterns would
 * read as the same advice again, so repeats come after everything else.
 */
export function topFixes(
  document: Pick<ReportDocument, 'rootCauses' | 'checks' | 'coverage'>,
  wanted: number,
): readonly FixFirst[] {
  const titles = new Map(document.checks.map((check) => [check.id, check.title]));
  const weigh = (cause: RootCause) => WEIGHTS[cause.severity] * shareOf(cause, document.coverage.scanned);
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
