import { canonical, digestOfResult } from '../evidence/canonical.ts';
import type { Digest } from '../model/evidence.ts';
import type { ScanResult } from '../model/result.ts';
import type { ScanStore } from '../ports.ts';

/** The result that a report was written from, while it is still kept. */
export interface SavedResult {
  readonly name: Digest | null;
  readonly result: ScanResult | undefined;
}

export async function savedResultOf(scans: ScanStore, scan: Digest, name: Digest | null): Promise<SavedResult> {
  const all = name === null ? [] : await scans.results(scan);
  return { name, result: all.find((result) => digestOfResult(result) === name) };
}

/**
 * Why the saved result is not the one of now, in a sentence; null where it is, or where none was saved. A policy alone
 * changes the scores and nothing else, so it is not blamed for changed findings, and the checks are not blamed for it.
 */
export function changedSince({ name, result: saved }: SavedResult, now: ScanResult): string | null {
  if (name === null || name === digestOfResult(now)) return null;
  if (saved === undefined) return 'The checks or the evidence have changed since.';
  const policy =
    saved.versions.policy === now.versions.policy
      ? []
      : [
          `It was scored by policy ${saved.versions.policy}, this one by policy ${now.versions.policy}: their scores cannot be compared.`,
        ];
  if (saved.versions.checks !== now.versions.checks) return [...policy, 'The checks have changed since.'].join(' ');
  if (canonical(saved.results) !== canonical(now.results))
    return [...policy, 'The checks are the same, so the evidence has changed.'].join(' ');
  return policy[0] ?? 'The checks and the evidence are the same; another version of the scanner worked it out.';
}
