import type { Basis, CheckId, Severity } from '../../src/model/check.ts';
import type { GateVerdict, ReportInput } from '../../src/model/report.ts';
import type { ReportDocument, ReportFinding, RootCause } from './document-types.ts';
import { fingerprintOf } from './fingerprint.ts';
import { pageKey } from './place.ts';
import { bandWords, decidedWords } from './score-words.ts';
import { number, plural, score } from './text.ts';

/** What a report for a pipeline needs to know of the run besides the document. */
export interface Ended {
  readonly gaps: readonly string[];
  readonly gate: GateVerdict | null;
  readonly link: string | null;
}

/** Where nobody says how the run ended, a scan that was stopped is still no whole one. */
export function endedOf({ ending, record }: ReportInput): Ended {
  if (ending) return ending;
  const gaps = record.finished ? [] : ['The scan was stopped before it was finished.'];
  return { gaps, gate: null, link: null };
}

/** What was planned and what was seen of it, in sentences. Every format says them. */
export function coverageLines({ coverage, untested, settings, cuts }: ReportDocument): readonly string[] {
  const { planned, scanned, skipped, blocked, failed, reasons } = coverage;
  const results = untested.length;
  return [
    `${plural(planned, 'address', 'addresses')} planned = ${number(scanned)} scanned + ${number(skipped)} skipped + ${number(blocked)} blocked + ${number(failed)} failed.`,
    ...reasons.map((reason) => `${number(reason.count)} not scanned (${reason.state}): ${reason.words}.`),
    ...(results === 0 ? [] : [`${plural(results, 'result')} could not be tested. That is not a pass.`]),
    ...(settings.wholeSite === false ? ['The site was not looked at as a whole.'] : []),
    ...cuts,
  ];
}

export function scoreLine({ overall }: ReportDocument): string {
  if (overall.score === null) return `Overall: ${overall.scoreNote ?? 'nothing could be scored.'}`;
  const band = bandWords(overall);
  return `Overall: ${score(overall.score)} of 100${band === null ? '' : ` (${band})`}; ${decidedWords(overall)}.`;
}

export function gateLine({ gaps, gate }: Ended): string {
  if (gaps.length > 0) return 'The scan is incomplete, so nothing was passed.';
  if (!gate?.isSet) return 'No gate was set.';
  return gate.reasons.length > 0 ? 'The gate failed.' : 'The gate was passed.';
}

/** Checks that are shown and do not count yet. */
export function newChecksOf({ overall, points, categories }: ReportDocument): ReadonlySet<CheckId> {
  return new Set([overall, ...points, ...categories].flatMap(({ grace }) => grace.map(({ check }) => check)));
}

/** Null where there is no baseline to tell new ones from known ones. */
export function freshOf({ gate }: Ended): ReadonlySet<string> | null {
  return gate?.fresh ? new Set(gate.fresh) : null;
}

/** Root causes to mend: failures of checks that count, with a baseline only those that it does not have. */
export function causesToShow(document: ReportDocument, ended: Ended): readonly RootCause[] {
  const fresh = freshOf(ended);
  const newChecks = newChecksOf(document);
  const causes = fresh && new Set(document.findings.filter(({ id }) => fresh.has(id)).map((one) => one.rootCause));
  return document.rootCauses.filter(
    ({ id, outcome, check }) => outcome === 'failed' && !newChecks.has(check) && (causes === null || causes.has(id)),
  );
}

/** By finding: a fingerprint that the next build of the site leaves as it is, told apart where several are alike. */
export function printsOf({
  findings,
  target,
}: ReportDocument): (finding: ReportFinding) => { id: string; ordinal: number } {
  const host = URL.parse(target.start[0] ?? '')?.hostname ?? '';
  const met = new Map<string, number>();
  const prints = findings.map((finding) => {
    const { id } = fingerprintOf(finding, host);
    const here = `${id} ${finding.outcome} ${finding.siteWide ? '' : pageKey(finding.page, host)}`;
    const ordinal = (met.get(here) ?? 0) + 1;
    met.set(here, ordinal);
    return [finding.id, { id, ordinal }] as const;
  });
  const byId = new Map(prints);
  return ({ id }) => byId.get(id) ?? { id, ordinal: 1 };
}

const RANKS: Readonly<Record<Severity, number>> = { critical: 3, serious: 3, moderate: 2, minor: 1 };

/** How loud a finding is, 1 to 3. What only good practice asks for is a step quieter than law and official guidance. */
export function loudness({ severity, basis }: { readonly severity: Severity; readonly basis: Basis }): 1 | 2 | 3 {
  const rank = RANKS[severity] - (basis === 'good-practice' ? 1 : 0);
  return rank >= 3 ? 3 : rank === 2 ? 2 : 1;
}

/** The page as a path without a slash in front: pipelines take an absolute one for a file of the machine. */
export function pagePath(page: string): string {
  const parsed = URL.parse(page);
  if (!parsed) return 'page';
  return `${parsed.pathname.replace(/^\/+/, '')}${parsed.search}` || 'index';
}
