import { budgetsExceeded } from '../../reports/lib/budgets.ts';
import type { ReportDocument, ReportFinding } from '../../reports/lib/document-types.ts';
import { ANYWHERE } from '../../reports/lib/fingerprint.ts';
import { listInWords, number, plural, score as shownScore } from '../../reports/lib/text.ts';
import { isCustom } from '../model/check.ts';
import type { GateVerdict } from '../model/report.ts';
import { graceUntil } from '../scoring/grace.ts';
import type { ScoringPolicy } from '../scoring/policy/types.ts';
import { type Against, againstBaseline, type BaselineEntry } from './baseline.ts';
import { type Failing, failuresFrom } from './failures.ts';
import { type GatePolicy, isGate, orWorse, policyInWords, severityOfGate } from './policy.ts';

/** What the gate looks at. */
export interface Gated extends Failing {
  readonly scoring: ScoringPolicy;
}

const MOST_NAMED = 5;

/** Pure: the same scan, policy and baseline give the same answer, on any day. Days are measured by the scan's own. */
export function judgeGate(scan: Gated, policy: GatePolicy): GateVerdict {
  const { document } = scan;
  const day = document.startedAt.slice(0, 10);
  const against = policy.baseline === null ? null : againstBaseline(document, policy.baseline, day);
  const newChecks = newChecksOf(scan);
  const counting = countingFailures(scan, policy, against, newChecks);
  const reasons = [
    ...failureReasons(counting, policy),
    ...scoreReasons(document, policy),
    ...policy.minPoints.flatMap(({ point, least }) => pointReasons(document, point, least)),
    ...(policy.budgets && document.budgets?.given ? budgetsExceeded(document.budgets) : []),
  ];
  return {
    isSet: isGate(policy),
    asked: policyInWords(policy),
    reasons,
    examples: counting.slice(0, MOST_NAMED).map((one) => `${one.message} (${one.page})`),
    notes: [...graceNotes(document, newChecks), ...unjudgedNotes(document), ...(against ? baselineNotes(against) : [])],
    fresh: against === null ? null : [...against.fresh],
  };
}

/** The failures for which a gate with this policy fails, worst first. */
export function failuresThatCount(scan: Gated, policy: GatePolicy): readonly ReportFinding[] {
  const day = scan.document.startedAt.slice(0, 10);
  const against = policy.baseline === null ? null : againstBaseline(scan.document, policy.baseline, day);
  return countingFailures(scan, policy, against, newChecksOf(scan));
}

function newChecksOf({ checks, document, scoring }: Gated) {
  return new Map(
    checks.flatMap((meta) => {
      const until = graceUntil(meta, document.startedAt, scoring);
      return until === undefined ? [] : [[meta.id, until] as const];
    }),
  );
}

function countingFailures(
  scan: Gated,
  policy: GatePolicy,
  against: Against | null,
  newChecks: ReturnType<typeof newChecksOf>,
): readonly ReportFinding[] {
  const severity = severityOfGate(policy);
  if (severity === null) return [];
  const { newOnly } = policy;
  const counts = ({ id }: ReportFinding) => !newOnly || against === null || against.fresh.has(id);
  return failuresFrom(severity, scan, new Set(newChecks.keys()), counts);
}

function failureReasons(counting: readonly ReportFinding[], policy: GatePolicy): readonly string[] {
  const severity = severityOfGate(policy);
  if (severity === null || counting.length === 0) return [];
  const failures = plural(counting.length, policy.newOnly ? 'new failure' : 'failure');
  const are = counting.length === 1 ? 'is' : 'are';
  if (policy.failOn === null) return [`${failures} ${are} not in the baseline (--new-only).`];
  const only = policy.newOnly ? ' --new-only' : '';
  return [`${failures} ${are} ${orWorse(severity)} (--fail-on ${severity}${only}).`];
}

function scoreReasons({ overall }: ReportDocument, { minScore }: GatePolicy): readonly string[] {
  if (minScore === null) return [];
  const { score } = overall;
  if (score === null)
    return [`Nothing could be scored, and a score of at least ${minScore} is asked for (--min-score).`];
  return score < minScore ? [`The overall score is ${shownScore(score)}, less than ${minScore} (--min-score).`] : [];
}

/** A point without a number has not reached one. */
function pointReasons({ points }: ReportDocument, point: number, least: number): readonly string[] {
  const asked = `(--min-point ${point}=${least})`;
  const found = points.find(({ id }) => id === `lgdss:${point}`);
  if (!found || found.score === null)
    return [
      `Point ${point} has no score, and at least ${least} is asked for ${asked}. ${found?.scoreNote ?? ''}`.trim(),
    ];
  return found.score < least
    ? [`Point ${point} has a score of ${shownScore(found.score)}, less than ${least} ${asked}.`]
    : [];
}

/** Said without a gate too: otherwise a run fails one day though nothing was changed. */
function graceNotes({ findings }: ReportDocument, newChecks: ReadonlyMap<string, string>): readonly string[] {
  const ofNew = findings.filter(({ check, outcome }) => outcome === 'failed' && newChecks.has(check));
  if (ofNew.length === 0) return [];
  const first = ofNew.map(({ check }) => newChecks.get(check) ?? '').toSorted()[0];
  const come = ofNew.length === 1 ? 'comes' : 'come';
  return [
    `${plural(ofNew.length, 'failure')} ${come} from new checks and did not count. The first of them count from ${first}.`,
  ];
}

/** Somebody added them so that they count. */
function unjudgedNotes({ checks }: ReportDocument): readonly string[] {
  const never = checks.filter(({ id, outcomes: { untested: _, ...judged } }) => {
    return isCustom(id) && Object.values(judged).every((count) => count === 0);
  });
  if (never.length === 0) return [];
  const ids = listInWords(never.map(({ id }) => id));
  return [
    `${plural(never.length, 'check')} of your own judged nothing in this scan, so of that nothing is passed: ${ids}.`,
  ];
}

function baselineNotes({ fresh, expired, unmatched }: Against): readonly string[] {
  const named = expired.slice(0, MOST_NAMED).map((entry) => `${nameOf(entry)}, until ${entry.expires}`);
  const more = expired.length - named.length;
  const shown = listInWords([...named, ...(more > 0 ? [`${number(more)} more`] : [])]);
  return [
    `${plural(fresh.size, 'failure')} ${fresh.size === 1 ? 'is' : 'are'} not in the baseline.`,
    ...(expired.length === 0
      ? []
      : [
          `${plural(expired.length, 'entry', 'entries')} of the baseline expired, so the faults count again: ${shown}.`,
        ]),
    ...(unmatched.length === 0
      ? []
      : [
          `${plural(unmatched.length, 'entry', 'entries')} of the baseline ${unmatched.length === 1 ? 'was' : 'were'} not met in this scan. If they are mended, make the baseline again.`,
        ]),
  ];
}

function nameOf({ check, element, template }: BaselineEntry): string {
  return `${check}, ${element}, ${template === ANYWHERE ? 'on several templates' : `on ${template}`}`;
}
