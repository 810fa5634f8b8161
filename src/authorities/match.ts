import { nearest } from '../config/nearest.ts';
import type { Failure, Gathered } from '../model/evidence.ts';

/** What an authority can be found by. */
export interface Named {
  readonly name: string;
  readonly gss: string;
  readonly slug?: string;
}

const MOST_SHOWN = 8;
/** They say what kind of authority it is, and people leave them out or put them elsewhere. */
const KIND = /\b(council|borough|city|district|county|metropolitan|royal|of|the)\b/g;

/** The one authority that is meant. `where` completes "There is no authority 'x' in …". */
export function findAuthority<T extends Named>(asked: string, all: readonly T[], where: string): Gathered<T> {
  const query = asked.trim();
  if (isGss(query)) {
    const found = all.find(({ gss }) => gss === query.toUpperCase());
    return found ? { ok: true, value: found } : wrong(`There is no authority with the code ${query} in ${where}.`);
  }
  const found = candidates(query, all);
  const [first] = found;
  if (first && found.length === 1) return { ok: true, value: first };
  return wrong(first ? severalMeant(query, found) : noneMeant(query, all, where));
}

export function isGss(text: string): boolean {
  return /^[ENSWK]\d{8}$/i.test(text);
}

/** From the strictest way of comparing to the loosest; the first that finds any decides. */
function candidates<T extends Named>(query: string, all: readonly T[]): readonly T[] {
  const lower = query.toLowerCase();
  const core = simple(query);
  const ways: readonly ((one: T) => boolean)[] = [
    ({ name }) => name === query,
    ({ name, slug }) => name.toLowerCase() === lower || slug === lower,
    ({ name }) => simple(name) === core,
    ({ name }) => name.toLowerCase().startsWith(lower),
    ({ name }) => simple(name).startsWith(core),
    ({ name }) => simple(name).includes(core),
  ];
  // Without the words for its kind there may be nothing left, and nothing is part of every name.
  const usable = core === '' ? ways.slice(0, 2) : ways;
  for (const way of usable) {
    const found = all.filter(way);
    if (found.length > 0) return found;
  }
  return [];
}

function simple(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll("'", '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(KIND, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function severalMeant(query: string, found: readonly Named[]): string {
  const shown = found.slice(0, MOST_SHOWN).map(({ name, gss }) => (gss ? `${name} (${gss})` : name));
  const more = found.length > MOST_SHOWN ? ` and ${found.length - MOST_SHOWN} more` : '';
  return `'${query}' could be any of ${found.length}: ${shown.join(', ')}${more}. Write more of the name, or give the GSS code.`;
}

function noneMeant(query: string, all: readonly Named[], where: string): string {
  const close = nearest(
    simple(query),
    all.map(({ name }) => simple(name)),
  );
  const meant = all.find(({ name }) => simple(name) === close);
  return `There is no authority '${query}' in ${where}.${meant ? ` Did you mean '${meant.name}'?` : ''}`;
}

function wrong(message: string): { ok: false; error: Failure } {
  return { ok: false, error: { code: 'authority', message } };
}
