import { failedOrOpen, inapplicable, passed } from '../../src/model/check.ts';
import { type DateFound, datesIn, dayOf } from '../lib/dates.ts';
import { defineStatementCheck, MONITORING, said } from '../lib/statement/define.ts';
import { quote, type Sentence, sentencesOf } from '../lib/statement/words.ts';

/** Somebody promises something … */
const PROMISE =
  /\b(?:will|we[’']ll|plans?|planned|planning|aims?|aiming|intends?|expects?|expected|hopes?|due|scheduled|going to|to be (?:fixed|resolved|completed|replaced|updated))\b|\b(?:fix(?:ed)?|resolv\w+|complet\w+|replac\w+|target|remediat\w+|deadline)\b/gi;
/** Words that promise by themselves; "fixed" may also tell of what was done. */
const PROMISES = /\b(?:will|we[’']ll|plans?|planning|aims?|intends?|expects?|expected|hopes?|due|going to|to be)\b/i;
/** … for a day. */
const BY =
  /\b(?:by|before|end of|no later than|in|during|until|within|on|for)\s+(?:the\s+)?(?:end of\s+|start of\s+|beginning of\s+|around\s+|approximately\s+)?(?:the\s+)?$|:\s*$/i;
/** Between the two, words that make the date one of something that was. */
const PAST =
  /\b(?:published|since|after|found|tested|audit\w*|reviewed|prepared|created|older|was|were|had|until now|last|began|started|launched|uploaded|added|came into force)\b/i;
/** A sentence that goes on to say that it was kept. */
const KEPT = new RegExp(
  [
    /\b(?:and|but|which) (?:we )?(?:have|has|had|was|were) (?:since |now |all |been )*DONE/,
    /\b(?:and|but) (?:we )?(?:since |now )?DONE (?:this|these|that|it|them)\b/,
  ]
    .map(({ source }) => source.replace('DONE', '(?:completed|fixed|resolved|replaced|done|finished)'))
    .join('|'),
  'i',
);
/** The dates of the law itself. */
const OF_THE_LAW = new Set(['2018-09-23', '2019-09-23', '2020-09-23', '2021-06-23']);
const ABOUT_THE_STATEMENT =
  /\b(?:statement|page|it) (?:was|is|will be|has been)\b.{0,30}\b(?:prepared|reviewed|updated|revised|published)|\bnext review/i;

export const fixDatesInFuture = defineStatementCheck(
  {
    id: 'statement/fix-dates-in-future',
    title: 'Promised dates for mending problems have not passed',
    why: 'A promise whose day has gone by tells people that nobody looks after the statement, and leaves them without knowing whether the problem is still there.',
    affects: 'Disabled people who wait for a problem to be mended.',
    fix: 'If the problem is mended, take it out of the statement. If not, give a new date that you can keep, and say why it took longer.',
    severity: 'moderate',
    sources: [MONITORING],
    messages: {
      past: 'The statement promises something for {date}. That day has gone by: “{sentence}”',
      maybe: 'This date has gone by. Check whether it is a promise to mend something: “{sentence}”',
    },
  },
  (statement, { visitedAt }) => {
    const today = dayOf(visitedAt);
    const promises = sentencesOf(statement.blocks).flatMap(promisesIn);
    if (promises.length === 0) return inapplicable;
    const past = promises.filter(({ date }) => date.to < today);
    const finding = ({ date, sentence, isSure }: Promised) =>
      said(statement, isSure ? 'past' : 'maybe', { date: date.text, sentence: quote(sentence) });
    if (past.length === 0) return passed;
    const [sure, others] = [true, false].map((which) => past.filter(({ isSure }) => isSure === which).map(finding));
    return failedOrOpen<'past' | 'maybe'>(sure ?? [], others ?? []);
  },
);

interface Promised {
  readonly date: DateFound;
  readonly sentence: string;
  /** The promise is made for this date, word for word. */
  readonly isSure: boolean;
}

/** A column of what was done is none of promises. */
const DONE = /\b(?:fixed|resolved|completed|replaced|mended|done)\b/i;

function promisesIn({ text, column }: Sentence): readonly Promised[] {
  if (column === undefined) return datesPromised(text);
  // Another cell of the row may say that it was kept.
  return DONE.test(column) ? [] : datesPromised(`${column}: ${text}`).map((one) => ({ ...one, isSure: false }));
}

function datesPromised(text: string): readonly Promised[] {
  if (ABOUT_THE_STATEMENT.test(text) || KEPT.test(text)) return [];
  return datesIn(text, { years: true })
    .filter(({ from }) => !OF_THE_LAW.has(from))
    .flatMap((date) => {
      const before = text.slice(0, date.index);
      const promise = [...before.matchAll(PROMISE)].at(-1);
      if (!promise || PAST.test(before.slice(promise.index))) return [];
      const isPromised = PROMISES.test(before);
      return [{ date, sentence: text, isSure: isPromised && BY.test(before) && !PAST.test(before) }];
    });
}
