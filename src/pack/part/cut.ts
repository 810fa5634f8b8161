import type { Finding } from '../../model/check.ts';
import type { Filed, PageRecord, ScanRecord } from '../../model/evidence.ts';
import { subjectOf } from '../../model/journey.ts';
import type { CheckResult, Inventory, ScanResult, Score } from '../../model/result.ts';
import type { PackInput } from '../contents.ts';
import type { Fault } from '../manifest.ts';

/** Which part of a scan is one fault. */
export interface OneFault {
  readonly fault: Fault;
  /** Its findings, as they stand in the result. */
  readonly findings: ReadonlySet<Finding>;
  /** The pages that show it, by what a report names them. */
  readonly pages: ReadonlySet<string>;
  /** What its check reads. Of all else nothing goes into the pack. */
  readonly artifacts: ReadonlySet<string>;
}

/** Whoever looks at a fault of a page wants to see what the server sent, whatever the check reads. */
const ALWAYS = ['response', 'document'];

/** The same scan with nothing in it but one fault. As in a redacted one, record and result get ids of their own. */
export function cutToFault(input: PackInput, one: OneFault, scan: ScanResult['scan']): PackInput {
  const results = input.result.results.flatMap((result) => cutResult(result, one));
  return {
    ...input,
    record: cutRecord(input.record, one, new Set(results.map(({ subject }) => subject))),
    result: cutScores(input.result, results),
    savedResult: null,
    part: { scan, fault: one.fault },
  };
}

function cutResult({ check, subject, outcome }: CheckResult, { fault, findings }: OneFault): readonly CheckResult[] {
  if (check !== fault.check || outcome.outcome !== 'failed') return [];
  const [first, ...others] = outcome.findings.filter((finding) => findings.has(finding));
  return first ? [{ check, subject, outcome: { outcome: 'failed', findings: [first, ...others] } }] : [];
}

function cutRecord(record: ScanRecord, { pages, artifacts }: OneFault, subjects: ReadonlySet<string>): ScanRecord {
  // Who asked for the scan, and what else it did, is nothing to do with the fault.
  const { asked: _, reuse: _r, sample: _s, probed: _p, measured: _m, journeys = [], ...rest } = record;
  const kept = new Set([...ALWAYS, ...artifacts]);
  const pageOf = (page: PageRecord) => (pages.has(subjectOf(page)) ? [{ ...page, artifacts: only(page, kept) }] : []);
  const walked = journeys.map((journey) => ({ ...journey, pages: journey.pages.flatMap(pageOf) }));
  const shown = walked.filter((journey) => journey.pages.length > 0);
  return {
    ...rest,
    cuts: [],
    pages: record.pages.flatMap(pageOf),
    outcomes: record.outcomes.filter(({ url }) => pages.has(url)),
    sites: record.sites
      .filter(({ origin }) => subjects.has(origin))
      .map((site) => ({ ...site, artifacts: only(site, artifacts) })),
    ...(shown.length > 0 ? { journeys: shown } : {}),
  };
}

function only({ artifacts }: { readonly artifacts: Filed }, names: ReadonlySet<string>): Filed {
  return Object.fromEntries(Object.entries(artifacts).filter(([name]) => names.has(name)));
}

/** A part of a scan has no score, and tells of nothing else that the site is made of. */
function cutScores({ schema, scan, versions }: ScanResult, results: readonly CheckResult[]): ScanResult {
  return {
    ...{ schema, scan, versions, results },
    scorecard: { overall: noScore(versions.policy), categories: {}, points: {} },
    inventory: NOTHING,
  };
}

const none = { total: 0, list: [] };
const NOTHING: Inventory = {
  templates: none,
  documents: { ...none, formats: [], elsewhere: 0 },
  languages: {
    ...{ english: 0, welsh: 0, other: 0, englishWithWelsh: null, welshWithEnglish: null },
    ...{ pairs: none, englishAlone: none, welshAlone: none, oneWay: none, mislabelled: none, unchecked: none },
  },
  noindex: none,
};

function noScore(policy: string): Score {
  const nothing = { value: null, band: null, noBand: null, cap: null };
  return { ...nothing, policy, decided: [], undecided: [], grace: [], pages: { decided: 0, of: 0 }, deductions: [] };
}
