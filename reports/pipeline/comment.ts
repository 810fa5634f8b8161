import type { Report, ReportInput } from '../../src/model/report.ts';
import { buildDocument } from '../lib/document.ts';
import { topFixes } from '../lib/fixes.ts';
import { md } from '../lib/markdown.ts';
import { nothingFailed } from '../lib/nothing-failed.ts';
import { causesToShow, coverageLines, endedOf, gateLine, scoreLine } from '../lib/pipeline.ts';
import { cap, plural } from '../lib/text.ts';
import { SEVERITY_TITLES } from '../lib/words.ts';

/** A few lines for a pull or merge request: read in half a minute, and the rest is a link away. */
export const comment: Report = {
  format: 'comment',
  fileName: 'comment.md',
  mediaType: 'text/markdown',
  render: (input) => commentOf(input),
};

const MOST_FIXES = 5;
const MOST_WORDS = 300;

function commentOf(input: ReportInput): string {
  const document = buildDocument(input);
  const ended = endedOf(input);
  const { gate, gaps, link } = ended;
  const fresh = gate?.fresh;
  const rootCauses = causesToShow(document, ended);
  const fixes = topFixes({ ...document, rootCauses }, MOST_FIXES);
  const line = (text: string) => md(cap(text, MOST_WORDS));
  return `${[
    `### ${md(cap(document.target.name, 100))}: ${md(gateLine(ended))}`,
    '',
    `- ${line(scoreLine(document))}`,
    ...(fresh ? [`- ${line(`${plural(fresh.length, 'failure')} not in the baseline.`)}`] : []),
    ...[...gaps, ...(gate?.reasons ?? [])].slice(0, 5).map((text) => `- ${line(text)}`),
    ...coverageLines(document)
      .slice(0, 4)
      .map((text) => `- ${line(text)}`),
    '',
    ...(fixes.length === 0
      ? [nothingFailed(document, { incomplete: gaps.length > 0, newOnly: Boolean(fresh) })]
      : [
          `**${fresh ? 'New, to mend first' : 'To mend first'}**`,
          '',
          ...fixes.map(({ title, severity, message, pages, siteWide }, index) => {
            const where = siteWide ? 'the whole site' : plural(pages, 'page');
            return `${index + 1}. **${line(title)}** (${SEVERITY_TITLES[severity].toLowerCase()}, ${where}): ${line(message)}`;
          }),
        ]),
    '',
    link === null ? 'Everything else is in report.html.' : `Everything else is in the report: <${link}>`,
  ].join('\n')}\n`;
}
