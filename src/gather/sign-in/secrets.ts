/** Stands in evidence where a value of the sign-in stood. Plain, so that addresses and markup stay whole. */
export const LEFT_OUT = 'secret-left-out';

/** What must never be written down, and texts without it. It grows as people are signed in again. */
export interface Secrets {
  /** Values that somebody named as secret. Shorter ones than four characters would be found in every text. */
  add(values: readonly string[]): void;
  /** Values that a site keeps in the browser: most are words or dates, so only what looks like a key counts. */
  addKept(values: readonly string[]): void;
  isIn(text: string): boolean;
  redact(text: string): string;
  /** The same for every text in a value that is plain JSON. */
  redactAll<T>(value: T): T;
  redactBytes(bytes: Uint8Array): Uint8Array;
}

const SHORTEST = 4;
const SHORTEST_CODED = 8;
const MOST_SECRETS = 500;
/** So much of a long key gives it away, where the rest of it was cut off. */
const TELLING = 16;
const KEY = /^[\w.~+/=-]{24,}$/;

export function createSecrets(): Secrets {
  const values = new Set<string>();
  let texts: RegExp | undefined;
  let binary: RegExp | undefined;
  const add: Secrets['add'] = (more) => {
    for (const value of more) if (value.length >= SHORTEST && values.size < MOST_SECRETS) values.add(value);
    const forms = [...values].flatMap(formsOf);
    texts = anyOf(forms);
    binary = anyOf(forms.map(asBinary));
  };
  const redact: Secrets['redact'] = (text) => (texts ? text.replace(texts, LEFT_OUT) : text);
  const redactAll = <T>(value: T): T => deep(value, redact) as T;
  return {
    add,
    addKept: (more) => add(more.flatMap(keysIn)),
    isIn: (text) => texts !== undefined && text.search(texts) >= 0,
    redact,
    redactAll: (value) => (texts ? redactAll(value) : value),
    redactBytes(bytes) {
      if (!binary) return bytes;
      // Every byte a character, so that pictures and broken text pass unchanged.
      const before = Buffer.from(bytes).toString('latin1');
      return before.search(binary) < 0 ? bytes : Buffer.from(before.replace(binary, LEFT_OUT), 'latin1');
    },
  };
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
  const all = [value, json, ...encoded, ...lower, html, quoted, html.replaceAll('"', '&#34;'), ...base64Forms(value)];
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

/** The longest first, so that no part of one is left behind. */
function anyOf(forms: readonly string[]): RegExp | undefined {
  const distinct = [...new Set(forms)].toSorted((a, b) => b.length - a.length);
  return distinct.length === 0 ? undefined : new RegExp(distinct.map(pattern).join('|'), 'g');
}

function pattern(form: string): string {
  if (!KEY.test(form) || !/\d/.test(form)) return escaped(form);
  return `${escaped(form.slice(0, TELLING))}[\\w.~+=${form.includes('/') ? '/' : ''}-]*`;
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

const asBinary = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

function deep(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((one) => deep(one, redact));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [redact(name), deep(one, redact)]));
}
