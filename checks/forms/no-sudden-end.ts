import { cantTell, definePageCheck, type Finding, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import type { EndedForm } from '../../src/model/seen/field-errors.ts';
import { find } from '../lib/operate/judge.ts';

type Key = 'emptied' | 'left' | 'mayEmpty' | 'mayLeave';

/** Warned of it sooner than that, people are said to have had the time to ask for more. */
const WARNED_S = 20;
const SHORTEST_S = 20;
/** Twenty hours, from which on the criterion lets a limit be. */
const LONGEST_S = 72_000;
/** Where a limit may be part of what is done: a place that is held, an auction, a test. */
const NEEDED =
  /\b(?:auctions?|bids?|bidding|tickets?|seats?|slots?|baskets?|check-?out|(?:complete|finish) your (?:booking|order|payment|purchase)|reserv(?:e[ds]?|ations?) (?:for|until|your|this|the)|held for|holds? (?:your|this|the|it)|exams?|examinations?|timed|test(?:s|ed)? (?:your|yourself)|quiz\w*|live (?:chat|event)|competition|one-?time|security code|passcode|arwerthiant|tocyn\w*)\b/i;

export const noSuddenEnd = definePageCheck({
  meta: {
    id: 'forms/no-sudden-end',
    title: 'No form is thrown away while people fill it in',
    kind: 'automatic',
    why: 'Some people need many times as long as others, or have to stop half-way. If the form is gone by then, all their work is lost, and the next try ends in the same way.',
    affects:
      'People who type, read or decide slowly, people who use a screen reader or a switch, and people who are interrupted.',
    fix: 'Have no limit. Where there must be one, warn people at least 20 seconds before, let them have more time with one press, and keep what they have typed.',
    severity: 'critical',
    basis: 'law',
    since: '2026-11-30',
    legal: ['psbar', 'equality-act'],
    points: ['lgdss:10', 'lgdss:11'],
    criteria: ['2.2.1'],
    asks: ['mayEmpty', 'mayLeave'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/timing-adjustable.html'],
    messages: {
      emptied:
        'Who has not sent this form within {time} loses what they typed. Nothing comes up beforehand to warn of it, and nothing offers more time.',
      left: 'In the middle of this form, after {time}, the page goes somewhere else by itself. Nothing comes up beforehand to warn of it, and nothing offers more time.',
      mayEmpty:
        'What is typed into this form seems to be gone after {time}. Check whether people are warned at least 20 seconds before, can have more time, or get their answers back.',
      mayLeave:
        'In the middle of this form, after {time}, the page seems to go somewhere else or to load again by itself. Check whether people are warned at least 20 seconds before, can have more time, or get their answers back.',
    },
  },
  needs: ['fieldErrors'],
  mayUse: ['text'],
  evaluate({ fieldErrors: { outlasted }, text }) {
    const ended = outlasted?.ended;
    if (!outlasted || !ended || ended.seconds > LONGEST_S) return inapplicable;
    if (isByTheBook(ended)) return passed;
    const isSure = text !== undefined && !NEEDED.test(text.whole) && isSudden(ended);
    const key: Key = ended.how === 'emptied' ? (isSure ? 'emptied' : 'mayEmpty') : isSure ? 'left' : 'mayLeave';
    const findings: Finding<Key>[] = [find(key, outlasted.form, { time: timeOf(ended.seconds) })];
    return isSure ? failedIf(findings) : cantTell(findings);
  },
});

/** Nothing came before it, and nothing else but time can have had a hand in it. */
function isSudden(ended: EndedForm): boolean {
  const { how, seconds, before, stirred = false, aside = false, dialog, offers, saved, asked, guarded, frames } = ended;
  const isWarned = before !== null || stirred || aside || dialog || offers || (how === 'left' && guarded);
  return how !== 'reloaded' && seconds >= SHORTEST_S && !isWarned && !saved && !asked && !frames;
}

function isByTheBook({ before, offers }: EndedForm): boolean {
  return before !== null && offers && before.ahead >= WARNED_S;
}

function timeOf(seconds: number): string {
  if (seconds < 120) return `${seconds} seconds`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
}
