import type { ReportDocument, ReportFinding } from '../../reports/lib/document-types.ts';
import { pageKey } from '../../reports/lib/place.ts';
import type { MeasuredPage } from '../model/measured-runs.ts';
import type { CheckResult } from '../model/result.ts';

/** A scan as it was judged. */
export interface JudgedScan {
  readonly document: ReportDocument;
  readonly results: readonly CheckResult[];
  /** What Lighthouse measured; left out where it is not known, as of a scan in a pack. */
  readonly measured?: readonly MeasuredPage[];
}

export interface Matched {
  /** Finding of the earlier scan to the same one in the later scan. */
  readonly afterOf: ReadonlyMap<string, string>;
  readonly beforeOf: ReadonlyMap<string, string>;
}

/**
 * Which findings are the same. First those with the same id and code; then the same code elsewhere on the page, because a
 * new paragraph above an element gives it another place, and its old place and id to its neighbour; last the same id,
 * where the code was changed and the fault was not.
 */
export function matchFindings(before: ReportDocument, after: ReportDocument): Matched {
  const afterOf = new Map<string, string>();
  const beforeOf = new Map<string, string>();
  const pair = (a: string, b: string) => {
    afterOf.set(a, b);
    beforeOf.set(b, a);
  };
  const contentBefore = contentsOf(before);
  const contentAfter = contentsOf(after);
  for (const [id, content] of contentBefore) if (contentAfter.get(id) === content) pair(id, id);

  const moved = new Map<string, string[]>();
  for (const [id, content] of contentAfter) {
    if (beforeOf.has(id)) continue;
    const waiting = moved.get(content);
    if (waiting) waiting.push(id);
    else moved.set(content, [id]);
  }
  // From the end, so that taking one out of a long list costs nothing.
  for (const waiting of moved.values()) waiting.reverse();
  for (const [id, content] of contentBefore) {
    const next = afterOf.has(id) ? undefined : moved.get(content)?.pop();
    if (next !== undefined) pair(id, next);
  }

  for (const id of contentBefore.keys()) {
    if (!afterOf.has(id) && contentAfter.has(id) && !beforeOf.has(id)) pair(id, id);
  }
  return { afterOf, beforeOf };
}

function contentsOf(document: ReportDocument): ReadonlyMap<string, string> {
  const host = homeHost(document);
  return new Map(document.findings.map((finding) => [finding.id, contentKey(finding, host)]));
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
