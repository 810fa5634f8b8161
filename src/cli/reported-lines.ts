import type { ReportDocument, ReportScore } from '../../reports/lib/document-types.ts';
import { decidedWords } from '../../reports/lib/score-words.ts';
import type { Which } from '../scoring/explain.ts';

/** How a score came about, by what a report says of it; undefined where it has no such score. */
export function reportedLines(which: Which, document: ReportDocument): readonly string[] | undefined {
  const score = scoreIn(document, which);
  if (score === undefined) return undefined;
  const { score: value, scoreNote, deductions, undecidedChecks } = score;
  const told = [
    `The checks have changed since version ${document.tool.version}, which made this pack. Its report says:`,
    '',
    value === null
      ? 'There is no score.'
      : `Score: ${fixed(value)} of 100. Scoring policy ${document.versions.policy}.`,
    ...(value === null && scoreNote !== null ? [scoreNote] : []),
    `${decidedWords(score)}.`,
  ];
  const undecided =
    undecidedChecks.length === 0
      ? []
      : ['', 'Could not be decided, so they count neither way:', ...undecidedChecks.map((check) => `  ${check}`)];
  if (value === null) return [...told, ...undecided];
  const taken = deductions.map(({ lost }) => ` − ${fixed(lost)}`).join('');
  return [
    ...told,
    '',
    ...deductions.flatMap(({ because, check, checkScore, lost }) =>
      because === 'cap'
        ? [`  A critical fault holds the score down (${check}): takes off ${fixed(lost)}`]
        : [`  ${check}: its score is ${fixed(checkScore)}; takes off ${fixed(lost)}`],
    ),
    ...(deductions.length === 0 ? ['  Nothing was taken off.'] : [`Sum: 100${taken} = ${fixed(value)}`]),
    ...bandLines(score),
    ...undecided,
  ];
}

function scoreIn({ overall, points, categories }: ReportDocument, which: Which): ReportScore | undefined {
  switch (which.kind) {
    case 'overall':
      return overall;
    case 'point':
      return points.find(({ id }) => id === which.id);
    case 'category':
      return categories.find(({ id }) => id === which.id);
  }
}

function bandLines({ band, bandNote }: ReportScore): readonly string[] {
  if (band !== null) return ['', `Band: ${fixed(band.low)} to ${fixed(band.high)}.`];
  return bandNote === null ? [] : ['', `N${bandNote.slice(1)}.`];
}

function fixed(number: number): string {
  return number.toFixed(1);
}
