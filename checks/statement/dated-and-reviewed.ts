import { cantTell, type Finding, failedIf, passed, type Verdict } from '../../src/model/check.ts';
import type { Instant } from '../../src/model/evidence.ts';
import { type DateFound, datesIn, dayOf, yearAfter } from '../lib/dates.ts';
import type { Statement } from '../lib/statement/choose.ts';
import { defineStatementCheck, MONITORING, said } from '../lib/statement/define.ts';
import { continuedAt, quote, sentencesOf } from '../lib/statement/words.ts';

type Message = 'noPreparation' | 'noReview' | 'tooOld' | 'unclear' | 'ahead' | 'continued';

const PREPARED =
  /\b(?:prepared|written|drafted|drawn up|compiled|issued|issue date|first published|published|created|produced|completed|adopted|date of (?:preparation|publication)|preparation date)\b/i;
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
  const { prepared, reviewed, others, unplaced } = datesOf(statement);
  const unreadable = unreadableIn(statement);
  const latest = [...reviewed, ...prepared].toSorted((left, right) => (left.to < right.to ? 1 : -1))[0];
  const link = continuedAt(statement, CONTINUED);
  if (!latest) {
    const written = likeADate(statement);
    if (link !== undefined) return cantTell<Message>([said(statement, 'continued', { link })]);
    if (others.length === 0 && written !== undefined)
      return cantTell<Message>([said(statement, 'unclear', { dates: quote(written) })]);
    if (others.length === 0) return failedIf<Message>([said(statement, 'noPreparation')]);
    return cantTell<Message>([said(statement, 'unclear', { dates: textsOf(others) })]);
  }
  const faults: Finding<Message>[] = prepared.length === 0 ? [said(statement, 'noPreparation')] : [];
  if (reviewed.length === 0 && unreadable !== undefined) {
    return cantTell<Message>([said(statement, 'unclear', { dates: quote(unreadable) })]);
  }
  if (yearAfter(latest.to) < today) {
    faults.push(said(statement, reviewed.length > 0 ? 'tooOld' : 'noReview', { date: latest.text }));
  }
  const isOld = faults.some(({ message }) => message !== 'noPreparation');
  // It may be that of the review, or of the preparation, in words that we do not know.
  const maybe = unplaced.filter(({ from, to }) => !isOld || (from <= today && yearAfter(to) >= today));
  if (faults.length > 0 && maybe.length > 0)
    return cantTell<Message>([said(statement, 'unclear', { dates: textsOf(maybe) })]);
  if (faults.length > 0) return failedIf(faults);
  return latest.from > today ? cantTell([said(statement, 'ahead', { date: latest.text })]) : passed;
}

const textsOf = (dates: readonly DateFound[]): string =>
  dates
    .map(({ text }) => text)
    .slice(0, 5)
    .join(', ');

/** A sentence that holds a date among more than this is none that is about it. */
const MOST_LETTERS = 300;

/** Days and years that people read as a date and a machine does not, beside a word of what it is. */
function likeADate({ blocks }: Statement): string | undefined {
  const isDated = (text: string) => (PREPARED.test(text) || REVIEWED.test(text)) && /\b\d{1,2}\b.*\b\d\d\b/.test(text);
  return sentencesOf(blocks).find(
    ({ text, under }) => OWN_PART.test(under.at(-1) ?? '') && isDated(text.slice(0, MOST_LETTERS)),
  )?.text;
}

/** Under such a heading a date is one of the statement, unless it is that of a test. */
const OWN_PART = /\b(?:prepar\w+|review\w*|updat\w+|about this (?:page|statement))\b/i;
const OF_A_TEST = /\b(?:test(?:s|ed|ing)?|audit\w*|evaluat\w+|assess\w*|scan\w*)\b/i;
/** Where a date without a word of what it is may still be one of those looked for. */
const MAY_BE_OURS = /\b(?:statement|page|version|date|dated|prepar\w+|review\w*|updat\w+)\b/i;
/** The second date of a row is the same kind as the first. */
const GOES_ON = /^[\s,;&–-]*(?:and\s+)?$/;

type Kind = 'prepared' | 'reviewed' | 'others' | null;
type Dates = Readonly<Record<'prepared' | 'reviewed' | 'others' | 'unplaced', readonly DateFound[]>>;

/** `unplaced`: of the others, and of those without a word, what is not said to come next and may be one of the statement. */
function datesOf({ blocks }: Statement): Dates {
  const [prepared, reviewed, others, unplaced]: DateFound[][] = [[], [], [], []];
  const found = { prepared, reviewed, others, unplaced } as Record<keyof Dates, DateFound[]>;
  // A date may stand alone below a heading that says what it is.
  const sentences = sentencesOf(blocks).map(({ text, under }) => ({
    text: text.length < 40 ? `${under.at(-1) ?? ''}: ${text}` : text,
    isOwn: OWN_PART.test(under.at(-1) ?? ''),
  }));
  const headings = blocks.filter(({ kind }) => kind === 'heading').map(({ text }) => ({ text, isOwn: false }));
  for (const { text, isOwn } of [...sentences, ...headings]) {
    let done = 0;
    let kind: Kind = null;
    for (const date of datesIn(text)) {
      const before = text.slice(done, date.index);
      kind = done > 0 && GOES_ON.test(before) ? kind : kindOf(before, text);
      done = date.index + date.text.length;
      if (kind) found[kind].push(date);
      const isFree = kind === 'others' || (kind === null && isOwn && !ABOUT_OTHERS.test(before));
      if (isFree && !NEXT.test(before) && !OF_A_TEST.test(text)) found.unplaced.push(date);
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
