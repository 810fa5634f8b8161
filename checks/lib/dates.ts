import type { Instant } from '../../src/model/evidence.ts';

/** Days as `2026-11-29`, so that they compare like words. A date without a day is all the days it may mean. */
export interface DateFound {
  readonly from: string;
  readonly to: string;
  /** As it is written. */
  readonly text: string;
  readonly index: number;
}

const MONTHS = [
  'jan(?:uary)?|ionawr',
  'feb(?:ruary)?|chwefror',
  'mar(?:ch)?|mawrth',
  'apr(?:il)?|ebrill',
  'may|mai',
  'june?|mehefin',
  'july?|gorffennaf',
  'aug(?:ust)?|awst',
  'sept?(?:ember)?|medi',
  'oct(?:ober)?|hydref',
  'nov(?:ember)?|tachwedd',
  'dec(?:ember)?|rhagfyr',
];
const MONTH = `(?<month>${MONTHS.join('|')})\\.?`;
const YEAR = '(?<year>20\\d\\d)';
const SEASONS: Readonly<Record<string, readonly [first: number, last: number]>> = {
  spring: [3, 5],
  summer: [6, 8],
  autumn: [9, 11],
  early: [1, 4],
  start: [1, 4],
  beginning: [1, 4],
  mid: [5, 8],
  middle: [5, 8],
  late: [9, 12],
  end: [12, 12],
};
type Parts = Readonly<Record<string, string | undefined>>;
type Reading = readonly [pattern: RegExp, read: (parts: Parts) => Pick<DateFound, 'from' | 'to'> | null];

/** The longer ways of writing come first: `12 June 2026` also has `June 2026` in it. */
const READINGS: readonly Reading[] = [
  [/\b(?<year>20\d\d)(?<sign>[-/.])(?<monthNumber>\d\d)\k<sign>(?<day>\d\d)\b/g, oneDay],
  [new RegExp(`\\b(?<day>\\d{1,2})(?:st|nd|rd|th|fed|ain|af|eg)?(?: of)?[ -]+${MONTH},?[ -]+${YEAR}\\b`, 'gi'), oneDay],
  [new RegExp(`\\b${MONTH} (?<day>\\d{1,2})(?:st|nd|rd|th)?,? ${YEAR}\\b`, 'gi'), oneDay],
  // Day first, as in the United Kingdom, unless that cannot be.
  [
    /(?<![\d/.-])(?<day>\d{1,2})(?<sign>[/.-])(?<monthNumber>\d{1,2})\k<sign>(?<year>(?:20)?\d\d)(?![\d/.-]*\d)/g,
    eitherWay,
  ],
  [
    new RegExp(`\\b(?:(?<part>early|mid|late|start|beginning|middle|end)[ -](?:of |in )?)?${MONTH},? ${YEAR}\\b`, 'gi'),
    wholeMonth,
  ],
  [
    /\b(?<season>winter|gaeaf)(?: of)? (?<year>20\d\d)\b/gi,
    (parts) => span(Number(parts.year), 1, Number(parts.year) + 1, 2),
  ],
  [
    /\b(?<season>spring|summer|autumn|early|start|beginning|mid|middle|late|end)[ -](?:of |in )?(?:the )?(?:year )?(?<year>20\d\d)\b(?!\/)/gi,
    (parts) => months(parts, SEASONS[parts.season?.toLowerCase() ?? '']),
  ],
  [
    /\bq(?<quarter>[1-4])[ ,]*(?:of )?(?<year>20\d\d)\b(?!\/)/gi,
    (parts) => months(parts, [Number(parts.quarter) * 3 - 2, Number(parts.quarter) * 3]),
  ],
  [
    /\b(?<year>20\d\d) ?[/-] ?(?<next>(?:20)?\d\d)\b/g,
    (parts) => span(Number(parts.year), 1, fullYear(parts.next), 12),
  ],
];
const YEAR_ALONE: Reading = [
  /(?<=\b(?:by|in|during|before|until|of|erbyn|yn) )(?<year>20\d\d)\b/gi,
  (parts) => months(parts, [1, 12]),
];

/** Dates in the order of the text. A year alone counts only where it is asked for, and only after a word like `by`. */
export function datesIn(text: string, { years = false } = {}): readonly DateFound[] {
  const found: DateFound[] = [];
  let rest = text;
  for (const [pattern, read] of years ? [...READINGS, YEAR_ALONE] : READINGS) {
    rest = rest.replace(pattern, (written: string, ...more: unknown[]) => {
      const index = more.find((one) => typeof one === 'number') ?? 0;
      const range = read(more.at(-1) as Parts);
      if (range) found.push({ ...range, text: written, index });
      return '\u0000'.repeat(written.length);
    });
  }
  return found.toSorted((left, right) => left.index - right.index);
}

export const dayOf = (instant: Instant): string => instant.slice(0, 10);

const NAMES = 'January February March April May June July August September October November December'.split(' ');

/** `2015-05-07T08:00:00.000Z` becomes `7 May 2015`. */
export function dayInWords(instant: Instant): string {
  const [year, month, day] = dayOf(instant).split('-').map(Number);
  return `${day} ${NAMES[(month ?? 0) - 1]} ${year}`;
}

/** The same day of the next year. */
export const yearAfter = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;

function oneDay(parts: Parts): Pick<DateFound, 'from' | 'to'> | null {
  const month = parts.monthNumber === undefined ? monthOf(parts.month) : Number(parts.monthNumber);
  return exactly(fullYear(parts.year), month, Number(parts.day));
}

function eitherWay(parts: Parts): Pick<DateFound, 'from' | 'to'> | null {
  const first = Number(parts.day);
  const second = Number(parts.monthNumber);
  const [day, month] = second > 12 ? [second, first] : [first, second];
  return exactly(fullYear(parts.year), month, day);
}

function exactly(year: number, month: number, day: number): Pick<DateFound, 'from' | 'to'> | null {
  if (month < 1 || month > 12 || day < 1 || day > lastDay(year, month)) return null;
  const at = written(year, month, day);
  return { from: at, to: at };
}

/** `early June 2026` may still be any day of June. */
function wholeMonth(parts: Parts): Pick<DateFound, 'from' | 'to'> {
  const month = monthOf(parts.month);
  return months(parts, [month, month]) ?? span(fullYear(parts.year), month, fullYear(parts.year), month);
}

function months(
  parts: Parts,
  range: readonly [first: number, last: number] | undefined,
): Pick<DateFound, 'from' | 'to'> | null {
  const year = fullYear(parts.year);
  return range ? span(year, range[0], year, range[1]) : null;
}

function span(year: number, month: number, toYear: number, toMonth: number): Pick<DateFound, 'from' | 'to'> {
  return { from: written(year, month, 1), to: written(toYear, toMonth, lastDay(toYear, toMonth)) };
}

const monthOf = (name = ''): number => 1 + MONTHS.findIndex((month) => new RegExp(`^(?:${month})$`, 'i').test(name));
const fullYear = (year = ''): number => (year.length === 2 ? 2000 : 0) + Number(year);
const written = (...parts: readonly number[]): string => parts.map((part) => String(part).padStart(2, '0')).join('-');

function lastDay(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
