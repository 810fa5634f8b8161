import type { ReportFinding } from '../../reports/lib/document-types.ts';
import { pageKey } from '../../reports/lib/place.ts';
import type { CheckId } from '../model/check.ts';
import { type CheckResult, doubtsOf, gaveWayOf, type Outcome, openBeside } from '../model/result.ts';
import { homeHost, type JudgedScan } from './match.ts';

/** Says whether a scan looked where a finding of another scan stands, and could tell. */
export type LookedAt = (finding: ReportFinding, hostOfFinding: string) => boolean;

/** The list of places ended here because there were too many. Axe families all use this key. */
const CUT = 'more';
/** Not everything on the page was tried or walked through. All checks that try things or walk use these keys. */
const CUT_SHORT: ReadonlySet<string> = new Set(['cutShort', 'cut', 'inside']);

export function lookedAtBy({ document, results }: JudgedScan): LookedAt {
  const host = homeHost(document);
  const pages = new Map<string, Outcome>();
  const sites = new Map<CheckId, Outcome[]>();
  for (const { check, subject, outcome } of results) {
    if (isOrigin(subject)) sites.set(check, [...(sites.get(check) ?? []), outcome]);
    else pages.set(key(check, pageKey(subject, host)), outcome);
  }
  const scanned = new Set(
    document.pages.filter(({ state }) => state === 'scanned').map(({ url }) => pageKey(url, host)),
  );
  return (finding, hostOfFinding) => {
    const ofSite = sites.get(finding.check);
    const page = pageKey(finding.page, hostOfFinding);
    // A site check knows of a page only if the page was scanned.
    if (ofSite && !finding.siteWide && !scanned.has(page)) return false;
    const outcomes = ofSite ?? [pages.get(key(finding.check, page))];
    return outcomes.every((outcome) => outcome !== undefined && couldTell(outcome, finding));
  };
}

/** Whether the absence of a finding from this outcome means that it is gone. */
function couldTell(outcome: Outcome, was: Pick<ReportFinding, 'outcome' | 'messageKey' | 'selector'>): boolean {
  if (outcome.outcome === 'passed' || outcome.outcome === 'inapplicable') return true;
  if (outcome.outcome === 'untested') return false;
  if (outcome.findings.some(({ message }) => message === CUT)) return false;
  // It is a question now, and no less there.
  const isAsked = openBeside(outcome).some(({ at }) => at.kind === 'element' && at.selector === was.selector);
  if (was.outcome === 'failed' && isAsked) return false;
  // What was not tried may be there still.
  if (doubtsOf(outcome).some((message) => message === was.messageKey || CUT_SHORT.has(message))) return false;
  // It may be told under another check now; that is not gone.
  const away = gaveWayOf(outcome);
  if (away.some(({ message, answered }) => !answered && message === was.messageKey)) return false;
  if (outcome.findings.length + away.length === 0) return false;
  // "Cannot tell" lists what to look at. That says something about such lists only, not about a failure.
  return outcome.outcome === 'failed' || was.outcome === 'cantTell';
}

function isOrigin(subject: CheckResult['subject']): boolean {
  return URL.parse(subject)?.origin === subject;
}

function key(check: CheckId, page: string): string {
  return `${check} ${page}`;
}
