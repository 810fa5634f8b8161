import type { ReportDocument, ReportFinding } from '../../reports/lib/document-types.ts';
import { pageKey } from '../../reports/lib/place.ts';
import type { CheckResult } from '../model/result.ts';

/** A scan as it was judged. */
export interface JudgedScan {
  readonly document: ReportDocument;
  readonly results: readonly CheckResult[];
}

export interface Matched {
  /** Finding of the earlier scan to the same one in the later scan. */
  readonly afterOf: ReadonlyMap<string, string>;
  readonly beforeOf: ReadonlyMap<string, string>;
}

/**
 * Which findings are the same. First by id; what is left over by page, check, wording and the very same code, because an
 * element that was moved on its page, say by a new paragraph above it, has another place and with it another id.
 */
export function matchFindings(before: ReportDocument, after: ReportDocument): Matched {
  const afterOf = new Map<string, string>();
  const beforeOf = new Map<string, string>();
  const pair = (a: string, b: string) => {
    afterOf.set(a, b);
    beforeOf.set(b, a);
  };
  const ids = new Set(after.findings.map(({ id }) => id));
  for (const { id } of before.findings) if (ids.has(id)) pair(id, id);

  const moved = new Map<string, string[]>();
  const hostAfter = homeHost(after);
  for (const finding of after.findings) {
    if (beforeOf.has(finding.id)) continue;
    const key = contentKey(finding, hostAfter);
    const waiting = moved.get(key);
    if (waiting) waiting.push(finding.id);
    else moved.set(key, [finding.id]);
  }
  // From the end, so that taking one out of a long list costs nothing.
  for (const waiting of moved.values()) waiting.reverse();
  const hostBefore = homeHost(before);
  for (const finding of before.findings) {
    if (afterOf.has(finding.id)) continue;
    const next = moved.get(contentKey(finding, hostBefore))?.pop();
    if (next !== undefined) pair(finding.id, next);
  }
  return { afterOf, beforeOf };
}

export function homeHost({ target }: Pick<ReportDocument, 'target'>): string {
  return URL.parse(target.start[0] ?? '')?.hostname ?? '';
}

function contentKey(
  { check, messageKey, message, page, siteWide, place, snippet }: ReportFinding,
  host: string,
): string {
  // Without code to compare, the sentence with its numbers is all there is.
  const what = place === 'element' ? snippet : message;
  return JSON.stringify([check, messageKey, siteWide ? 'site' : pageKey(page, host), place, what]);
}
