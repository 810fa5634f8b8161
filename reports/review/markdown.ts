import type { BuiltPoint, BuiltReview } from '../../src/model/review.ts';
import { md, mdTable } from '../lib/markdown.ts';
import { titleNote } from '../lib/title-words.ts';
import { SEVERITY_TITLES } from '../lib/words.ts';
import * as words from './words.ts';

export function reviewMarkdown(review: BuiltReview): string {
  const open = words.openInWords(review);
  const retest = words.retestInWords(review);
  return `${[
    `# ${md(`Peer review: ${review.service}`)}`,
    '',
    ...mdTable(
      ['', ''],
      [
        ['Scanned', words.day(review.scanned)],
        ['Review file of', words.day(review.date)],
        ['Written out on', words.day(review.builtOn)],
        ['Addresses', review.coverage],
        ['Scan', review.scan],
        ['Scoring policy', review.policy],
      ],
    ),
    '',
    ...review.warnings.map((warning) => `**Please note:** ${md(warning)}\n`),
    '## Both scores',
    '',
    ...mdTable(
      ['As scanned', 'With decisions applied'],
      [[words.scoreOf(review.overall.asScanned), words.scoreOf(review.overall.withDecisions)]],
    ),
    '',
    md(`${words.SCORES_NOTE} ${words.leftOutInWords(review)}`),
    '',
    md(words.NOT_A_VERDICT),
    '',
    ...review.scoreLimits.map((limit) => `- ${md(limit)}`),
    '',
    ...(retest === null ? [] : [md(retest), '']),
    '## Still open',
    '',
    ...(open.length === 0 ? ['Nothing is open.'] : open.map((line) => `- ${md(line)}`)),
    '',
    ...(review.notes === '' ? [] : ['## Notes', '', md(review.notes), '']),
    '## Decisions',
    '',
    ...mdTable(
      ['Point', 'Decision', 'As scanned', 'With decisions'],
      review.points.map((point) => [
        `${words.pointName(point.point)}. ${point.title}`,
        words.pointDecision(point.decision),
        words.scoreOf(point.asScanned),
        words.scoreOf(point.withDecisions),
      ]),
    ),
    ...review.points.flatMap(pointSection),
    '',
    '## Causes of findings',
    '',
    ...mdTable(
      ['Cause', 'Severity', 'Where', 'Decision', 'Reason'],
      review.causes.flatMap((cause) => [
        [cause.message, SEVERITY_TITLES[cause.severity], cause.reach, decisionWithState(cause), cause.reason],
        ...cause.except.map((one) => [`Except ${one.finding}`, '', '', words.ruling(one), one.reason]),
      ]),
    ),
    ...goneSection(review),
    '',
    '## Questions without an answer',
    '',
    ...(review.open.questions.length === 0
      ? ['None.']
      : review.open.questions.map(({ point, ask }) => `- ${md(`${words.pointName(point)}: ${ask}`)}`)),
    '',
    '## Sign-off',
    '',
    '| Role | Name | Signature | Date |',
    '| --- | --- | --- | --- |',
    ...review.reviewers.map((role) => `| ${md(role)} | ........ | ........ | ........ |`),
    ...(review.reviewers.length === 0 ? ['| ........ | ........ | ........ | ........ |'] : []),
    '',
    `Made by ${md(review.tool)}.`,
  ].join('\n')}\n`;
}

function pointSection(point: BuiltPoint): readonly string[] {
  const note = titleNote(point.titleConfidence);
  return [
    '',
    `### ${md(`${words.pointName(point.point)}. ${point.title}`)}`,
    '',
    ...(note === null ? [] : [md(note), '']),
    `**Decision:** ${md(words.pointDecision(point.decision))}${point.reason === '' ? '' : `. ${md(point.reason)}`}`,
    '',
    `**A scan can show:** ${md(point.canShow)}`,
    '',
    `**This scan came to:** ${md(point.evidence)}`,
    '',
    `**Never seen from outside:** ${md(point.neverSeen)}`,
    '',
    ...point.questions.map(({ ask, answer }) => `- ${md(ask)} ${answer === '' ? '*No answer yet.*' : md(answer)}`),
    ...(point.notes === '' ? [] : ['', `**Notes:** ${md(point.notes)}`]),
  ];
}

function goneSection({ gone }: BuiltReview): readonly string[] {
  if (gone.length === 0) return [];
  const rows = gone.map((one) => [
    one.about,
    one.state === null ? 'Not in this scan' : words.STATE_TITLES[one.state],
    words.ruling(one),
    one.reason,
  ]);
  return ['', '## Not found by this scan', '', ...mdTable(['Cause', 'State', 'Decision', 'Reason'], rows)];
}

function decisionWithState(cause: BuiltReview['causes'][number]): string {
  const decision = words.ruling(cause);
  return cause.state === null ? decision : `${words.STATE_TITLES[cause.state]}. ${decision}`;
}
