import type { ReportDocument, ReportPoint, RootCause } from '../../reports/lib/document-types.ts';
import { number } from '../../reports/lib/text.ts';
import { tally } from '../compare/causes.ts';
import { scoreSeen } from '../compare/change.ts';
import type { CheckId } from '../model/check.ts';
import type { ScoreSeen } from '../model/comparison.ts';
import type {
  BothScores,
  BuiltCause,
  BuiltGone,
  BuiltPoint,
  BuiltReview,
  Day,
  ReviewCause,
  ReviewFile,
} from '../model/review.ts';
import { reachOf } from './draft.ts';
import { evidenceSentence } from './evidence.ts';
import { mismatches } from './mismatch.ts';
import { openQuestions } from './open.ts';
import { isExpired, rulingsInForce } from './rulings.ts';

/** The final review as data. `decided` is the same scan with the decisions in force applied. */
export function builtReview(
  review: ReviewFile,
  document: ReportDocument,
  decided: Pick<ReportDocument, 'overall' | 'points'>,
  today: Day,
): BuiltReview {
  const known = new Set(document.rootCauses.map(({ id }) => id));
  const entries = new Map(review.causes.map((entry) => [entry.cause, entry]));
  const titles = new Map(document.checks.map(({ id, title }) => [id, title]));
  const ids = new Set(document.findings.map(({ id }) => id));
  const both = (asScanned: ReportDocument['overall'], after: ReportDocument['overall'] | undefined): BothScores => ({
    asScanned: scoreSeen(asScanned),
    withDecisions: after === undefined ? NO_SCORE : scoreSeen(after),
  });
  const states = review.causes.flatMap(({ state }) => state ?? []);
  return {
    tool: `${document.tool.name} ${document.tool.version}`,
    service: review.service,
    scan: review.scan,
    scanned: review.scanned,
    date: review.date,
    builtOn: today,
    policy: document.versions.policy,
    reviewers: review.reviewers,
    notes: review.notes,
    warnings: warningsOf(review, document),
    coverage: coverageOf(document),
    scoreLimits: document.scoreLimits,
    overall: both(document.overall, decided.overall),
    points: review.points.flatMap((point): BuiltPoint[] => {
      const seen = document.points.find(({ id }) => id === point.point);
      const after = decided.points.find(({ id }) => id === point.point);
      return seen ? [{ ...point, ...aboutPoint(seen, document), ...both(seen, after) }] : [];
    }),
    causes: document.rootCauses.map((cause) => causeOf(cause, entries.get(cause.id), titles, ids, today)),
    gone: review.causes
      .filter(({ cause }) => !known.has(cause))
      .map(({ cause, about, state, decision, reason, owner, expires }): BuiltGone => {
        return { cause, about, state, decision, reason, owner, expires };
      }),
    open: openQuestions(withEveryCause(review, entries, document), today),
    leftOut: leftOut(review, document, today),
    retest: states.length === 0 ? null : tally(states),
  };
}

const MOST_WARNINGS = 20;

const NO_SCORE: ScoreSeen = {
  value: null,
  note: 'Not scored.',
  band: null,
  noBand: null,
  bandNote: null,
  beforeCap: null,
};

function warningsOf(review: ReviewFile, document: ReportDocument): readonly string[] {
  const said: string[] = [];
  if (!document.finished) said.push('The scan was stopped before it was done. Pages it did not reach were not judged.');
  const told = mismatches(review, document).map(({ message }) => message);
  const shown = told.slice(0, MOST_WARNINGS);
  if (told.length > shown.length)
    shown.push(`And ${told.length - shown.length} more; lgdss review check names them all.`);
  return [...said, ...shown];
}

function coverageOf({ coverage }: ReportDocument): string {
  const { planned, scanned, skipped, blocked, failed } = coverage;
  return `${number(planned)} addresses planned = ${number(scanned)} scanned + ${number(skipped)} skipped + ${number(blocked)} blocked + ${number(failed)} failed to load.`;
}

function aboutPoint(point: ReportPoint, { rootCauses }: ReportDocument) {
  const { id, title, titleConfidence, asks, canShow, neverSeen } = point;
  const causes = rootCauses.filter(({ outcome, points }) => outcome === 'failed' && points.includes(id));
  return {
    title,
    titleConfidence,
    asks,
    canShow,
    neverSeen,
    evidence: evidenceSentence(point),
    causes: causes.map((one) => one.id),
  };
}

function causeOf(
  cause: RootCause,
  entry: ReviewCause | undefined,
  titles: ReadonlyMap<CheckId, string>,
  ids: ReadonlySet<string>,
  today: Day,
): BuiltCause {
  const { check, message, severity, outcome, pages } = cause;
  const { decision = null, reason = '', owner = '', expires = '', notes = '', state = null, except = [] } = entry ?? {};
  return {
    ...{ cause: cause.id, check, message, severity, outcome, decision, reason, owner, expires, notes, state },
    title: titles.get(check) ?? check,
    reach: reachOf(cause),
    example: pages[0] ?? '',
    expired: isExpired({ decision, expires }, today),
    // Others wait for a finding that this scan does not have; they decide nothing in it.
    except: except.filter(({ finding }) => ids.has(finding)).map((one) => ({ ...one, expired: isExpired(one, today) })),
  };
}

/** A cause that the file does not name is as open as one that it names without a decision. */
function withEveryCause(
  review: ReviewFile,
  entries: ReadonlyMap<string, ReviewCause>,
  { rootCauses }: ReportDocument,
): ReviewFile {
  const blank = { about: '', state: null, decision: null, reason: '', owner: '', expires: '', notes: '' } as const;
  return {
    ...review,
    causes: rootCauses.map(
      ({ id }) => entries.get(id) ?? { cause: id, ...blank, findings: [], moreFindings: 0, except: [] },
    ),
  };
}

function leftOut(review: ReviewFile, document: ReportDocument, today: Day): BuiltReview['leftOut'] {
  const rulingOf = rulingsInForce(review, document, today);
  const counts = { falseAlarms: 0, acceptedRisks: 0, confirmed: 0 };
  for (const { id } of document.findings) {
    const decision = rulingOf(id)?.decision;
    if (decision === 'false alarm') counts.falseAlarms += 1;
    else if (decision === 'accepted risk') counts.acceptedRisks += 1;
    else if (decision === 'confirmed') counts.confirmed += 1;
  }
  return counts;
}
