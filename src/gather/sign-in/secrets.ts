/** Stands in evidence where a value of the sign-in stood. Plain, so that addresses and markup stay whole. */
export const LEFT_OUT = 'secret-left-out';

/** What must never be written down, and texts without it. It grows as people are signed in again. */
export interface Secrets {
  /** Values that somebody named as secret. Shorter ones than four characters would be found in every text. */
  add(values: readonly string[]): void;
  /** Values that a site keeps in the browser: most are words or dates, so only what looks like a key counts. */
  addKept(values: readonly string[]): void;
  /** There were more than can be looked for, so that some would be written down. */
  readonly isFull: boolean;
  isIn(text: string): boolean;
  redact(text: string): string;
  /** The same for every text in a value that is plain JSON. */
  redactAll<T>(value: T): T;
  redactBytes(bytes: Uint8Array): Uint8Array;
}

const SHORTEST = 4;
const SHORTEST_CODED = 8;
/** What comes to more is refused: left out, a value would be written down. */
const MOST_SECRETS = 5000;
const MOST_LENGTH = 1_000_000;
/** So much of a long key gives it away, where the rest of it was cut off. */
const TELLING = 16;
const KEY = /^[\w.~+/=-]{24,}$/;

export function createSecrets(): Secrets {
  const values = new Set<string>();
  let length = 0;
  let tooMany = false;
  let made: Patterns | null | undefined;
  const add: Secrets['add'] = (more) => {
    for (const value of new Set(more)) {
      if (value.length < SHORTEST || values.has(value)) continue;
      if (values.size >= MOST_SECRETS || length + value.length > MOST_LENGTH) tooMany = true;
      else values.add(value);
      length += value.length;
      made = undefined;
    }
  };
  const patterns = () => {
    if (made === undefined) made = patternsOf([...values]);
    return made;
  };
  const redact: Secrets['redact'] = (text) => {
    const found = patterns();
    return found ? text.replace(found.texts, LEFT_OUT) : found === null ? LEFT_OUT : text;
  };
  return {
    add,
    addKept: (more) => add(more.flatMap(keysIn)),
    get isFull() {
      return tooMany || patterns() === null;
    },
    isIn: (text) => redact(text) !== text,
    redact,
    redactAll: <T>(value: T): T => (values.size === 0 ? value : (deep(value, redact) as T)),
    redactBytes(bytes) {
      if (values.size === 0) return bytes;
      // Every byte a character, so that pictures and broken text pass unchanged.
      const before = Buffer.from(bytes).toString('latin1');
      const after = patterns() === null ? LEFT_OUT : before.replace(patterns()?.binary ?? '', LEFT_OUT);
      return before === after ? bytes : Buffer.from(after, 'latin1');
    },
  };
}

interface Patterns {
  readonly texts: RegExp;
  readonly binary: RegExp;
}

/** Null where they come to more than a pattern can hold: then nothing at all may be told. */
function patternsOf(values: readonly string[]): Patterns | null | undefined {
  if (values.length === 0) return undefined;
  const forms = values.flatMap(formsOf);
  try {
    return { texts: anyOf(forms), binary: anyOf(forms.map(asBinary)) };
  } catch {
    return null;
  }
}

/** Parts of a stored value that look like a key: letters and digits in one long word. */
function keysIn(value: string): readonly string[] {
  // Addresses and paths are on pages for good reasons; only what they carry in a query may be a key.
  const words = value.replace(/(https?:|(?<![\w+/=]))\/[^?#\s"]*/g, ' ').match(/[\w.~+/=%-]{16,}/g) ?? [];
  return [value, ...words].filter(looksLikeKey);
}

export function looksLikeKey(value: string): boolean {
  if (value.length < 8 || /\s|:\/\/|^\//.test(value)) return false;
  return (/\d/.test(value) && /[a-z]/i.test(value)) || /^\d{12,}$/.test(value);
}

/** A value as pages, addresses and headers may write it. */
function formsOf(value: string): readonly string[] {
  const json = JSON.stringify(value).slice(1, -1);
  const encoded = [encodeURIComponent(value), encodeURI(value), new URLSearchParams({ v: value }).toString().slice(2)];
  const lower = encoded.map((text) => text.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase()));
  const html = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const quoted = html.replaceAll('"', '&quot;').replaceAll("'", '&#39;');
  // As lines of JSON for programs are written, in which no page gives orders to the service that reads the log.
  const line = json.replaceAll('##', '#\\u0023');
  const all = [
    value,
    json,
    line,
    ...encoded,
    ...lower,
    html,
    quoted,
    html.replaceAll('"', '&#34;'),
    ...base64Forms(value),
  ];
  return [...new Set(all.map((text) => (text === value || text.length >= SHORTEST ? text : value)))];
}

/** What of a value in Base64 does not depend on what stands before and after it, for each place it may begin at. */
function base64Forms(value: string): readonly string[] {
  const bytes = Buffer.from(value, 'utf8');
  const cores = [0, 1, 2].map((before) => {
    const code = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const from = Math.ceil((before * 8) / 6);
    return code.slice(from, Math.floor(((before + bytes.length) * 8) / 6));
  });
  const url = cores.map((code) => code.replaceAll('+', '-').replaceAll('/', '_'));
  const encoded = cores.map((code) => encodeURIComponent(code));
  return [...cores, ...url, ...encoded].filter((code) => code.length >= SHORTEST_CODED);
}

interface Form {
  readonly text: string;
  /** What may go on behind it, as the characters of a pattern; empty where it ends there. */
  readonly more: string;
}

/**
 * One pattern for all. Forms that begin alike share their beginning: tried one after the other, thousands of them would take
 * minutes on a long page. The longest counts, so that no part of one is left behind.
 */
function anyOf(forms: readonly string[]): RegExp {
  const pattern = new RegExp(branches(forms.map(formOf)), 'g');
  // It is compiled only as it is used.
  pattern.test('');
  return pattern;
}

/** So much of a long key gives it away that the rest of it may be missing. */
function formOf(text: string): Form {
  if (!KEY.test(text) || !/\d/.test(text)) return { text, more: '' };
  return { text: text.slice(0, TELLING), more: `\\w.~+=${text.includes('/') ? '/' : ''}` };
}

function branches(forms: readonly Form[]): string {
  return [...Map.groupBy(forms, ({ text }) => text[0]).values()].map(branch).join('|');
}

/** Of forms that begin with one character. */
function branch(forms: readonly Form[]): string {
  const length = forms.reduce((most, { text }) => shared(most, text, forms[0]?.text ?? ''), Number.POSITIVE_INFINITY);
  const start = escaped((forms[0]?.text ?? '').slice(0, length));
  const longer = forms.filter(({ text }) => text.length > length);
  const ending = forms.filter(({ text }) => text.length === length);
  const on = longer.map(({ text, more }) => ({ text: text.slice(length), more }));
  const optional = ending.length > 0 ? '?' : '';
  // Of two the longer one has all of the other.
  const more = ending.reduce((most, one) => (one.more.length > most.length ? one.more : most), '');
  const tail = more === '' ? '' : `[${more}-]*`;
  return `${start}${on.length > 0 ? `(?:${branches(on)})${optional}` : ''}${tail}`;
}

function shared(most: number, a: string, b: string): number {
  const end = Math.min(most, a.length, b.length);
  for (let at = 0; at < end; at += 1) if (a[at] !== b[at]) return at;
  return end;
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

const asBinary = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

function deep(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((one) => deep(one, redact));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [redact(name), deep(one, redact)]));
}
