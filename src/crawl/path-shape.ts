/** What an address looks like once everything that varies from page to page is named instead of spelt out. */
export interface PathShape {
  /** For example `/news/{date}/{slug}`. */
  readonly pattern: string;
  /** How many parts vary; a date counts once, however many segments it takes. */
  readonly variables: number;
  readonly date: PathDate | undefined;
}

export interface PathDate {
  readonly year: number;
  /** Nothing but the date, or a way to look at it, ends the path: a page that software makes for any day. */
  readonly ends: boolean;
}

const MONTHS =
  /^(0?[1-9]|1[0-2]|jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr)$/i;
const DAY = /^(0?[1-9]|[12]\d|3[01])$/;
const YEAR = /^\d{4}$/;
const WHOLE_DATE = /^(\d{4})-(0?[1-9]|1[0-2])(-(0?[1-9]|[12]\d|3[01]))?$/;
const TURNED_DATE = /^(0?[1-9]|[12]\d|3[01])[-.](0?[1-9]|1[0-2])[-.](\d{4})$/;
const SOLID_DATE = /^((?:19|20|21)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;
const DATE_IN_WORDS = /(?<!\d)(\d{4})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)/;
/** A bare year is only a date behind one of these; elsewhere it may be the number of anything. */
const CALENDAR =
  /^(calendar|events?|diary|agenda|what-?s-on|day|week|month|year|list|availability|calendr|digwyddiadau|dyddiadur|dydd|wythnos|mis|blwyddyn)(\.\w+)?$/i;
const OPAQUE = /^(?:[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** The year of a date written in one piece: 2031-05-12, 2031-05, 12-05-2031 or 20310512. */
export function yearOf(text: string): number | undefined {
  const year = WHOLE_DATE.exec(text)?.[1] ?? TURNED_DATE.exec(text)?.[3] ?? SOLID_DATE.exec(text)?.[1];
  return year === undefined ? undefined : Number(year);
}

/** `isSlug` says whether a segment is one of very many below the pattern before it. */
export function shapeOf(pathname: string, isSlug: (parent: string, segment: string) => boolean): PathShape {
  const segments = pathname.split('/').slice(1);
  const parts: string[] = [];
  let variables = 0;
  let date: PathDate | undefined;
  for (let index = 0; index < segments.length; ) {
    const found = date ? undefined : dateAt(segments, index);
    if (found) {
      date = { year: found.year, ends: endsWithDate(segments.slice(index + found.length)) };
      parts.push('{date}');
      variables += 1;
      index += found.length;
      continue;
    }
    const segment = segments[index] ?? '';
    const named = nameOf(segment, (text) => isSlug(`/${parts.join('/')}`, text));
    date ??= dateInWords(segment);
    if (named !== segment) variables += 1;
    parts.push(named);
    index += 1;
  }
  return { pattern: `/${parts.join('/')}`, variables, date };
}

function nameOf(segment: string, isSlug: (segment: string) => boolean): string {
  if (OPAQUE.test(segment)) return '{id}';
  const numbered = segment.replace(/\d+/g, '{n}');
  return isSlug(segment) ? '{slug}' : numbered;
}

function dateAt(segments: readonly string[], index: number): { year: number; length: number } | undefined {
  const [first = '', second = '', third = ''] = segments.slice(index);
  const whole = yearOf(first);
  if (whole !== undefined) return { year: whole, length: 1 };
  if (YEAR.test(first) && MONTHS.test(second)) return { year: Number(first), length: DAY.test(third) ? 3 : 2 };
  if (MONTHS.test(first) && YEAR.test(second)) return { year: Number(second), length: 2 };
  if (DAY.test(first) && MONTHS.test(second) && YEAR.test(third)) return { year: Number(third), length: 3 };
  if (YEAR.test(first) && CALENDAR.test(segments[index - 1] ?? '')) return { year: Number(first), length: 1 };
  return undefined;
}

function dateInWords(segment: string): PathDate | undefined {
  const year = DATE_IN_WORDS.exec(segment)?.[1];
  // The words make it one thing that happened or will happen, not a page of a calendar.
  return year === undefined ? undefined : { year: Number(year), ends: false };
}

function endsWithDate(rest: readonly string[]): boolean {
  return rest.every((segment) => segment === '' || CALENDAR.test(segment) || /^(index|default)\.\w+$/i.test(segment));
}

/**
 * The start of a path that goes round in circles, such as `/a/b` of `/a/b/a/b/a/b`, or undefined. Usually a relative
 * link on a page that the server shows at every address below its own.
 */
export function circleIn(pathname: string): string | undefined {
  const segments = pathname.split('/').filter(Boolean);
  const start = (length: number) => `/${segments.slice(0, length).join('/')}`.replace(/\d+/g, '{n}');
  const places = new Map<string, number[]>();
  for (const [place, segment] of segments.entries()) {
    // Numbers may well come up more than once, as in a date.
    if (/^\d+$/.test(segment)) continue;
    places.set(segment, [...(places.get(segment) ?? []), place]);
  }
  for (const [first = 0, second = 0, third] of places.values()) {
    if (third !== undefined) return start(Math.max(second, first + 1));
  }
  for (let place = 0; place + 6 <= segments.length; place += 1) {
    const pair = (at: number) => segments.slice(at, at + 2).join('/');
    if (pair(place) === pair(place + 2) && pair(place) === pair(place + 4)) return start(place + 2);
  }
  return undefined;
}
