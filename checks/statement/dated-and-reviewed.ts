import { cantTell, type Finding, failedIf, passed, type Verdict } from '../../src/model/check.ts';
import type { Instant } from '../../src/model/evidence.ts';
import { type DateFound, datesIn, dayOf, yearAfter } from '../lib/dates.ts';
import type { Statement } from '../lib/statement/choose.ts';
import { defineStatementCheck, MONITORING, said } from '../lib/statement/define.ts';
import { continuedAt, quote, sentencesOf } from '../lib/statement/words.ts';

type Message = 'noPreparation' | 'noReview' | 'tooOld' | 'unclear' | 'ahead' | 'continued';

const PREPARED =
  /\b(?:prepared|written|drafted|first published|published|created|produced|completed|adopted|date of (?:preparation|publication)|preparation date)\b/i;
const REVIEWED =
  /\b(?:reviewed|last updated|updated|revised|refreshed|amended|last review|review(?:ed)? date|date of (?:last )?review)\b/i;
const NEXT = /\b(?:next|will be|due|to be|again|should be)\b/i;
const CONTINUED = /preparation|technical information/i;
const ABOUT_OTHERS =
  /\b(?:documents?|pdfs?|files?|content|web ?site|site|(?<!\bthis )pages?) (?:were|was|published|created|prepared|updated)|\bpublished (?:before|after|since)\b|regulations/i;

export const datedAndReviewed = defineStatementCheck(
  {
    id: 'statement/dated-and-reviewed',
    title: 'The statement says when it was prepared, and was reviewed within a year',
    why: 'Websites change all the time. A statement that nobody has looked at for a year tells people about a website that is gone.',
    affects: 'Disabled people who rely on the statement for what works today.',
    fix: 'Say “This statement was prepared on” and “It was last reviewed on”, each with a full date. Review the statement at least once a year.',
    severity: 'serious',
    severities: { noPreparation: 'moderate' },
    sources: [MONITORING],
    messages: {
      noPreparation: 'The statement does not say when it was prepared.',
      noReview:
        'The statement does not say when it was last reviewed, and it was prepared more than a year ago, on {date}.',
      tooOld: 'The statement was last reviewed more than a year ago: {date}',
      unclear:
        'The statement has dates, but it is not clear which of them is that of its preparation or last review: {dates}',
      ahead: 'The statement says that it was reviewed on a day that had not come when it was scanned: {date}',
      continued: 'No dates were found on this page. Check whether they are on the page that it links to: {link}',
    },
  },
  (statement, { visitedAt }) => datesJudged(statement, visitedAt),
);

function datesJudged(statement: Statement, visitedAt: Instant): Verdict<Message> {
  const today = dayOf(visitedAt);
  const { prepared, reviewed, others } = datesOf(statement);
  const unreadable = unreadableIn(statement);
  const latest = [...reviewed, ...prepared].toSorted((left, right) => (left.to < right.to ? 1 : -1))[0];
  const link = continuedAt(statement, CONTINUED);
  if (!latest) {
    if (link !== undefined) return cantTell<Message>([said(statement, 'continued', { link })]);
    if (others.length === 0) return failedIf<Message>([said(statement, 'noPreparation')]);
    const dates = others
      .map(({ text }) => text)
      .slice(0, 5)
      .join(', ');
    return cantTell<Message>([said(statement, 'unclear', { dates })]);
  }
  const faults: Finding<Message>[] = prepared.length === 0 ? [said(statement, 'noPreparation')] : [];
  if (reviewed.length === 0 && unreadable !== undefined) {
    return cantTell<Message>([said(statement, 'unclear', { dates: quote(unreadable) })]);
  }
  if (yearAfter(latest.to) < today) {
    faults.push(said(statement, reviewed.length > 0 ? 'tooOld' : 'noReview', { date: latest.text }));
  }
  if (faults.length > 0) return failedIf(faults);
  return latest.from > today ? cantTell([said(statement, 'ahead', { date: latest.text })]) : passed;
}

/** Where a date without a word of what it is may still be one of those looked for. */
const MAY_BE_OURS = /\b(?:statement|page|version|date|dated|prepar\w+|review\w*|updat\w+)\b/i;
/** The second date of a row is the same kind as the first. */
const GOES_ON = /^[\s,;&–-]*(?:and\s+)?$/;

type Kind = 'prepared' | 'reviewed' | 'others' | null;

function datesOf({ blocks }: Statement): Readonly<Record<'prepared' | 'reviewed' | 'others', readonly DateFound[]>> {
  const found = { prepared: [] as DateFound[], reviewed: [] as DateFound[], others: [] as DateFound[] };
  // A date may stand alone below a heading that says what it is.
  const sentences = sentencesOf(blocks).map(({ text, under }) =>
    text.length < 40 ? `${under.at(-1) ?? ''}: ${text}` : text,
  );
  const headings = blocks.filter(({ kind }) => kind === 'heading').map(({ text }) => text);
  for (const text of [...sentences, ...headings]) {
    let done = 0;
    let kind: Kind = null;
    for (const date of datesIn(text)) {
      const before = text.slice(done, date.index);
      kind = done > 0 && GOES_ON.test(before) ? kind : kindOf(before, text);
      done = date.index + date.text.length;
      if (kind) found[kind].push(date);
    }
  }
  return found;
}

/** A misspelt month is no date to a machine, and one to everybody else. */
function unreadableIn({ blocks }: Statement): string | undefined {
  return sentencesOf(blocks).find(
    ({ text }) =>
      REVIEWED.test(text) &&
      !NEXT.test(text) &&
      /\b20\d\d\b/.test(text) &&
      datesIn(text).length === 0 &&
      !ABOUT_OTHERS.test(text),
  )?.text;
}

function kindOf(before: string, sentence: string): Kind {
  if (ABOUT_OTHERS.test(before)) return null;
  if (REVIEWED.test(before)) return NEXT.test(before) ? 'others' : 'reviewed';
  if (PREPARED.test(before)) return 'prepared';
  return MAY_BE_OURS.test(sentence) ? 'others' : null;
}
