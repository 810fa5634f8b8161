import type { CheckId } from '../../src/model/check.ts';
import { type Catalogue, type CheckResult, gaveWayOf, isOpen, type OutcomeName } from '../../src/model/result.ts';
import type { ReportCheck, ReportDocument, ReportLaw, ToldElsewhere, Untested } from './document-types.ts';
import { categoryOf, pointsOf } from './mapping.ts';
import { byCodeUnit, cap, oneLine } from './text.ts';

/** Every registered check, in registry order, also those that said nothing. */
export function checksOf(catalogue: Catalogue, results: readonly CheckResult[]): readonly ReportCheck[] {
  const tallies = new Map<CheckId, Record<OutcomeName, number>>();
  for (const { check, outcome } of results) {
    const tally = tallies.get(check) ?? emptyTally();
    tally[outcome.outcome] += 1;
    tallies.set(check, tally);
  }
  return catalogue.checks.map((meta) => ({
    id: meta.id,
    category: categoryOf(meta),
    title: meta.title,
    kind: meta.kind,
    severity: meta.severity,
    basis: meta.basis,
    legal: meta.legal,
    points: pointsOf(meta, catalogue),
    wcag: meta.criteria,
    why: meta.why,
    affects: meta.affects,
    fix: meta.fix,
    sources: meta.sources,
    triedOut: catalogue.triedOut?.includes(meta.id) ?? false,
    outcomes: tallies.get(meta.id) ?? emptyTally(),
  }));
}

export function untestedOf(catalogue: Catalogue, results: readonly CheckResult[]): readonly Untested[] {
  const untested = results.flatMap(({ check, subject, outcome }) =>
    outcome.outcome === 'untested' ? [{ check, subject, reason: cap(oneLine(outcome.error.message), 500) }] : [],
  );
  return inRegistryOrder(catalogue, untested);
}

/** A check may be unsure about a page as a whole, with no place to point at. */
export function undecidedOf(catalogue: Catalogue, results: readonly CheckResult[]): ReportDocument['undecided'] {
  const undecided = results.flatMap(({ check, subject, outcome }) => (isOpen(outcome) ? [{ check, subject }] : []));
  return inRegistryOrder(catalogue, undecided);
}

/** What has nothing left to list, because all of it is told under other checks or was answered by them. */
export function toldElsewhereOf(catalogue: Catalogue, results: readonly CheckResult[]): readonly ToldElsewhere[] {
  const told = results.flatMap(({ check, subject, outcome }): ToldElsewhere[] => {
    const away = gaveWayOf(outcome);
    if (away.length === 0 || (outcome.outcome !== 'failed' && outcome.outcome !== 'cantTell')) return [];
    if (outcome.findings.length > 0) return [];
    const open = away.filter(({ answered }) => !answered);
    const under = new Set((open.length > 0 ? open : away).flatMap(({ to }) => to));
    return [{ check, subject, outcome: outcome.outcome, under: [...under].toSorted(), answered: open.length === 0 }];
  });
  return inRegistryOrder(catalogue, told);
}

export function lawsOf({ laws }: Catalogue): readonly ReportLaw[] {
  return Object.entries(laws)
    .map(([id, { title, short, source, checked, confidence }]) => ({ id, title, short, source, checked, confidence }))
    .toSorted((a, b) => byCodeUnit(a.id, b.id));
}

function inRegistryOrder<T extends { readonly check: CheckId; readonly subject: string }>(
  { checks }: Catalogue,
  items: readonly T[],
): readonly T[] {
  const order = new Map(checks.map(({ id }, index) => [id, index]));
  const place = (item: T) => order.get(item.check) ?? checks.length;
  return items.toSorted((a, b) => place(a) - place(b) || byCodeUnit(a.subject, b.subject));
}

function emptyTally(): Record<OutcomeName, number> {
  return { passed: 0, failed: 0, cantTell: 0, inapplicable: 0, untested: 0 };
}
