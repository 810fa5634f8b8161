import type { UrlOutcome, UrlReason, UrlState } from '../../../src/model/evidence.ts';
import { at } from './made-up-site.ts';

/** One address and how it ended. */
export function outcome(
  state: UrlState,
  reason: UrlReason | null = null,
  status: number | null = null,
  path = '/',
): UrlOutcome {
  return {
    url: at(path),
    state,
    reason,
    detail: state === 'scanned' ? '' : 'Something happened.',
    status,
    finalUrl: null,
    title: null,
    template: null,
    screenshot: null,
    failedArtifacts: [],
    depth: 0,
    foundOn: null,
  };
}
