import type { ReportDocument, ReportFinding } from '../../reports/lib/document-types.ts';
import { ANYWHERE, type Fingerprint, fingerprintOf } from '../../reports/lib/fingerprint.ts';
import { homeHost } from '../compare/match.ts';
import { hostsOf } from './baseline-sites.ts';

/** One fault that a team knows of, and may go on with until a day. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly check: string;
  readonly message: string;
  readonly template: string;
  readonly element: string;
  /** The most of them on any one page. One more is a new fault. */
  readonly places: number;
  readonly reason: string;
  /** The last day on which it is accepted, `2027-03-01`. Empty: until it is mended. */
  readonly expires: string;
}

export interface Baseline {
  readonly service: string;
  readonly scan: string;
  readonly scanned: string;
  /** The hosts that it holds for; none: any. */
  readonly sites: readonly string[];
  readonly entries: readonly BaselineEntry[];
}

export interface Against {
  /** Ids of failures that the baseline does not have. */
  readonly fresh: ReadonlySet<string>;
  /** Entries whose day has passed. What they stand for counts again. */
  readonly expired: readonly BaselineEntry[];
  /** Entries that nothing in this scan matched. */
  readonly unmatched: readonly BaselineEntry[];
}

interface Printed {
  readonly finding: ReportFinding;
  readonly print: Fingerprint;
}

/** All failures of a scan as they are now. Questions are none: they never fail a gate. */
export function baselineOf(
  document: ReportDocument,
  accepted: Pick<BaselineEntry, 'reason' | 'expires'>,
  kept?: Pick<Baseline, 'entries' | 'sites'>,
): Baseline {
  const printed = failuresOf(document);
  const templates = new Map<string, Set<string>>();
  for (const { print } of printed) {
    if (print.anywhere === null) continue;
    const seen = templates.get(print.anywhere) ?? new Set();
    templates.set(print.anywhere, seen.add(print.template));
  }
  const onPage = new Map<string, number>();
  const entries = new Map<string, BaselineEntry>();
  const before = new Map(kept?.entries.map((entry) => [entry.fingerprint, entry]));
  for (const { finding, print } of printed) {
    const inSeveral = print.anywhere !== null && (templates.get(print.anywhere)?.size ?? 0) > 1;
    const fingerprint = inSeveral && print.anywhere !== null ? print.anywhere : print.id;
    const here = `${fingerprint} ${pageOf(finding)}`;
    const count = (onPage.get(here) ?? 0) + 1;
    onPage.set(here, count);
    const { reason, expires } = before.get(fingerprint) ?? accepted;
    entries.set(fingerprint, {
      fingerprint,
      check: finding.check,
      message: finding.messageKey,
      template: inSeveral ? ANYWHERE : print.template,
      element: print.element,
      places: Math.max(count, entries.get(fingerprint)?.places ?? 0),
      reason,
      expires,
    });
  }
  const { target, scan, startedAt } = document;
  return {
    service: target.name,
    scan,
    scanned: startedAt.slice(0, 10),
    sites: kept?.sites ?? hostsOf(target.start),
    // By what they are, so that two baselines can be laid side by side.
    entries: [...entries.values()].toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)),
  };
}

/** `day` is the day of the scan: the same scan and the same baseline always give the same answer. */
export function againstBaseline(document: ReportDocument, baseline: Baseline, day: string): Against {
  const entries = new Map(baseline.entries.map((entry) => [entry.fingerprint, entry]));
  const used = new Map<string, number>();
  const matched = new Set<string>();
  const fresh = new Set<string>();
  for (const { finding, print } of failuresOf(document)) {
    const accepts = (fingerprint: string | null) => {
      const entry = fingerprint === null ? undefined : entries.get(fingerprint);
      if (!entry) return false;
      matched.add(entry.fingerprint);
      if (hasExpired(entry, day)) return false;
      const here = `${entry.fingerprint} ${pageOf(finding)}`;
      const count = (used.get(here) ?? 0) + 1;
      if (count > entry.places) return false;
      used.set(here, count);
      return true;
    };
    if (!accepts(print.id) && !accepts(print.anywhere)) fresh.add(finding.id);
  }
  return {
    fresh,
    expired: baseline.entries.filter((entry) => hasExpired(entry, day)),
    unmatched: baseline.entries.filter(({ fingerprint }) => !matched.has(fingerprint)),
  };
}

function hasExpired({ expires }: BaselineEntry, day: string): boolean {
  return expires !== '' && expires < day;
}

function failuresOf(document: ReportDocument): readonly Printed[] {
  const host = homeHost(document);
  return document.findings
    .filter(({ outcome }) => outcome === 'failed')
    .map((finding) => ({ finding, print: fingerprintOf(finding, host) }));
}

function pageOf({ siteWide, page }: ReportFinding): string {
  return siteWide ? '' : page;
}

function orderOf({ check, message, template, element, fingerprint }: BaselineEntry): string {
  return [check, message, template, element, fingerprint].join('\u0000');
}
