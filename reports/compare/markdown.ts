import type { ScanComparison } from '../../src/model/comparison.ts';
import { md, mdTable } from '../lib/markdown.ts';
import { dateInWords, number } from '../lib/text.ts';
import { SEVERITY_TITLES } from '../lib/words.ts';
import { MEASURED_MEANING, MEASURED_TITLE, measuredNotes, measuredRows } from './measured.ts';
import * as words from './words.ts';

export function comparisonMarkdown(comparison: ScanComparison): string {
  const { before, after, cautions, counts, overall, points } = comparison;
  const scored = points.filter((point) => point.before.value !== null || point.after.value !== null);
  return `${[
    `# ${md(`What changed: ${after.name}`)}`,
    '',
    ...mdTable(
      ['', 'Earlier scan', 'Later scan'],
      [
        ['Service', before.name, after.name],
        ['When', dateInWords(before.startedAt), dateInWords(after.startedAt)],
        ['Pages', words.coverageInWords(before), words.coverageInWords(after)],
        ['Scan', before.scan, after.scan],
      ],
    ),
    '',
    md(words.pagesInWords(comparison)),
    '',
    ...(cautions.length === 0 ? [] : ['## Keep in mind', '', ...cautions.map((caution) => `- ${md(caution)}`), '']),
    '## In numbers',
    '',
    ...mdTable(
      ['State', 'Causes', 'Findings', 'Meaning'],
      words.STATES.map((state) => [
        words.STATE_TITLES[state],
        number(counts.causes[state]),
        number(counts.findings[state]),
        words.STATE_MEANING[state],
      ]),
    ),
    '',
    '## Scores',
    '',
    ...mdTable(
      ['Score', 'Earlier', 'Later', 'Change'],
      [{ id: 'overall', title: 'Overall', ...overall }, ...scored].map((one) => [
        one.id === 'overall' ? one.title : `${one.id} ${one.title}`,
        words.scoreInWords(one.before),
        words.scoreInWords(one.after),
        words.changeInWords(one),
      ]),
    ),
    ...measuredSection(comparison),
    ...words.STATES.flatMap((state) => section(state, comparison)),
  ].join('\n')}\n`;
}

function measuredSection({ measured }: ScanComparison): readonly string[] {
  if (measured === null) return [];
  const rows = measuredRows(measured).map((row) => [
    row.url,
    row.device,
    row.metric,
    row.before,
    row.after,
    row.change,
  ]);
  return [
    '',
    `## ${MEASURED_TITLE}`,
    '',
    md(MEASURED_MEANING),
    '',
    ...measuredNotes(measured).flatMap((note) => [md(note), '']),
    ...(rows.length === 0 ? ['None.'] : mdTable(['Page', 'Device', 'What', 'Earlier', 'Later', 'Change'], rows)),
  ];
}

function section(state: (typeof words.STATES)[number], { causes }: ScanComparison): readonly string[] {
  const those = causes.filter((cause) => cause.state === state);
  const rows = those.map((cause) => [
    SEVERITY_TITLES[cause.severity],
    cause.message,
    words.findingsInWords(cause),
    words.whereInWords(cause),
  ]);
  const table = mdTable(['Severity', 'What', 'Findings', 'Where'], rows);
  return ['', `## ${words.STATE_TITLES[state]}`, '', ...(those.length === 0 ? ['None.'] : table)];
}
