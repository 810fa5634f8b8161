import { yearOf } from './path-shape.ts';

export interface QueryShape {
  /** Names in order of the alphabet, numbers in them named: `filter[{n}]&page`. */
  readonly names: string;
  readonly size: number;
  /** A parameter is a date or a part of one. The year is not always there. */
  readonly date: { readonly year: number | undefined } | undefined;
  /** Nothing but the number of a page in some content system: as much an address as a path is. */
  readonly identifies: boolean;
}

const CALENDAR_NAME =
  /(^|[-_.[])(date|day|month|year|week|calendar|dyddiad|dydd|mis|blwyddyn|wythnos|yr|yyyy|mm|dd)($|[-_.\]])/i;
const CAMEL_DATE = /[a-z](Date|Day|Month|Year|Week)$/;
const YEAR_NAME = /(^|[-_.[])(y|yr|yyyy|year|blwyddyn)($|[-_.\]])|[a-z]Year$/i;
const IDENTIFIES = /(^|[-_.[a-z])id\]?$/i;
const MOST_IDENTIFYING = 2;

/** Undefined when there is no query. */
export function shapeOfQuery(search: string): QueryShape | undefined {
  const pairs = search
    .slice(1)
    .split('&')
    .filter(Boolean)
    .map((pair) => {
      const [name = '', ...rest] = pair.split('=');
      return { name: plain(name), value: plain(rest.join('=')) };
    });
  if (pairs.length === 0) return undefined;
  const names = [...new Set(pairs.map(({ name }) => name.replace(/\d+/g, '{n}').slice(0, 60)))].sort();
  const dated = pairs.filter(
    ({ name, value }) => yearOf(asDate(value)) !== undefined || CALENDAR_NAME.test(name) || CAMEL_DATE.test(name),
  );
  const years = dated.map(({ name, value }) => yearOf(asDate(value)) ?? bareYear(name, value));
  return {
    names: names.join('&'),
    size: pairs.length,
    date: dated.length > 0 ? { year: years.find((year) => year !== undefined) } : undefined,
    identifies:
      pairs.length <= MOST_IDENTIFYING && pairs.every(({ name, value }) => IDENTIFIES.test(name) && value !== ''),
  };
}

function bareYear(name: string, value: string): number | undefined {
  return YEAR_NAME.test(name) && /^\d{4}$/.test(value) ? Number(value) : undefined;
}

/** Slashes and a time of day are spellings of the same date. */
function asDate(value: string): string {
  return value.replace(/[T ].*$/, '').replaceAll('/', '-');
}

function plain(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    // Escapes that stand for no text are left as they are.
    return text;
  }
}
