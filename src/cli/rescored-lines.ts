import type { ReportDocument, ReportScore } from '../../reports/lib/document-types.ts';
import { bandWords } from '../../reports/lib/score-words.ts';
import type { Scorecard } from '../model/result.ts';

/** The new scores beside the saved ones. Two rulers give two numbers; neither of them is a change of the site. */
export function rescoredLines(
  { target, startedAt, overall, points }: ReportDocument,
  before: Scorecard | undefined,
  policy: string | undefined,
): readonly string[] {
  const row = (name: string, score: ReportScore, was: number | null | undefined) => {
    const saved = policy === undefined ? '' : ` ${inColumn(was ?? null)}`;
    const band = bandWords(score);
    return `  ${name.padEnd(10)} ${inColumn(score.score)}${saved}${band === null ? '' : `   ${band}`}`;
  };
  const heads = [overall.policy, ...(policy === undefined ? [] : [policy])].map((one) => `policy ${one}`.padStart(9));
  return [
    `${target.name}, scanned ${startedAt.slice(0, 10)}, scored by policy ${overall.policy}.`,
    '',
    `  ${''.padEnd(10)} ${heads.join(' ')}   band by policy ${overall.policy}`,
    row('Overall', overall, before?.overall.value),
    ...points
      .filter((point) => point.output === 'scored')
      .map((point) => row(point.id, point, before?.points[point.id]?.value)),
    '',
    ...(policy === undefined || policy === overall.policy
      ? []
      : [`Policy ${overall.policy} and policy ${policy} are two rulers: compare scores only by the same one.`]),
  ];
}

function inColumn(value: number | null): string {
  return (value === null ? 'no score' : value.toFixed(1)).padStart(9);
}
