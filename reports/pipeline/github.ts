import type { Report, ReportInput } from '../../src/model/report.ts';
import { buildDocument } from '../lib/document.ts';
import { md, mdTable } from '../lib/markdown.ts';
import { nothingFailed } from '../lib/nothing-failed.ts';
import { causesToShow, coverageLines, endedOf, gateLine, loudness, scoreLine } from '../lib/pipeline.ts';
import { cap, number, oneLine, plural, score } from '../lib/text.ts';
import { SEVERITY_TITLES } from '../lib/words.ts';

/** The page that GitHub shows for a job. A mebibyte is the most there can be; this stays far below. */
export const githubSummary: Report = {
  format: 'github',
  fileName: 'github-summary.md',
  mediaType: 'text/markdown',
  render: (input) => summaryOf(input),
};

/** Commands that GitHub reads from the log of a job and shows as annotations. */
export const githubAnnotations: Report = {
  format: 'github',
  fileName: 'github-annotations.txt',
  mediaType: 'text/plain',
  render: (input) => annotationsOf(input),
};

/** GitHub shows that many of one kind from one step, and quietly drops the rest. */
const MOST_OF_A_KIND = 10;
const MOST_WORDS = 1000;
const MOST_CAUSES = 20;
const KINDS = { 1: 'notice', 2: 'warning', 3: 'error' } as const;
type Kind = (typeof KINDS)[keyof typeof KINDS];

function annotationsOf(input: ReportInput): string {
  const document = buildDocument(input);
  const ended = endedOf(input);
  const bases = new Map(document.checks.map(({ id, basis }) => [id, basis]));
  const causes = causesToShow(document, ended).map((cause) => {
    const kind = KINDS[loudness({ severity: cause.severity, basis: bases.get(cause.check) ?? 'good-practice' })];
    const where = cause.siteWide ? 'The whole site' : `${cause.pages[0]}${others(cause.pages.length)}`;
    return { kind, title: cause.check, words: `${cause.message} ${where}.` };
  });
  const all: readonly { readonly kind: Kind; readonly title: string; readonly words: string }[] = [
    ...ended.gaps.map((words) => ({ kind: 'error' as const, title: 'Scan incomplete', words })),
    ...(ended.gate?.reasons ?? []).map((words) => ({ kind: 'error' as const, title: 'Gate failed', words })),
    { kind: 'notice', title: 'Coverage', words: coverageLines(document).join(' ') },
    ...causes,
  ];
  const shown = (['error', 'warning', 'notice'] as const).flatMap((kind) => {
    const those = all.filter((one) => one.kind === kind);
    if (those.length <= MOST_OF_A_KIND) return those;
    const left = those.length - (MOST_OF_A_KIND - 1);
    const words = `${number(left)} more of this kind are in the job summary and in the report.`;
    return [...those.slice(0, MOST_OF_A_KIND - 1), { kind, title: 'More', words }];
  });
  return shown.map(({ kind, title, words }) => `::${kind} title=${property(title)}::${data(words)}\n`).join('');
}

function others(pages: number): string {
  return pages > 1 ? ` and ${plural(pages - 1, 'other page')}` : '';
}

/** A line that ends early could be followed by a command of the page's own. */
function data(text: string): string {
  return cap(oneLine(text), MOST_WORDS).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function summaryOf(input: ReportInput): string {
  const document = buildDocument(input);
  const ended = endedOf(input);
  const { gate, gaps, link } = ended;
  const points = document.points.filter(({ id }) => id.startsWith('lgdss:'));
  const causes = causesToShow(document, ended);
  const list = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`## ${title}`, '', ...lines.map((line) => `- ${md(cap(line, MOST_WORDS))}`), ''];
  return `${[
    `# ${md(cap(document.target.name, 200))}`,
    '',
    `**${md(gateLine(ended))}** ${md(scoreLine(document))}`,
    '',
    ...(document.scoreLimits.length > 0 ? [md(document.scoreLimits[0] ?? ''), ''] : []),
    ...list('This scan is incomplete', gaps.slice(0, MOST_CAUSES)),
    ...list('Why the gate failed', gate?.reasons ?? []),
    ...list('Failures that counted, for example', gate?.reasons.length ? gate.examples : []),
    ...list('Also good to know', gate?.notes ?? []),
    ...list('What was asked for', gate?.asked ?? []),
    ...list('What was scanned', coverageLines(document).slice(0, 60)),
    '## Points of the Local Government Digital Service Standard',
    '',
    ...mdTable(
      ['Point', 'Title', 'Score'],
      points.map(({ id, title, score: value, scoreNote }) => [
        id.slice('lgdss:'.length),
        title,
        value === null ? (scoreNote ?? 'Not scored') : score(value),
      ]),
    ),
    '',
    `## ${gate?.fresh ? 'New failures' : 'Failures'}`,
    '',
    ...(causes.length === 0
      ? [nothingFailed(document, { incomplete: gaps.length > 0, newOnly: Boolean(gate?.fresh) })]
      : mdTable(
          ['Severity', 'What', 'Where'],
          causes
            .slice(0, MOST_CAUSES)
            .map((cause) => [
              SEVERITY_TITLES[cause.severity],
              cap(cause.message, MOST_WORDS),
              cap(cause.siteWide ? 'The whole site' : `${cause.pages[0]}${others(cause.pages.length)}`, MOST_WORDS),
            ]),
        )),
    '',
    ...(causes.length > MOST_CAUSES ? [`${number(causes.length - MOST_CAUSES)} more are in the report.`, ''] : []),
    ...(link === null ? [] : [`The reports are with the run: <${link}>`, '']),
  ].join('\n')}`;
}
