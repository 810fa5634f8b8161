import type { Category, CheckId } from '../../src/model/check.ts';
import type { ReportInput } from '../../src/model/report.ts';
import type { Score, StandardPoint } from '../../src/model/result.ts';
import type { ReportCategory, ReportCheck, ReportPoint, ReportScore } from './document-types.ts';
import { byPoint } from './mapping.ts';
import { probedOf } from './probed.ts';
import { registerOf } from './register.ts';
import { NO_BAND, whatDecided } from './score-words.ts';
import { CATEGORY_TITLES, NEVER_SCORED } from './words.ts';

const ONLY_UNSCORED = 'Not scored: its checks speak only to points without a number.';

const NO_NUMBER = { value: null, band: null, noBand: null, cap: null, deductions: [] };

export function overallOf(input: ReportInput): ReportScore {
  const { overall } = input.result.scorecard;
  return scoreOf(overall, notMeasured(overall, input), input);
}

export function pointsWithScores(input: ReportInput, checks: readonly ReportCheck[]): readonly ReportPoint[] {
  const points = input.catalogue.points.toSorted((a, b) => byPoint(a.id, b.id));
  return points.map((point) => pointOf(point, input, checks));
}

export function categoriesOf(input: ReportInput, checks: readonly ReportCheck[]): readonly ReportCategory[] {
  const present = new Set(checks.map((check) => check.category));
  const categories = (Object.keys(CATEGORY_TITLES) as Category[]).filter((id) => present.has(id));
  return categories.map((id) => {
    const score = input.result.scorecard.categories[id] ?? nothingOf(input);
    return {
      id,
      title: CATEGORY_TITLES[id],
      ...scoreOf(score, score.decided.length > 0 ? ONLY_UNSCORED : notMeasured(score, input), input),
    };
  });
}

function pointOf(point: StandardPoint, input: ReportInput, checks: readonly ReportCheck[]): ReportPoint {
  const given = input.result.scorecard.points[point.id] ?? nothingOf(input);
  // A point that outside evidence cannot carry never shows a number, whatever the arithmetic says.
  const score = point.output === 'scored' ? given : { ...given, ...NO_NUMBER };
  const note = point.output === 'scored' ? noNumber(score, input) : NEVER_SCORED[point.output];
  const named = new Set<CheckId>([...score.decided, ...score.undecided]);
  const { id, title, titleConfidence, asks, measurability, output, canShow, neverSeen, prompts, twins } = point;
  return {
    ...{ id, title, titleConfidence, asks, measurability, output, canShow, neverSeen, prompts, twins },
    ...registerOf(point, checks),
    ...scoreOf(score, note, input),
    checks: checks.filter((check) => check.points.includes(id) || named.has(check.id)).map((check) => check.id),
  };
}

function nothingOf({ result }: ReportInput): Score {
  const none = { decided: [], undecided: [], grace: [], pages: { decided: 0, of: 0 } };
  return { ...NO_NUMBER, ...none, policy: result.versions.policy };
}

function scoreOf(score: Score, note: string, input: ReportInput): ReportScore {
  const { catalogue } = input;
  const registry = catalogue.checks.map((check) => check.id);
  const sorted = (ids: readonly CheckId[]) => ids.toSorted((a, b) => registry.indexOf(a) - registry.indexOf(b));
  return {
    score: score.value,
    scoreNote: score.value === null ? note : null,
    band: score.band,
    noBand: score.noBand,
    bandNote: score.noBand === null ? null : NO_BAND[score.noBand],
    policy: score.policy,
    decided: score.decided.length,
    undecided: score.undecided.length,
    decidedChecks: sorted(score.decided),
    undecidedChecks: sorted(score.undecided),
    grace: score.grace,
    pages: score.pages,
    triedOut: triedOutOf(score, input),
    cap: score.cap && { at: score.cap.at, checks: sorted(score.cap.checks) },
    // The cap comes last, as in the arithmetic.
    deductions: score.deductions.toSorted(
      (a, b) =>
        Number(a.because === 'cap') - Number(b.because === 'cap') ||
        b.lost - a.lost ||
        registry.indexOf(a.check) - registry.indexOf(b.check),
    ),
  };
}

/** Null too where every page was tried out: then those checks looked at all that the others did. */
function triedOutOf({ decided, grace }: Score, { catalogue, record }: ReportInput): ReportScore['triedOut'] {
  const probed = probedOf(record);
  if (!probed || probed.triedOut >= probed.of) return null;
  const some = new Set(catalogue.triedOut ?? []);
  const ofDecided = decided.filter((id) => some.has(id)).length;
  const ofNew = grace.filter(({ check }) => some.has(check)).length;
  return ofDecided + ofNew === 0 ? null : { decided: ofDecided, grace: ofNew, pages: probed.triedOut };
}

/** Something was decided, and still scoring gave no number: the policy asks for more checks than that. */
function noNumber(score: Score, input: ReportInput): string {
  if (score.decided.length === 0) return notMeasured(score, input);
  return `Too little evidence to score: only ${whatDecided(score)} could decide.`;
}

function notMeasured(score: Score, { record }: ReportInput): string {
  if (!record.outcomes.some((outcome) => outcome.state === 'scanned')) return 'Not measured: no page could be scanned.';
  if (score.undecided.length > 0) return 'Not measured: no check could come to a decision.';
  if (score.grace.length > 0) return 'Not measured: only new checks look at it, and they do not count yet.';
  return 'Not measured: no check of this scan looks at it.';
}
