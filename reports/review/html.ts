import type { BuiltCause, BuiltPoint, BuiltReview } from '../../src/model/review.ts';
import { environment, styles } from '../html/environment.ts';
import { anchor, number } from '../lib/text.ts';
import { titleNote } from '../lib/title-words.ts';
import { SEVERITY_TITLES } from '../lib/words.ts';
import * as words from './words.ts';

/** The review that is signed: every decision beside the evidence it was made on. */
export function reviewHtml(review: BuiltReview): string {
  const { service, scan, scanned, date, builtOn, tool, policy, reviewers, notes, warnings, coverage } = review;
  return environment().render('review/review.njk', {
    ...{ service, scan, tool, policy, reviewers, warnings, coverage },
    styles: styles(),
    title: `Peer review: ${service}`,
    description: 'A peer review of a council service: decisions point by point, beside what a scan could show.',
    notes: paragraphs(notes),
    scanned: words.day(scanned),
    date: words.day(date),
    builtOn: words.day(builtOn),
    limits: review.scoreLimits,
    scoresNote: words.SCORES_NOTE,
    notVerdict: words.NOT_A_VERDICT,
    overall: {
      asScanned: words.scoreOf(review.overall.asScanned),
      withDecisions: words.scoreOf(review.overall.withDecisions),
    },
    leftOut: words.leftOutInWords(review),
    retest: words.retestInWords(review),
    open: words.openInWords(review),
    questions: review.open.questions.map(({ point, ask }) => ({ point: words.pointName(point), ask })),
    points: review.points.map((point) => pointOf(point, review)),
    causes: review.causes.map(causeOf),
    gone: review.gone.map((one) => ({
      about: one.about,
      state: one.state === null ? 'Not in this scan' : words.STATE_TITLES[one.state],
      decision: words.ruling(one),
      reason: one.reason,
    })),
  });
}

function pointOf(point: BuiltPoint, { causes }: BuiltReview) {
  const behind = point.causes.flatMap((id) => causes.find(({ cause }) => cause === id) ?? []);
  return {
    anchor: anchor(point.point),
    name: words.pointName(point.point),
    title: point.title,
    asks: point.asks,
    canShow: point.canShow,
    neverSeen: point.neverSeen,
    titleNote: titleNote(point.titleConfidence),
    evidence: point.evidence,
    asScanned: words.scoreOf(point.asScanned),
    withDecisions: words.scoreOf(point.withDecisions),
    decision: words.pointDecision(point.decision),
    reason: paragraphs(point.reason),
    notes: paragraphs(point.notes),
    questions: point.questions.map(({ ask, answer }) => ({ ask, answer: paragraphs(answer) })),
    causes: behind.slice(0, 5).map(({ cause, message }) => ({ href: `#${cause}`, message })),
    moreCauses: number(Math.max(0, behind.length - 5)),
  };
}

function causeOf(cause: BuiltCause) {
  return {
    id: cause.cause,
    title: cause.title,
    message: cause.message,
    kind: cause.outcome === 'failed' ? '' : 'For a person to look at. ',
    severity: cause.severity,
    severityTitle: SEVERITY_TITLES[cause.severity],
    reach: cause.reach,
    state: cause.state === null ? '' : words.STATE_TITLES[cause.state],
    decision: words.ruling(cause),
    reason: cause.reason,
    notes: cause.notes,
    except: cause.except.map((one) => ({ finding: one.finding, decision: words.ruling(one), reason: one.reason })),
  };
}

function paragraphs(text: string): readonly string[] {
  return text.split(/\n+/).filter((line) => line.trim() !== '');
}
