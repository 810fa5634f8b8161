import type { ReportDocument, ReportFinding } from '../../reports/lib/document-types.ts';
import { fingerprintOf } from '../../reports/lib/fingerprint.ts';
import { cap } from '../../reports/lib/text.ts';
import { homeHost } from '../compare/match.ts';
import { type LookedAt, lookedAtBy } from '../compare/retested.ts';
import type { Digest, ScanRecord } from '../model/evidence.ts';
import type { CheckResult } from '../model/result.ts';

const MOST_PAGES = 20;
const LONGEST = 500;
const SEVERAL = 'several templates';

/** A scan as history takes it. */
export interface ScanToSave {
  readonly record: ScanRecord;
  readonly document: ReportDocument;
  readonly results: readonly CheckResult[];
  readonly result: Digest;
  readonly store: string;
}

export interface FindingSeen {
  readonly fingerprint: string;
  readonly check: string;
  readonly message: string;
  readonly severity: string;
  readonly cause: string;
  readonly template: string;
  readonly siteWide: boolean;
  readonly platform: string | null;
  readonly pages: readonly string[];
  readonly places: number;
}

/**
 * The failures of a scan, each once however many places it has. One that can be told apart without its template is one
 * finding on all templates: else it would be another one whenever a scan meets another template with it.
 */
export function findingsOf({ document }: Pick<ScanToSave, 'document'>): readonly FindingSeen[] {
  const host = homeHost(document);
  const causes = new Map(document.rootCauses.map(({ id, pattern }) => [id, pattern]));
  const platforms = platformsOf(document);
  const found = new Map<string, FindingSeen>();
  for (const finding of document.findings) {
    if (finding.outcome !== 'failed') continue;
    const print = fingerprintOf(finding, host);
    const fingerprint = print.anywhere ?? print.id;
    const template = storable(print.template);
    const before = found.get(fingerprint);
    found.set(fingerprint, {
      fingerprint,
      check: finding.check,
      message: finding.messageKey,
      severity: finding.severity,
      cause: causeKept(causes.get(finding.rootCause) ?? ''),
      template: before === undefined || before.template === template ? template : SEVERAL,
      siteWide: finding.siteWide,
      platform: platforms.get(URL.parse(finding.page)?.hostname ?? '') ?? null,
      pages: withPage(before?.pages ?? [], finding),
      places: (before?.places ?? 0) + 1,
    });
  }
  return [...found.values()];
}

/** What places have in common, as it is kept. */
export function causeKept(pattern: string): string {
  return cap(storable(pattern), LONGEST);
}

/** PostgreSQL takes every sign but this one, and a page may name a class or a parameter with it. */
export function storable(text: string): string {
  return text.replaceAll('\0', '');
}

function withPage(pages: readonly string[], { page }: ReportFinding): readonly string[] {
  // A part of an address is the address of another page.
  return pages.length >= MOST_PAGES || page.length > LONGEST || pages.includes(page) ? pages : [...pages, page];
}

/** The platform of each host: what is certain before what only looks like it. */
export function platformsOf({ inventory }: Pick<ReportDocument, 'inventory'>): ReadonlyMap<string, string> {
  const platforms = new Map<string, string>();
  const seen = inventory.platforms ?? [];
  for (const certainty of ['high', 'medium']) {
    for (const { host, name, confidence } of seen) {
      if (confidence === certainty && !platforms.has(host)) platforms.set(host, name);
    }
  }
  return platforms;
}

/** What is kept of a finding that is open. */
export interface OpenFinding {
  readonly check_id: string;
  readonly message: string;
  readonly site_wide: boolean;
  readonly pages: readonly string[];
}

/** Whether the scan looked everywhere such a finding was, and could tell. */
export function lookedForBy(scan: ScanToSave): (finding: OpenFinding) => boolean {
  const looked = lookedOnBy(scan);
  return (finding) => finding.pages.length > 0 && finding.pages.every((page) => looked(finding, page));
}

/** Where a finding is to be looked for from now on: where it was seen, and where it was before and nobody looked. */
export function pagesToWatchBy(scan: ScanToSave): (before: OpenFinding, seen: FindingSeen) => readonly string[] {
  const looked = lookedOnBy(scan);
  return (before, { pages }) => {
    const notLooked = before.pages.filter((page) => !pages.includes(page) && !looked(before, page));
    return [...pages, ...notLooked].slice(0, MOST_PAGES);
  };
}

function lookedOnBy({ document, results }: ScanToSave): (finding: OpenFinding, page: string) => boolean {
  const looked: LookedAt = lookedAtBy({ document, results });
  const host = homeHost(document);
  return ({ check_id, message, site_wide }, page) => {
    const was = { check: check_id, messageKey: message, siteWide: site_wide, outcome: 'failed', page };
    return looked(was as ReportFinding, host);
  };
}
