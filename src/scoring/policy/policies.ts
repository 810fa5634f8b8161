import type { ScoringPolicy } from './types.ts';
import { policyV1 } from './v1.ts';
import { policyV2 } from './v2.ts';

/** Every policy there ever was: an old score can always be made again. */
export const policies: readonly ScoringPolicy[] = [policyV1, policyV2];

/** What new results are scored with. */
export const defaultPolicy: ScoringPolicy = policyV2;

/** `2` or `v2`. */
export function policyNamed(name: string): ScoringPolicy | undefined {
  const version = name.replace(/^v/i, '');
  return policies.find((policy) => policy.version === version);
}
