import type { ReportDocument } from '../../reports/lib/document-types.ts';
import type { Day, ReviewFile, Ruling } from '../model/review.ts';

/** Holds through its last day. Days compare as text. */
export function isExpired({ decision, expires }: Pick<Ruling, 'decision' | 'expires'>, today: Day): boolean {
  return decision !== null && expires !== '' && today > expires;
}

/** What was decided about a finding: its own entry before that of its cause. Undefined where nothing is in force. */
export type RulingOf = (finding: string) => Ruling | undefined;

export function rulingsInForce(
  review: Pick<ReviewFile, 'causes'>,
  { findings }: Pick<ReportDocument, 'findings'>,
  today: Day,
): RulingOf {
  const causeOf = new Map(findings.map(({ id, rootCause }) => [id, rootCause]));
  const ofCause = new Map(review.causes.map((cause) => [cause.cause, cause as Ruling]));
  const ofFinding = new Map(review.causes.flatMap(({ except }) => except.map((one) => [one.finding, one as Ruling])));
  return (finding) => {
    const ruling = ofFinding.get(finding) ?? ofCause.get(causeOf.get(finding) ?? '');
    return ruling === undefined || ruling.decision === null || isExpired(ruling, today) ? undefined : ruling;
  };
}
