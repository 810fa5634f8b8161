import type { Finding } from '../model/check.ts';
import { type CheckResult, type GaveWay, gaveWayOf, type Outcome } from '../model/result.ts';

export function findingsOf(outcome: Outcome): readonly Finding[] {
  return outcome.outcome === 'failed' || outcome.outcome === 'cantTell' ? outcome.findings : [];
}

/**
 * The result with these findings and no others listed; `gone` are told elsewhere. With nothing left to list, a check has
 * still not passed: the word stays as judged.
 */
export function withGaveWay(result: CheckResult, findings: readonly Finding[], gone: readonly GaveWay[]): CheckResult {
  const { outcome } = result;
  if (outcome.outcome !== 'failed' && outcome.outcome !== 'cantTell') return result;
  const [away, ...others] = [...gaveWayOf(outcome), ...gone];
  if (away) return { ...result, outcome: { ...outcome, findings, gaveWay: [away, ...others] } };
  const [first, ...rest] = findings;
  if (outcome.outcome === 'cantTell') return { ...result, outcome: { ...outcome, findings } };
  return first ? { ...result, outcome: { ...outcome, findings: [first, ...rest] } } : result;
}

/** The result with these questions beside its failures and no others. That something was open is still known. */
export function withOpen(result: CheckResult, open: readonly Finding[]): CheckResult {
  const { outcome } = result;
  if (outcome.outcome !== 'failed' || !('open' in outcome)) return result;
  const { open: _, ...rest } = outcome;
  return { ...result, outcome: open.length > 0 ? { ...rest, open } : rest };
}

/** A failure gives way to another failure alone: a question or a measurement in its place would hide it. */
export function mayGiveWay(fails: boolean, toFailure: boolean): boolean {
  return !fails || toFailure;
}

export function gaveWay({ message, at, data }: Finding, to: Iterable<GaveWay['to'][number]>): GaveWay {
  return { message, at, ...(data ? { data } : {}), to: [...new Set(to)].toSorted() };
}
