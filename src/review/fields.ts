import { nearest } from '../config/nearest.ts';
import { type Entry, type Problem, short, type Tree } from './tree.ts';

/** Reads one section field by field and keeps what is wrong. A field that is left out counts as empty. */
export interface Fields {
  readonly line: number;
  text(name: string): string;
  /** One of the words, or null where the field is empty. */
  choice<W extends string>(name: string, words: readonly W[]): W | null;
  /** A day as `2026-11-23`, or empty. */
  day(name: string): string;
  texts(name: string): readonly string[];
  sections(name: string, known: readonly string[]): readonly Fields[];
  /** Complains at a field, or at the section where it is missing. */
  wrong(name: string, message: string): void;
}

/** `undecided` is what a new file says; it means the same as nothing. */
const UNDECIDED = 'undecided';
export const LONGEST_TEXT = 20_000;
/** Nobody reads on after that, and each costs time. */
const MOST_PROBLEMS = 500;

export function fieldsOf(tree: Tree, known: readonly string[], problems: Problem[]): Fields {
  const say = (line: number, message: string) => {
    if (problems.length < MOST_PROBLEMS) problems.push({ line, message });
  };
  const entries: ReadonlyMap<string, Entry> = tree.kind === 'section' ? tree.entries : new Map();
  if (tree.kind !== 'section') say(tree.line, `Here should be fields such as '${known[0]}:'.`);
  for (const [name, { line }] of entries) {
    if (problems.length >= MOST_PROBLEMS) break;
    if (known.includes(name)) continue;
    const meant = nearest(name.slice(0, 60), known);
    say(line, `There is no field '${short(name)}' here.${meant ? ` Is '${meant}' meant?` : ''}`);
  }
  const wrong = (name: string, message: string) => say(entries.get(name)?.line ?? tree.line, message);
  const text = (name: string) => {
    const value = entries.get(name)?.value;
    if (value === undefined) return '';
    if (value.kind !== 'text') wrong(name, `'${name}' should be a text. Put it in quotes if it has brackets in it.`);
    else if (value.text.length > LONGEST_TEXT)
      wrong(name, `'${name}' is too long: ${LONGEST_TEXT} characters are the most.`);
    else return value.text;
    return '';
  };
  const list = (name: string): readonly Tree[] => {
    const value = entries.get(name)?.value;
    if (value === undefined || (value.kind === 'text' && value.text === '')) return [];
    if (value.kind === 'list') return value.items;
    wrong(name, `'${name}' should be a list: one entry a line, each after a hyphen.`);
    return [];
  };
  return {
    line: tree.line,
    text,
    wrong,
    choice(name, words) {
      const given = text(name)
        .toLowerCase()
        .replace(/[\s_-]+/g, ' ');
      if (given === '' || given === UNDECIDED) return null;
      const found = words.find((word) => word === given);
      if (found === undefined) wrong(name, `'${short(text(name))}' is not one of: ${words.join(', ')}, ${UNDECIDED}.`);
      return found ?? null;
    },
    day(name) {
      const given = text(name);
      if (given === '' || isDay(given)) return given;
      wrong(name, `'${short(given)}' is not a day of the calendar. Write it as 2026-11-23: year, month, day.`);
      return '';
    },
    texts(name) {
      return list(name).flatMap((item) => {
        if (item.kind === 'text') return [item.text];
        say(item.line, `Entries of '${name}' should be texts.`);
        return [];
      });
    },
    sections: (name, inner) => list(name).map((item) => fieldsOf(item, inner, problems)),
  };
}

/** The 30th of February has the right shape and is no day. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}
