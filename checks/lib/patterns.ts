/**
 * Words and numbers looked for in what people read, English and Welsh. One place, because several checks and their
 * tests must agree on them.
 */

export const COOKIE_WORD = /\b(?:cookies?|cwcis?|briwsion)\b/i;

/**
 * A United Kingdom number: ten or eleven digits from 0, or +44, grouped in any way. 04, 05, 06 and 09
 * are not numbers to call a council on; 01-02-2026 is a date.
 */
export const UK_PHONE =
  /(?<![\d+])(?!\d\d-\d\d-)(?:\+44[\s-]?(?:\(0\))?[\s-]?|\(?0)[12378](?:[\s()-]{0,2}\d){8,9}(?!\d)/g;

/** An e-mail address as far as it takes to know one. Each part has an end, so that an endless word keeps nobody busy. */
export const MAIL = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.\w/;

const DAY =
  '(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?' +
  '|(?:d?dydd )?(?:llun|mawrth|mercher|iau|gwener|sadwrn|sul))s?';
const TIME = '\\d{1,2}(?:[:.]\\d{2})?\\s?(?:[ap]\\.?m\\.?|yb|yp)';
const CLOCK = '\\d{1,2}[:.]\\d{2}';
const UNTIL = '\\s*(?:to|until|till|and|-|–|—|i|tan|hyd)\\s*';

/** Days of opening (Monday to Friday), times of opening (9am to 5pm, 08:30–17:00), or round the clock. */
export const OPENING_HOURS = new RegExp(
  [
    `\\b${DAY}${UNTIL}${DAY}\\b`,
    `\\b(?:\\d{1,2}(?:[:.]\\d{2})?|${TIME})${UNTIL}(?:${TIME}|midday|noon|midnight)`,
    `\\b${CLOCK}${UNTIL}${CLOCK}\\b`,
    '\\b24 (?:hours a day|awr y dydd)\\b|\\b24/7\\b',
    '\\bweekdays\\b',
  ].join('|'),
  'gi',
);

/** Ways of asking what people think of the page or the service. "Report a problem" alone asks about the street. */
export const FEEDBACK_WORDS = new RegExp(
  [
    'feedback',
    'adborth',
    'report a problem with this page',
    '(?:is|was) this page (?:useful|helpful)',
    'tell us what you think',
    'rate this (?:page|service)',
    '(?:improve|problem with) this (?:page|website|site|service)',
    'beth yw eich barn',
    "problem (?:gyda|â)['’]?r dudalen",
  ].join('|'),
  'i',
);
