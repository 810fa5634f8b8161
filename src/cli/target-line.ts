import type { Coverage } from '../model/evidence.ts';
import type { GateVerdict } from '../model/report.ts';

/** How the scan of one target ended, for the list of all of them. */
export interface TargetEnd {
  readonly target: { readonly id: string; readonly name: string };
  readonly folder: string;
  readonly result: { readonly score: number | null; readonly coverage: Coverage } | null;
  readonly gaps: readonly string[];
  /** Null where the scan did not come so far. */
  readonly gate: Pick<GateVerdict, 'isSet' | 'reasons'> | null;
}

export function targetLine({ target, folder, result, gaps, gate }: TargetEnd) {
  return {
    target: target.name,
    id: target.id,
    complete: gaps.length === 0,
    gate: gateWord(gate, gaps),
    score: result?.score ?? null,
    coverage: result?.coverage ?? null,
    folder,
  };
}

/** Passed is only what was asked for, and seen whole. */
function gateWord(gate: TargetEnd['gate'], gaps: readonly string[]): 'failed' | 'incomplete' | 'none' | 'passed' {
  if (gate && gate.reasons.length > 0) return 'failed';
  if (gaps.length > 0) return 'incomplete';
  return gate?.isSet ? 'passed' : 'none';
}
