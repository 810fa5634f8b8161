import type { ReportDocument, ReportFinding } from '../../reports/lib/document-types.ts';
import { fingerprintOf } from '../../reports/lib/fingerprint.ts';
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
 * new paragraph above an element gives it another place, and its old place and id to its neighbour; then what a person
 * would call by the same name, because a rebuild changes all the code; last the same id, where the code was changed and
 * the fault was not.
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

  pairAlike(contentBefore, contentAfter, { afterOf, beforeOf }, pair);
  pairAlike(namesOf(before, afterOf), namesOf(after, beforeOf), { afterOf, beforeOf }, pair);

  for (const id of contentBefore.keys()) {
    if (!afterOf.has(id) && contentAfter.has(id) && !beforeOf.has(id)) pair(id, id);
  }
  return { afterOf, beforeOf };
}

/** Pairs what is left and alike, in the order met. */
function pairAlike(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  { afterOf, beforeOf }: Matched,
  pair: (a: string, b: string) => void,
): void {
  const waiting = new Map<string, string[]>();
  for (const [id, key] of after) {
    if (beforeOf.has(id)) continue;
    const alike = waiting.get(key);
    if (alike) alike.push(id);
    else waiting.set(key, [id]);
  }
  // From the end, so that taking one out of a long list costs nothing.
  for (const alike of waiting.values()) alike.reverse();
  for (const [id, key] of before) {
    const next = afterOf.has(id) ? undefined : waiting.get(key)?.pop();
    if (next !== undefined) pair(id, next);
  }
}

/** Of those that are not paired yet, and only of elements that have a name: others would be taken for each other. */
function namesOf(document: ReportDocument, paired: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const host = homeHost(document);
  return new Map(
    document.findings.flatMap((finding) => {
      if (finding.place !== 'element' || paired.has(finding.id)) return [];
      const { id, anywhere } = fingerprintOf(finding, host);
      return anywhere === null
        ? []
        : [[finding.id, `${finding.siteWide ? 'site' : pageKey(finding.page, host)} ${id}`]];
    }),
  );
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
