import type { ReportDocument } from '../../lib/document-types.ts';
import { NOT_SCORED, outcomeInWords } from '../../lib/own-checks.ts';
import { findingsView } from './findings.ts';

/** Null where nobody added a check. `own` holds what they found and nothing else. */
export function ownChecksView(own: ReportDocument, seen: Parameters<typeof findingsView>[2]) {
  if (own.custom === null) return null;
  return {
    note: NOT_SCORED,
    checks: own.checks.map((check) => ({
      id: check.id,
      title: check.title,
      came: outcomeInWords(check),
      why: own.untested.find((one) => one.check === check.id)?.reason ?? null,
    })),
    failed: findingsView(own, 'failed', seen),
    review: findingsView(own, 'cantTell', seen),
  };
}
