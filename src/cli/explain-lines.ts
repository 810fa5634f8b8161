import { NO_BAND, whatDecided } from '../../reports/lib/score-words.ts';
import { plural } from '../../reports/lib/text.ts';
import type { CheckId } from '../model/check.ts';
import type { Arithmetic } from '../scoring/explain.ts';
import type { ScoringPolicy } from '../scoring/policy/types.ts';

type Line = Arithmetic['lines'][number];

/** The arithmetic of one score, so that it can be done again on paper. */
export function explainLines(
  arithmetic: Arithmetic,
  policy: ScoringPolicy,
  /** Where to read of what a check found and does not list itself; empty for most. */
  elsewhere: (check: CheckId) => string = () => '',
): readonly string[] {
  const { score, lines } = arithmetic;
  const { value } = score;
  const counting =
    value === null ? [] : [...weights(policy), ...table(arithmetic, policy, elsewhere), ...sums(arithmetic)];
  return [
    value === null ? 'There is no score.' : `Score: ${fixed(value)} of 100. Scoring policy ${policy.version}.`,
    ...(value === null ? whyNone(arithmetic, policy) : [evidenceLine(arithmetic)]),
    ...counting,
    ...(value === null ? [] : ['', ...band(arithmetic, policy)]),
    ...list('Could not be decided, so they count neither way:', score.undecided),
    ...list(
      `New checks, shown but not counted for ${policy.graceDays} days after their release:`,
      score.grace.map(({ check, until }) => `${check}, counts from ${until}`),
    ),
    ...(value === null && lines.length > 0
      ? list(
          'Decided all the same:',
          lines.map((line) => outcome(line)),
        )
      : []),
  ];
}

function evidenceLine({ score }: Arithmetic): string {
  const { decided, undecided, pages } = score;
  const checks = `${decided.length} of ${plural(decided.length + undecided.length, 'check')} decided`;
  if (pages.decided === 0) return `${checks}, for the site as a whole.`;
  return `${checks} on ${pages.decided} of ${plural(pages.of, 'page')}.`;
}

function whyNone({ sheet, score }: Arithmetic, policy: ScoringPolicy): readonly string[] {
  const count = score.decided.length;
  if (!sheet.scored) return ['This is never scored: what a scan can see of it is no measure of it.'];
  if (count === 0 && score.undecided.length === 0 && score.grace.length > 0)
    return ['Only new checks look at it, and they do not count yet.'];
  if (count === 0) return ['No check could decide anything.'];
  const needs = `Policy ${policy.version} asks for at least ${sheet.fewestChecks} that are independent of each other.`;
  return [`Too little evidence to score: only ${whatDecided(score)} could decide. ${needs}`];
}

function weights({ weights: severity, strengths, levels }: ScoringPolicy): readonly string[] {
  const named = (numbers: Readonly<Record<string, number>>) =>
    Object.entries(numbers)
      .map(([name, factor]) => `${name} ${factor}`)
      .join(', ');
  const { law, guidance } = levels;
  const asked = `law (${law.name}) ${law.factor}, official guidance (${guidance.name}) ${guidance.factor}, good practice (${levels['good-practice'].name}) ${levels['good-practice'].factor}`;
  return [
    '',
    'A check weighs: severity × how near its evidence comes × who asks for it.',
    `  Severity: ${named(severity)}.`,
    `  Evidence: ${named(strengths)}.`,
    `  Asked for by: ${asked}.`,
    'It takes off: weight × failed share ÷ sum of the weights × 100.',
  ];
}

function table(
  { lines, weights: sum }: Arithmetic,
  policy: ScoringPolicy,
  elsewhere: (check: CheckId) => string,
): readonly string[] {
  return [
    '',
    ...lines.flatMap((line) => [
      `  ${line.check}${elsewhere(line.check)}`,
      `    ${weight(line, policy)}`,
      `    ${takes(line, sum)}`,
    ]),
  ];
}

function weight({ meta, weight: product, strength, level }: Line, policy: ScoringPolicy): string {
  const severity = `${meta.severity} ${policy.weights[meta.severity]}`;
  return `weighs ${severity} × ${strength} ${policy.strengths[strength]} × ${level.name} ${level.factor} = ${product}`;
}

function takes(line: Line, sum: number): string {
  const { passed, failed, lost, checkScore, weight: own } = line;
  if (failed === 0) return `${outcome(line, false)}; its score is 100.0; takes off nothing`;
  const all = passed + failed;
  const exact = ((own * failed * 100) / (all * sum)).toFixed(3);
  const mean = fixed(checkScore);
  return `${outcome(line, false)}; its score is ${mean}; takes off ${own} × ${failed}/${all} ÷ ${sum} × 100 = ${exact}, counted as ${fixed(lost)}`;
}

function outcome({ check, passed, failed, decides }: Line, named = true): string {
  const all = passed + failed;
  const subjects = decides === 'pages' ? plural(all, 'page') : plural(all, 'site');
  return `${named ? `${check}: ` : ''}failed on ${failed} of ${subjects}`;
}

function sums({ score, lines, weights: sum }: Arithmetic): readonly string[] {
  const { deductions, cap, value } = score;
  const byFailures = lines.filter(({ lost }) => lost > 0);
  const byCap = deductions.find((deduction) => deduction.because === 'cap');
  const mean = byFailures.reduce((left, { lost }) => left - Math.round(lost * 10), 1000) / 10;
  const taken = byFailures.map(({ lost }) => ` − ${fixed(lost)}`).join('');
  return [
    '',
    `Sum of the weights: ${lines.map((line) => line.weight).join(' + ')} = ${sum}`,
    `${cap === null ? 'Sum' : 'Before the cap'}: 100${taken} = ${fixed(mean)}`,
    ...(cap === null
      ? []
      : [`Cap: no more than ${fixed(cap.at)}, because of critical faults: ${cap.checks.join(', ')}`]),
    ...(cap !== null && byCap === undefined ? ['  The score is not above the cap, so the cap takes off nothing.'] : []),
    ...(byCap === undefined
      ? []
      : [`  The cap takes off ${fixed(mean)} − ${fixed(value ?? 0)} = ${fixed(byCap.lost)}`]),
    `Score: ${fixed(value ?? 0)}`,
    'Tenths are shared out so that they add up. With a failure a score is never shown as 100, with a pass never as 0.',
  ];
}

function band({ score }: Arithmetic, { band: rules }: ScoringPolicy): readonly string[] {
  if (score.noBand !== null) {
    const few = score.noBand === 'few-pages' ? ` (fewer than ${rules.fewestPages}, or too unlike one another)` : '';
    return [`N${NO_BAND[score.noBand].slice(1)}${few}.`];
  }
  if (score.band === null) return [];
  const { low, high } = score.band;
  return [
    `Band: ${fixed(low)} to ${fixed(high)}.`,
    `  The scanned pages were drawn again ${rules.draws} times, each time as many, some twice and some not at all.`,
    `  In ${rules.share} of 100 draws the score fell into the band.`,
  ];
}

function list(title: string, entries: readonly string[]): readonly string[] {
  return entries.length === 0 ? [] : ['', title, ...entries.map((entry) => `  ${entry}`)];
}

function fixed(number: number): string {
  return number.toFixed(1);
}
