/** Code-unit order: the same on every machine, whatever its language. */
export function byCodeUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export function cap(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}

/** One line without control or direction-changing characters: page text must not rearrange the report around it. */
export function oneLine(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

/** Thousands with a comma, at most one decimal. */
export function number(value: number): string {
  const [whole = '0', decimals] = String(Math.round(value * 10) / 10).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return decimals ? `${grouped}.${decimals}` : grouped;
}

/** Scores always show their decimal, so that columns line up. */
export function score(value: number): string {
  return value.toFixed(1);
}

export function listInWords(items: readonly string[]): string {
  const last = items.at(-1);
  if (last === undefined) return '';
  return items.length === 1 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `2026-11-23T09:30:00.000Z` becomes `23 November 2026 at 09:30 UTC`. Text in, text out: no time zone can slip in. */
export function dateInWords(instant: string): string {
  const [, year, month, day, time] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(instant) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name ? `${Number(day)} ${name} ${year} at ${time} UTC` : instant;
}

/** The address as a link target, or null: a page can claim to live at `javascript:`. */
export function safeHref(url: string): string | null {
  const parsed = URL.parse(url);
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.href : null;
}

/** An id for a place in the report. Ids of checks and points are ours, so this cannot make two of them alike. */
export function anchor(text: string): string {
  return text.replace(/[^\w-]+/g, '-');
}

/** An address as people read it. Plain http keeps its scheme, because there it matters. */
export function shortUrl(url: string): string {
  return url.replace(/^https:\/\//i, '').replace(/^([^/]+)\/$/, '$1') || url;
}
